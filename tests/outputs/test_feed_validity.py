"""Every feed of a rich site and of the real content keeps the rules of its format, in every form."""

import re
from datetime import date
from functools import cache
from types import ModuleType

import pytest

from plugins.core.syndication import NEWEST
from tests.outputs.feed_rules import atom, json_feed, paging, rss
from tests.outputs.rich import CONTENT, long_archive
from tests.outputs.sites import built

LONG = 130  # more than a feed holds
HOST = "https://koskeverkko.fi"
RULES: dict[str, ModuleType] = {".xml": rss, ".atom": atom, ".json": json_feed}
FEED = re.compile(r"(?:(?:fi|sv|en)/)?feeds/.+(\.xml|\.atom|\.json)")


@cache
def rich(folder: str = "") -> dict[str, bytes]:
    """The files of the site, long enough for older items, by path."""
    site = built(CONTENT | long_archive(LONG), date(2021, 3, 1), url=f"{HOST}{folder}")
    assert not [problem for problem in site.problems if "virhe" in problem], site.problems
    return {path: site.bytes(path) for path in site.files if FEED.fullmatch(path)}


@pytest.fixture(scope="module")
def real(real_site) -> dict[str, bytes]:
    return {
        path: file.read_bytes()
        for file in sorted(real_site.rglob("*"))
        if FEED.fullmatch(path := file.relative_to(real_site).as_posix())
    }


@pytest.fixture(params=["rich", "in a folder", "empty", "real"])
def site(request) -> tuple[str, dict[str, bytes]]:
    """The address of the front page without its slash, and the feeds by path."""
    match request.param:
        case "rich":
            return HOST, rich()
        case "in a folder":
            return f"{HOST}/koske", rich("/koske")
        case "empty":
            nothing = built({})
            return HOST, {path: nothing.bytes(path) for path in nothing.files if FEED.fullmatch(path)}
    return HOST, request.getfixturevalue("real")


def test_every_feed_keeps_the_rules_of_its_format(site):
    origin, feeds = site
    assert feeds
    found = []
    for path, data in feeds.items():
        rules = RULES[f".{path.rpartition('.')[2]}"]
        found += [f"{path}: {fault}" for fault in rules.faults(data, f"{origin}/{path}")]
    assert found == []


def test_the_older_items_of_every_feed_can_be_read_to_the_end(site):
    origin, feeds = site
    documents = {f"{origin}/{path}": data for path, data in feeds.items()}
    found = []
    for address, data in documents.items():
        if not paging.part(data).archive:
            found += [f"{address}: {fault}" for fault in paging.faults(documents, address)]
    assert found == []


@pytest.mark.parametrize("form", ["xml", "atom", "json"])
def test_nothing_is_lost_on_the_way_to_the_oldest_items(form):
    documents = {f"{HOST}/{path}": data for path, data in rich().items()}
    start = f"{HOST}/feeds/news.{form}"
    if start not in documents:
        pytest.skip(f"the site has no feeds as {form}")
    found = paging.items(documents, start)
    if len(found) <= NEWEST:
        pytest.skip("the site keeps no older items in its feeds")
    every = {
        path
        for path in CONTENT | long_archive(LONG)
        if path.startswith("news/") and "lang:" not in CONTENT.get(path, "")
    }
    assert len(found) == len(every)


def test_every_feed_is_there_in_the_same_forms(site):
    _, feeds = site
    forms: dict[str, set[str]] = {}
    for path in feeds:
        name, _, form = path.rpartition(".")
        forms.setdefault(name, set()).add(form)
    every = set().union(*forms.values())
    assert {name: every - found for name, found in forms.items() if found != every} == {}


def test_the_forms_of_a_feed_tell_of_the_same_items(site):
    _, feeds = site
    items: dict[str, dict[str, tuple[str, ...]]] = {}
    for path, data in feeds.items():
        name, _, form = path.rpartition(".")
        items.setdefault(name, {})[form] = paging.part(data).ids
    assert {name: found for name, found in items.items() if len(set(found.values())) > 1} == {}
