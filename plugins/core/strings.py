"""Interface words of one language."""

from collections.abc import Mapping

from msgspec import Struct


class Strings(Struct, frozen=True):
    """The words of one language by key; called with a key and the values its text names.

    Raises KeyError for an unknown key: a fault of the theme or the program, never of content.
    """

    texts: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The text of that key."""
        text = self.texts[key]
        return text.format(**values) if values else text

    def get(self, key: str) -> str:
        """The text of that key, or an empty one."""
        return self.texts.get(key, "")
