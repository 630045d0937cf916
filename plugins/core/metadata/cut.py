"""A walk through a picture's file gives the ranges of bytes that must not go out."""

from typing import NamedTuple


class Cut(NamedTuple):
    """The bytes from ``start`` to before ``end``, in whose place ``new`` comes."""

    start: int
    end: int
    new: bytes = b""


class ContainerError(ValueError):
    """A file that is not built as its format says."""
