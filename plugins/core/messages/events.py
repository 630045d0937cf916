"""What is said of events and deadlines."""

from collections.abc import Mapping

MESSAGES: Mapping[str, Mapping[str, str]] = {}
