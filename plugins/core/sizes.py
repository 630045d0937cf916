"""How large the files may be that a build takes in."""

from msgspec import Struct


class Limits(Struct, frozen=True):
    """The largest text (megabytes) and picture (megapixels) that is read, as the settings say."""

    text_megabytes: int = 5
    picture_megapixels: int = 50

    @property
    def text_bytes(self) -> int:
        """The size of the largest text in bytes."""
        return self.text_megabytes * 1_000_000

    @property
    def pixels(self) -> int:
        """The most pixels that a picture may have."""
        return self.picture_megapixels * 1_000_000


USUAL = Limits()
