"""The rules of JSON Feed 1.1. Source: jsonfeed.org/version/1.1; the words in quotes are its headings."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from tests.outputs.feed_rules.values import (
    has_controls,
    html_faults,
    is_language,
    is_media_type,
    is_rfc3339,
    is_uri,
    is_web_address,
)

VERSION = "https://jsonfeed.org/version/1.1"
_TOP = frozenset({
    "version", "title", "home_page_url", "feed_url", "description", "user_comment", "next_url", "icon",
    "favicon", "authors", "language", "expired", "hubs", "items",
})  # fmt: skip
_ITEM = frozenset({
    "id", "url", "external_url", "title", "content_html", "content_text", "summary", "image",
    "banner_image", "date_published", "date_modified", "authors", "tags", "language", "attachments",
})  # fmt: skip
_TEXTS = ("title", "content_html", "content_text", "summary", "description", "user_comment")
_ADDRESSES = (
    "home_page_url",
    "feed_url",
    "next_url",
    "icon",
    "favicon",
    "url",
    "external_url",
    "image",
    "banner_image",
)


def faults(data: bytes, address: str) -> list[str]:
    """Every rule that the feed, published at this address, breaks."""
    try:
        feed = json.loads(data.decode("utf-8"), parse_constant=_no_number)
    except ValueError as fault:
        return [f"'Structure': no JSON in UTF-8 ({fault})"]
    if not isinstance(feed, dict) or feed.get("version") != VERSION:
        return ["'Top-level', version: not the address of version 1.1"]
    found = list(_top(feed, address))
    items = feed.get("items")
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        return [*found, "'Top-level', items: not a list of objects"]
    for item in items:
        found += [f"{fault} (in {item.get('title') or item.get('id')!r})" for fault in _item(item)]
    ids = Counter(item["id"] for item in items if isinstance(item.get("id"), str))
    return [*found, *(f"'Items', id: not unique ({id})" for id, count in ids.items() if count > 1)]


def _no_number(name: str) -> None:
    raise ValueError(name)


def _top(feed: Mapping[str, Any], address: str) -> Iterator[str]:
    if not isinstance(feed.get("title"), str) or not feed["title"].strip():
        yield "'Top-level', title: required"
    if feed.get("feed_url") != address:
        yield "'Top-level', feed_url: not the feed's own address"
    if not isinstance(feed.get("home_page_url"), str):
        yield "'Top-level', home_page_url: strongly recommended"
    if "next_url" in feed and feed["next_url"] == feed.get("feed_url"):
        yield "'Top-level', next_url: the feed itself"
    if not isinstance(feed.get("expired", False), bool):
        yield "'Top-level', expired: neither true nor false"
    for hub in _listed(feed, "hubs"):
        if not isinstance(hub, dict) or not hub.get("type") or not is_web_address(str(hub.get("url"))):
            yield "'Hubs': a hub has a type and a url"
    if "language" not in feed:
        yield "'Top-level', language: we always know it"
    yield from _common(feed, _TOP)


def _item(item: Mapping[str, Any]) -> Iterator[str]:
    if not isinstance(item.get("id"), str) or not item["id"].strip():
        yield "'Items', id: required, a text"
    if not isinstance(item.get("content_html", item.get("content_text")), str):
        yield "'Items', content: neither content_html nor content_text"
    for name in ("date_published", "date_modified"):
        if name in item and not (isinstance(item[name], str) and is_rfc3339(item[name])):
            yield f"'Items', {name}: no date of RFC 3339 ({item[name]!r})"
    if not all(isinstance(tag, str) and tag.strip() for tag in _listed(item, "tags")):
        yield "'Items', tags: not a list of texts"
    if isinstance(item.get("content_html"), str):
        yield from (f"'Items', content_html: {fault}" for fault in html_faults(item["content_html"]))
    for one in _listed(item, "attachments"):
        yield from _attachment(one)
    yield from _common(item, _ITEM)


def _attachment(one: Any) -> Iterator[str]:
    if not isinstance(one, dict) or not is_web_address(str(one.get("url"))):
        yield "'Attachments', url: required, a full address"
        return
    if not is_media_type(str(one.get("mime_type"))):
        yield "'Attachments', mime_type: required"
    for name in ("size_in_bytes", "duration_in_seconds"):
        if name in one and (
            not isinstance(one[name], int | float) or isinstance(one[name], bool) or one[name] < 0
        ):
            yield f"'Attachments', {name}: no number"


def _common(found: Mapping[str, Any], names: frozenset[str]) -> Iterator[str]:
    for name, value in found.items():
        if name not in names and not name.startswith("_"):
            yield f"'Extensions': {name} is unknown and does not begin with _"
        if name in _TEXTS and (not isinstance(value, str) or has_controls(value)):
            yield f"'Structure': {name} is no text, or has control characters"
        if name in _ADDRESSES and not (isinstance(value, str) and is_web_address(value)):
            yield f"'Structure': {name} is no full address ({value!r})"
    if "language" in found and not (isinstance(found["language"], str) and is_language(found["language"])):
        yield "'Top-level', language: no tag of BCP 47"
    for name in ("authors", "tags", "attachments", "hubs"):
        if not isinstance(found.get(name, []), list):
            yield f"'Structure': {name} is no list"
    yield from _authors(found)


def _authors(found: Mapping[str, Any]) -> Iterator[str]:
    for author in _listed(found, "authors"):
        if not isinstance(author, dict) or not any(author.get(name) for name in ("name", "url", "avatar")):
            yield "'Authors': an author has a name, a url or an avatar"
        elif not is_uri(str(author.get("url", "a:b"))) or not is_web_address(
            str(author.get("avatar", "http://a"))
        ):
            yield "'Authors': url or avatar is no full address"


def _listed(found: Mapping[str, Any], name: str) -> list[Any]:
    value = found.get(name)
    return value if isinstance(value, list) else []
