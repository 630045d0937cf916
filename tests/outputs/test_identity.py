"""Ids that subscribers' programs remember: nothing that moves, is renamed or reworded is sent again."""

import json
import re

import feedparser
import pytest

from tests.outputs.sites import built
from tests.outputs.subscribers import CONTENT

OLD_GUID = "https://koskeverkko.fi/?p=4711"
EVENT = """
title: Aluekierros
date: 2017-03-01
summary: Tule mukaan.
start: 2017-04-27 09:00
place: Jyväskylä
registration:
  deadline: 2017-04-20
projects: [pro-sos]
contacts: [marja-heikkila]
"""
ADOPTED = f"""
title: Vanhalta sivustolta
date: 2015-05-05
summary: Tuotu entisestä järjestelmästä.
tags: [Sosiaalityö]
guid: {OLD_GUID}
---
Teksti.
"""
BEFORE = {**CONTENT, "events/aluekierros.md": EVENT, "news/tuotu.md": ADOPTED}


def renamed(path, new):
    """The files with one of them under another name, its former id written into it."""
    id = path.rpartition("/")[2].removesuffix(".md")
    return {
        **{one: text for one, text in BEFORE.items() if one != path},
        new: f"id: {id}\n{BEFORE[path].strip()}",
    }


def reworded():
    """The files with every title and heading changed."""
    return {path: re.sub(r"(?m)^(title: |## (?=\w))", r"\1Uusi ", text) for path, text in BEFORE.items()}


def ids(site):
    """The ids of the items of every feed and calendar that there is, each in its order."""
    found = {}
    for path in site.files:
        if not path.startswith(("feeds/", "sv/feeds/", "en/feeds/")):
            continue
        if path.endswith((".xml", ".atom")):
            found[path] = [entry.id for entry in feedparser.parse(site.bytes(path)).entries]
        elif path.endswith(".json"):
            found[path] = [item["id"] for item in json.loads(site.bytes(path))["items"]]
        elif path.endswith(".ics"):
            text = site.text(path).replace("\r\n ", "")
            found[path] = sorted(re.findall(r"(?m)^UID:(.*?)\r?$", text))
    return found


@pytest.fixture(scope="module")
def before():
    return built(BEFORE)


def test_the_site_has_items_to_send(before):
    assert before.problems == ()
    assert len({id for feed in ids(before).values() for id in feed}) >= 6


CHANGES = {
    "a file has another name": lambda: built(renamed("news/rahoitus.md", "news/2016/raha.md")),
    "an issue's file has another name": lambda: built(renamed("newsletters/2017-1.md", "newsletters/kevat.md")),
    "every title is another one": lambda: built(reworded()),
    "the site has moved to another host": lambda: built(BEFORE, url="https://www.uusi.example"),
    "the site has moved into a folder": lambda: built(BEFORE, url="https://uusi.example/koske"),
    "the words of the addresses are others": lambda: built(
        BEFORE, words={"fi": {"news": "ajankohtaista", "issue": "lehti", "event": "tilaisuudet"}}
    ),
    "the folder that moved is redirected": lambda: built(
        {**BEFORE, "redirects.yaml": "/uutiset/*: /ajankohtaista/*"}, words={"fi": {"news": "ajankohtaista"}}
    ),
    "the files are read in another order": lambda: built(dict(reversed(BEFORE.items()))),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_is_sent_again_when(before, change):
    after = CHANGES[change]()
    assert [line for line in after.problems if ": virhe: " in line] == []
    assert ids(after) == ids(before)


def test_the_change_is_one(before):
    """The addresses and titles of the cases above are indeed others."""
    for name, change in CHANGES.items():
        if "order" not in name and "another name" not in name:
            assert change().text("feeds/all.xml") != before.text("feeds/all.xml"), name


def test_an_item_brought_over_keeps_its_old_id_wherever_it_moves(before):
    moved = built(BEFORE, url="https://www.uusi.example", words={"fi": {"news": "ajankohtaista"}})
    for site in (before, moved):
        feeds = [path for path, found in ids(site).items() if OLD_GUID in found]
        assert {"feeds/all.xml", "feeds/news.xml", "feeds/tags/sosiaalityo.xml"} <= set(feeds)
