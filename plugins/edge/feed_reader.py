"""Reads one foreign feed in a process of its own: its bytes come in, what it holds goes out as JSON.

Run as a file, isolated, with nothing of the site at hand and little time and memory: a feed that is made to
harm the one who reads it ends this process and nothing else. What it says is not cleaned here.
"""

import json
import re
import resource
import sys
from calendar import timegm
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from html.parser import HTMLParser
from io import BytesIO
from time import struct_time
from typing import Any

SECONDS, MEMORY = 10, 1 << 30
MOST, LONGEST = 200, 20_000  # items, and characters of one text: more than any page shows
EARLIEST, LATEST = 631_152_000, 4_102_444_800  # 1990 and 2100: other days are a mistake

Item = tuple[str, str, str, float, str]
"""Id, title, address, seconds since 1970 (0: not known), text."""

_ENCODING = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._:-]+)""")
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")


def main() -> None:
    """Read, and say what was found; a fault of the reader's is one of the feed."""
    data, content_type = sys.stdin.buffer.read(), sys.argv[1]
    import feedparser  # noqa: PLC0415 - before memory is short

    _be_small()
    try:
        found = _json_feed(data) if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else None
        if found is None:
            found = _xml_feed(data, content_type, feedparser)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError):
        found = {"outcome": "malformed"}
    sys.stdout.buffer.write(json.dumps(found).encode())


def _be_small() -> None:
    """Have the system end this process when it takes too much."""
    for what, most in (
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(OSError, ValueError):  # not every system lets all of them be set
            resource.setrlimit(what, (most, most))


def _xml_feed(data: bytes, content_type: str, feedparser: Any) -> dict[str, Any]:  # noqa: ANN401 - has no types
    if _ENTITY.search(data.replace(b"\0", b"")):  # in UTF-16 too
        return {"outcome": "entities"}
    found = feedparser.parse(
        BytesIO(data),
        response_headers={"content-type": content_type},
        sanitize_html=False,  # all of it becomes plain text
        resolve_relative_uris=False,
    )
    if not found.get("version"):
        page = _Page()
        page.feed(data.decode("utf-8", "replace"))
        return {"outcome": "none", "feed": page.found}
    if found.bozo and not _is_harmless(found, data):
        return {"outcome": "malformed"}
    feed = found.feed
    items = (
        (
            _text(entry.get("id")),
            _text(entry.get("title")),
            _text(entry.get("link")),
            _seconds(entry.get("published_parsed") or entry.get("updated_parsed")),
            _text(entry.get("summary") or next((part.value for part in entry.get("content", ())), "")),
        )
        for entry in found.entries
    )
    return _told(feed.get("title"), feed.get("link"), feed.get("language"), items)


def _is_harmless(found: Any, data: bytes) -> bool:  # noqa: ANN401 - has no types
    """Whether every letter is as it was meant: servers say little that is right of the type of a feed.

    An encoding that was only guessed is not: UTF-8 with a fault in it would become other letters.
    """
    fault = type(found.bozo_exception).__name__
    declared = _ENCODING.search(data.replace(b"\0", b"")[:200])
    encoding = str(found.get("encoding")).lower()
    meant = encoding.startswith("utf-") or (declared is not None and declared[1].decode().lower() == encoding)
    return fault == "NonXMLContentType" or (fault == "CharacterEncodingOverride" and meant)


def _seconds(moment: struct_time | None) -> float:
    try:
        return _sane(timegm(moment)) if moment else 0
    except ValueError:  # the year 0
        return 0


def _json_feed(data: bytes) -> dict[str, Any] | None:
    """A JSON Feed (1.0, 1.1); None for what is no JSON object."""
    found = json.loads(data.decode("utf-8-sig"))
    if not str(found.get("version", "")).startswith("https://jsonfeed.org/version/"):
        return {"outcome": "none", "feed": ""}
    items = (
        (
            _text(item.get("id")),
            _text(item.get("title")),
            _text(item.get("url") or item.get("external_url")),
            _instant(item.get("date_published") or item.get("date_modified")),
            _text(item.get("summary") or item.get("content_text") or item.get("content_html")),
        )
        for item in found.get("items", ())
    )
    return _told(found.get("title"), found.get("home_page_url"), found.get("language"), items)


def _told(title: object, link: object, language: object, items: Iterator[Item]) -> dict[str, Any]:
    """What is handed on: the newest items, those whose day is not known last, else in the feed's order."""
    newest = sorted(items, key=lambda item: item[3], reverse=True)[:MOST]
    told = {"title": _text(title), "link": _text(link), "language": _text(language)}
    return {"outcome": "feed", **told, "items": newest}


def _text(value: object) -> str:
    return str(value)[:LONGEST] if isinstance(value, str | int | float) else ""


def _instant(written: object) -> float:
    try:
        found = datetime.fromisoformat(str(written))
        return _sane((found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp())
    except (ValueError, OverflowError):
        return 0


def _sane(seconds: float) -> float:
    return seconds if EARLIEST <= seconds < LATEST else 0


class _Page(HTMLParser):
    """Looks for the feed that a web page names in its head."""

    found = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        kind, rel = (said.get("type") or "").lower(), (said.get("rel") or "").lower().split()
        if tag == "link" and "alternate" in rel and kind in _FEED_TYPES and not self.found:
            self.found = _text(said.get("href"))


if __name__ == "__main__":
    main()
