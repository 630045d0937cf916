"""The only part that knows Pelican, files, the clock and the environment."""
