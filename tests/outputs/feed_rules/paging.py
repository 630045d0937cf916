"""The rules for the older items of a feed: archived and paged feeds. Source: RFC 5005; next_url of JSON Feed 1.1."""

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tests.outputs.feed_rules.documents import ATOM, HISTORY, read, text_of

Links = dict[str, list[str]]


class Part(NamedTuple):
    """One document of a feed: its links, whether it says that it is an archive or complete, its items' ids."""

    links: Links
    archive: bool
    complete: bool
    ids: tuple[str, ...]


def faults(documents: Mapping[str, bytes], start: str) -> list[str]:
    """Every rule that a feed breaks, read from its address back to its oldest items; documents by address."""
    first = part(documents[start])
    found = list(_subscribed(first, start))
    seen, former, address = [start], start, _older(first)
    while address:
        if address in seen:
            return [*found, f"RFC 5005, 4: the older items lead round in a ring ({address})"]
        if address not in documents:
            return [*found, f"RFC 5005, 4: an archive that is not there ({address})"]
        one = part(documents[address])
        found += [f"{fault} ({address})" for fault in _older_part(one, start, former)]
        seen.append(address)
        former, address = address, _older(one)
    return found


def items(documents: Mapping[str, bytes], start: str) -> set[str]:
    """The ids of all items of a sound feed, those in its older documents too."""
    found: set[str] = set()
    address = start
    while address:
        one = part(documents[address])
        found.update(one.ids)
        address = _older(one)
    return found


def part(data: bytes) -> Part:
    """One document, of whatever format."""
    if data.lstrip().startswith(b"{"):
        feed = json.loads(data)
        links = {"next": [feed["next_url"]]} if "next_url" in feed else {}
        return Part(links, archive=False, complete=False, ids=tuple(item["id"] for item in feed["items"]))
    root = read(data)
    feed = root if root.tag == f"{ATOM}feed" else root[0]
    links = {}
    for link in feed.findall(f"{ATOM}link"):
        links.setdefault(link.get("rel", "alternate"), []).append(link.get("href", ""))
    named = [text_of(item.find("guid")) for item in feed.iter("item")]
    named += [text_of(entry.find(f"{ATOM}id")) for entry in feed.iter(f"{ATOM}entry")]
    marks = [feed.find(f"{HISTORY}{name}") is not None for name in ("archive", "complete")]
    return Part(links, marks[0], marks[1], tuple(named))


def _older(one: Part) -> str:
    return (one.links.get("prev-archive") or one.links.get("next") or [""])[0]


def _subscribed(one: Part, address: str) -> Iterator[str]:
    if one.archive:
        yield "RFC 5005, 4: what is subscribed to is no archive"
    if one.complete and _older(one):
        yield "RFC 5005, 2: a complete feed has no older items elsewhere"
    if one.links.get("current", [address]) != [address]:
        yield 'RFC 5005, 4: its rel="current" is not itself'
    if "next-archive" in one.links:
        yield "RFC 5005, 4: nothing is newer than what is subscribed to"
    yield from _single(one)


def _older_part(one: Part, start: str, newer: str) -> Iterator[str]:
    yield from _single(one)
    if not any((one.archive, *one.links)):
        return  # JSON Feed says nothing of itself on its last page
    if "prev-archive" in one.links and not one.archive:
        yield "RFC 5005, 4: an archive without fh:archive"
    if one.archive and one.links.get("current") != [start]:
        yield "RFC 5005, 4: an archive must lead to the current feed"
    if one.archive and one.links.get("next-archive", [newer]) != [newer] and newer != start:
        yield 'RFC 5005, 4: rel="next-archive" is not the one that leads here'
    if one.links.get("previous", [newer]) != [newer]:
        yield 'RFC 5005, 3: rel="previous" is not the one that leads here'
    if not one.ids:
        yield "RFC 5005, 4: nothing is in it"


def _single(one: Part) -> Iterator[str]:
    for name in ("current", "prev-archive", "next-archive", "next", "previous", "first", "last"):
        if len(one.links.get(name, [])) > 1:
            yield f'RFC 5005, 3: more than one rel="{name}"'
