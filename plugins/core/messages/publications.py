"""What is said of publications and series."""

from collections.abc import Mapping

MESSAGES: Mapping[str, Mapping[str, str]] = {}
