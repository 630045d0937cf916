"""What is said of long documents."""

from collections.abc import Mapping

MESSAGES: Mapping[str, Mapping[str, str]] = {}
