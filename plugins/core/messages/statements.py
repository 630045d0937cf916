"""What is said of statements, services and groups."""

from collections.abc import Mapping

MESSAGES: Mapping[str, Mapping[str, str]] = {}
