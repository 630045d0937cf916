"""``make fetch-feeds``: partners' feeds, each into its snapshot under ``content/partner-feeds/``.

The only place where the program takes content from the network, and it is run by somebody who then commits
what has changed, or by a job that proposes it: no build depends on another's server. What cannot be
fetched or read leaves its snapshot as it is and is told; the others are fetched all the same.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from plugins.core.dates import iso
from plugins.core.partner_feed import (
    FOLDER,
    LONGEST_ID,
    LONGEST_SUMMARY,
    LONGEST_TITLE,
    MOST_ITEMS,
    Snapshot,
    is_language,
    owner_of,
    path_of,
    read_snapshot,
    written,
)
from plugins.core.partner_news import followed
from plugins.core.plain_text import is_web_address, plain, web_address
from plugins.core.problems import Place, Problem, error, in_order, warning
from plugins.core.site import Site
from plugins.edge.disk import reason
from plugins.edge.fetching import USUAL, Fetched, FetchError, FetchLimits, agent_of, fetch
from plugins.edge.telling import shown_root

READER = Path(__file__).with_name("feed_reader.py")
_SECONDS = 20.0  # for the reader: its own limit is one of work
_AT_ONCE = 8
_CODES = {
    "none": "partner-feed-none",
    "malformed": "partner-feed-malformed",
    "entities": "partner-feed-entities",
}
_WORDS = {
    "fi": {
        "written": "{path}: haettu, uutta",
        "removed": "{path}: poistettu, syötettä ei enää ole",
        "all": "Kumppanien syötteitä {all}: uutta {written}, ennallaan {same}, ei saatu {failed}.",
    },
    "en": {
        "written": "{path}: fetched, something new",
        "removed": "{path}: deleted, the feed is no more",
        "all": "Feeds of partners {all}: something new {written}, as before {same}, failed {failed}.",
    },
}
_NAMELESS = 80  # characters of a text that stand for a title that there is not


class Source(Struct, frozen=True):
    """A feed to fetch: its address, where that is written, where the snapshot lies, the one there is."""

    url: str
    place: Place
    path: str
    before: Snapshot | None


class Sources(Struct, frozen=True):
    """All feeds of the content, the snapshots of none of them, how to ask, and the clock of days."""

    feeds: tuple[Source, ...]
    spare: tuple[str, ...]
    agent: str
    zone: str


class Told(Struct, frozen=True):
    """What came of one feed: its new snapshot where there is one, what is to be said of it."""

    source: Source
    data: bytes = b""
    problem: Problem | None = None
    failed: bool = False


class Report(Struct, frozen=True):
    """What was done: paths written and removed, how many stayed or were not to be had, what went wrong."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    same: int
    failed: int
    problems: tuple[Problem, ...]


def sources(site: Site) -> Sources:
    """The feeds that the content names."""
    feeds = []
    for entity in followed(site):
        path = path_of(entity.kind, entity.id)
        data = site.data(path)
        before = read_snapshot(path, data)[0] if data is not None else None
        feeds.append(Source(entity.fields.feed, entity.place("feed"), path, before))
    own = {feed.path for feed in feeds}
    spare = tuple(path for path in site.data_files(FOLDER) if owner_of(path) and path not in own)
    return Sources(tuple(feeds), spare, agent_of(site.identity.url), site.identity.zone)


def is_mended(problem: Problem) -> bool:
    """Whether it is about a snapshot: fetching is the mend, so it keeps nobody from it."""
    about = problem.place.path.startswith(f"{FOLDER}/") or problem.code == "partner-feed-new"
    return about and problem.code != "partner-feed-file"


def fetch_all(found: Sources, content: Path, *, private: bool = False, limits: FetchLimits = USUAL) -> Report:
    """Fetch every feed, write what has changed, remove what belongs to none."""
    with ThreadPoolExecutor(_AT_ONCE) as workers:
        told = list(
            workers.map(lambda feed: _fetched(feed, found, private=private, limits=limits), found.feeds)
        )
    problems = [one.problem for one in told if one.problem]
    changed, removed = [], []
    for one in told:
        if one.data:
            try:
                _write(content, one.source.path, one.data)
                changed.append(one.source.path)
            except OSError as fault:
                problems.append(_unwritten(one.source.path, fault))
    for path in found.spare:
        try:
            (content / path).unlink(missing_ok=True)
            removed.append(path)
        except OSError as fault:
            problems.append(_unwritten(path, fault))
    same = sum(not one.data and not one.failed for one in told)
    failed = len(told) - len(changed) - same
    return Report(tuple(changed), tuple(removed), same, failed, in_order(problems))


def summary(report: Report, content: Path, lang: str) -> Iterator[str]:
    """The lines that tell what was done."""
    words, root = _WORDS[lang], shown_root(content)
    for key, paths in (("written", report.written), ("removed", report.removed)):
        yield from (words[key].format(path=f"{root}/{path}") for path in paths)
    done = len(report.written)
    every = done + report.same + report.failed
    yield words["all"].format(all=every, written=done, same=report.same, failed=report.failed)


def _unwritten(path: str, fault: OSError) -> Problem:
    return error(Place(path), "partner-feed-unwritten", file=path, reason=reason(fault))


def _fetched(feed: Source, found: Sources, *, private: bool, limits: FetchLimits) -> Told:
    """One feed. With the address that the snapshot was fetched from, it is only asked what is new."""
    before = feed.before if feed.before and feed.before.source == feed.url else None
    etag, modified = (before.etag, before.last_modified) if before else ("", "")
    try:
        answer = fetch(
            feed.url, agent=found.agent, limits=limits, private=private, etag=etag, modified=modified
        )
        moved = _moved(feed, answer)
        if answer.not_modified:
            return Told(feed, problem=moved)
        data = _written(feed, answer, found.zone)
    except FetchError as fault:
        return Told(feed, problem=error(feed.place, fault.code, **fault.values), failed=True)
    except _UnreadableError as fault:
        return Told(feed, problem=fault.problem, failed=True)
    snapshot, problems = read_snapshot(feed.path, data)
    if snapshot is None:
        raise ValueError(problems)  # what is written is what is let in
    # Servers that date each answer anew would make a change of every fetch: only what is shown counts.
    if before and snapshot.model_copy(update={"etag": etag, "last_modified": modified}) == before:
        return Told(feed, problem=moved)
    return Told(feed, data, moved)


def _moved(feed: Source, answer: Fetched) -> Problem | None:
    if not answer.moved:
        return None
    return warning(feed.place, "partner-feed-moved", url=feed.url, nearest=answer.url)


class _UnreadableError(Exception):
    """What was fetched is no feed that can be taken; the argument says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def _written(feed: Source, answer: Fetched, zone: str) -> bytes:
    """The snapshot of what was fetched. Raises _UnreadableError."""
    said = _read(feed, answer)
    link = web_address(said["link"], answer.url)
    items: dict[str, dict[str, str]] = {}
    for item in _items(said["items"], link or answer.url, ZoneInfo(zone)):
        items.setdefault(item["id"], item)  # the same id twice: the newer one
        if len(items) == MOST_ITEMS:
            break
    if not items:
        raise _UnreadableError(warning(feed.place, "partner-feed-empty", url=feed.url))
    primary, mark, rest = said["language"].strip().partition("-")
    language = primary.lower() + mark + rest
    values = {
        "source": feed.url,
        "etag": answer.etag,
        "last_modified": answer.modified,
        "title": plain(said["title"], LONGEST_TITLE),
        "link": link,
        "language": language if is_language(language) else "",
    }
    return written(values, items.values())


def _items(said: list[list[Any]], base: str, zone: ZoneInfo) -> Iterator[dict[str, str]]:
    """The items that have a title and an address, their days by the site's clock."""
    for id, title, link, seconds, text in said:
        url = web_address(link or id, base) if link or is_web_address(id) else ""
        summary = plain(text, LONGEST_SUMMARY)
        heading = plain(title, LONGEST_TITLE) or plain(text, _NAMELESS)
        if url and heading:
            yield {
                "id": plain(id, LONGEST_ID) or url,
                "title": heading,
                "url": url,
                "date": iso(datetime.fromtimestamp(seconds, UTC).astimezone(zone).date()) if seconds else "",
                "summary": "" if summary == heading else summary,
            }


def _read(feed: Source, answer: Fetched) -> dict[str, Any]:
    """What the reader, in a process of its own, finds in it. Raises _UnreadableError."""
    try:
        done = subprocess.run(  # noqa: S603 - our own file, with a media type as its argument
            [sys.executable, "-I", "-B", str(READER), answer.content_type.replace("\0", "")[:200]],
            input=answer.body,
            capture_output=True,
            timeout=_SECONDS,
            env={},
            check=True,
        )
        said: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as fault:
        raise _UnreadableError(error(feed.place, "partner-feed-heavy", url=feed.url)) from fault
    if said["outcome"] == "none" and (near := web_address(said["feed"], answer.url)):
        raise _UnreadableError(error(feed.place, "partner-feed-page", url=feed.url, nearest=near))
    if said["outcome"] in _CODES:
        raise _UnreadableError(error(feed.place, _CODES[said["outcome"]], url=feed.url))
    return said


def _write(content: Path, path: str, data: bytes) -> None:
    """Put a file in the place of the former one in one step, whoever does the same. Raises OSError."""
    target = content / path
    target.parent.mkdir(exist_ok=True)
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.stem}-", delete=False) as new:
        try:
            new.write(data)
            new.flush()
            Path(new.name).chmod(0o644)  # a temporary file is its owner's alone
            Path(new.name).replace(target)
        except OSError:
            Path(new.name).unlink(missing_ok=True)
            raise
