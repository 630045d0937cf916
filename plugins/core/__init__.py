"""The pure core: values and functions without files, clock, environment, locale or printing."""
