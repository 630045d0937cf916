"""What the preview shows, as the parts that answer a browser see it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from plugins.core.problems import Problem


class Showing(Protocol):
    """The site that is shown, for whatever changes it from within the browser."""

    @property
    def content(self) -> Path:
        """The real path of the content folder."""

    @property
    def token(self) -> str:
        """The secret of this run, which every request that changes something must bring."""

    def address(self, source: str) -> str | None:
        """The address of the page that is made of a content file (``newsletters/2017-1.md``)."""

    def check(self, changes: Mapping[str, bytes | None]) -> list[Problem]:
        """All that the writer would be told were these content files so (None: gone); writes nothing."""

    def changed(self) -> None:
        """Look at the folders now, and not only when the watcher does."""


class Answer(Struct, frozen=True):
    """What an address is answered with; ``bar`` is put into a page, ``leads_to`` is where a folder is."""

    status: int
    body: bytes
    media_type: str
    bar: str = ""
    leads_to: str = ""


class State(Struct, frozen=True):
    """What tells one state of a page, and of the bar on it, from another."""

    page: str
    bar: str


class Shown(Showing, Protocol):
    """All that the server asks of the site that is shown. Those methods may take their time."""

    def answer(self, path: str) -> Answer:
        """What stands at a decoded path of the site."""

    def state(self, path: str) -> State:
        """The present state of the page at a path."""

    def bar(self, path: str) -> Answer:
        """The bar of the page at a path, as a document of its own."""

    def listing(self, path: str) -> Answer:
        """The list of all problems as a page; ``path`` is where its reader came from."""

    def last(self, path: str) -> Answer:
        """The page at a path as it was when it could last be made."""

    def show_as_of(self, day: str, *, readers: bool) -> bool:
        """Show the site as of a day (empty: as it began), to ``readers`` without what is not out.

        False for what is no day.
        """

    @property
    def turn(self) -> int:
        """A number that grows with every change of anything that is shown."""

    async def turned(self, turn: int, seconds: float) -> None:
        """Wait until there is another turn than this, or the time is over, or the preview ends."""

    @property
    def ending(self) -> bool:
        """Whether the preview is about to stop."""
