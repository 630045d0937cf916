"""``published.json``: what a site notes of itself, for the next one to be compared with."""

import json
from datetime import date

import pytest
from msgspec.structs import replace

from plugins.core import press
from plugins.core.artifact import Derived, Scaled
from plugins.core.build import build
from plugins.core.engine import Engine
from plugins.core.published import RecordError, read_record
from tests.outputs.sites import built, given
from tests.outputs.subscribers import CONTENT, ISSUE

EVENT = "title: Ilta\nstart: 2021-05-01\nplace: Tila\nsummary: S.\nregistration:\n  deadline: 2021-04-20\n  email: a@koske.fi"
SITE = CONTENT | {
    "events/ilta.md": EVENT,
    "events/paiva.md": EVENT.replace("Ilta", "Päivä").replace("summary", "date: 2021-01-05\nsummary"),
    "news/tuotu.md": "title: Tuotu\ndate: 2015-01-05\nguid: http://vanha.example/?p=7\nsummary: S.\n---\nT.",
    "pages/tietoa.md": "title: Tietoa\nredirect_from: [/vanha-tieto/]",
}
PREFIX = "tag:koskeverkko.fi,2017:"


def record(content=SITE, day=date(2021, 3, 1), **identity):
    return read_record(built(content, day, **identity).bytes("published.json"))


def test_every_item_for_subscribers_is_noted_with_its_date_and_place():
    assert {
        item.guid.removeprefix(PREFIX): (item.date, item.address) for item in record().items.values()
    } == {
        "news/rahoitus": ("2016-12-20", "/uutiset/rahoitus/"),
        "http://vanha.example/?p=7": ("2015-01-05", "/uutiset/tuotu/"),
        "issue/2017-1": ("2017-04-04", "/uutiskirje/2017-1/"),
        "story/2017-1/aluekierros": ("2017-04-04", "/uutiskirje/2017-1/#aluekierros"),
        "story/2017-1/kahvila": ("2017-04-04", "/uutiskirje/2017-1/#kahvila"),
        "event/ilta": ("", "/tapahtumat/ilta/"),  # in calendars alone
        "deadline/event/ilta": ("", "/tapahtumat/ilta/"),
        "event/paiva": ("2021-01-05", "/tapahtumat/paiva/"),
        "deadline/event/paiva": ("2021-01-05", "/tapahtumat/paiva/"),
    }


def test_the_items_are_those_of_the_feeds_and_calendars():
    site = built(SITE)
    known = read_record(site.bytes("published.json")).items
    for path in site.under("feeds/"):
        if path.endswith(".xml"):
            assert {one.text for one in site.xml(path).iter("guid")} <= known.keys()
        elif path.endswith(".ics"):
            text = site.text(path).replace("\r\n ", "").replace("\\,", ",")
            assert {one[4:] for one in text.splitlines() if one.startswith("UID:")} <= known.keys()


def test_every_page_and_file_with_an_address_is_noted():
    site = built(SITE)
    found = read_record(site.bytes("published.json"))
    noted = {address.removeprefix("/") for address in (*found.pages, *found.files)}
    paths = {
        path.removesuffix("index.html")
        for path, file in site.files.items()
        if not path.startswith("theme/") and "/index-" not in path and not isinstance(file, Scaled | Derived)
    }
    for_hosts = {
        *("headers.nginx.conf", "redirects.nginx.conf", "types.nginx.conf", "site.caddy"),
        *(".htaccess", "_headers", "_redirects"),
    }
    for_makers = {"tyyliopas/"}
    kept = {"sitemap.xml", "robots.txt", "published.json"}
    assert noted == paths - kept - for_hosts - for_makers
    assert found.files["/vanha-tieto/"].kind == "redirects"


def test_a_line_for_each_entry_in_order():
    text = built(SITE).text("published.json")
    pages = text.partition('"pages":[\n')[2].partition("\n]")[0].splitlines()
    assert [json.loads(line.rstrip(","))["address"] for line in pages] == sorted(record().pages)


def test_the_digest_ignores_the_theme_and_the_menu():
    material, theme, composition, identity, day = given(SITE)
    other = replace(
        theme,
        templates={name: f"{text}{{# anders #}}<!-- x -->" for name, text in theme.templates.items()},
        static=theme.static | {"style.css": b"p{color:red}"},
    )
    plain = build(material, theme, composition, identity, day)
    assert build(material, other, composition, identity, day).record == plain.record
    assert plain.record
    menu = SITE | {"pages/valikossa.md": "title: Valikossa\nmenu: 1"}
    before, after = record(), record(menu)
    assert {p: after.pages[p].digest for p in before.pages} == {
        p: one.digest for p, one in before.pages.items()
    }


def test_a_host_and_its_folder_are_no_part_of_the_record():
    assert record(url="https://uusi.example") == record()
    assert record(url="https://uusi.example/koske").items == record().items


@pytest.mark.parametrize(
    ("old", "new", "items"),
    [
        ("Tervetuloa.", "Tervetuloa taas.", {"issue/2017-1", "story/2017-1/kahvila"}),
        ("summary: Kevään", "summary: Syksyn", {"issue/2017-1"}),
        (
            "tags: [Sosiaalityö]",
            "tags: [Työ]",
            {"issue/2017-1", "story/2017-1/kahvila", "story/2017-1/aluekierros"},
        ),
    ],
)
def test_what_subscribers_would_see_changes_the_digest_of_that_alone(old, new, items):
    before, after = record(), record(SITE | {"newsletters/2017-1.md": ISSUE.replace(old, new)})
    changed = {name for name, item in before.items.items() if after.items[name].digest != item.digest}
    assert {name.removeprefix(PREFIX) for name in changed} == items


PLAIN = "title: Uutinen\ndate: 2021-01-05\nsummary: S.\n---\n"
TEXT = PLAIN + "Teksti [linkki](https://a.example/) ja [toinen](news:tuotu)."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (PLAIN + "Teksti.", PLAIN + "Toinen teksti."),
        (PLAIN + "[A](https://a.example/)", PLAIN + "[A](https://b.example/)"),
        (PLAIN + "![A](images/talvi.png)", PLAIN + "![B](images/talvi.png)"),
        (PLAIN + "Teksti.", PLAIN.replace("summary: S.", "summary: T.") + "Teksti."),
        (PLAIN + "Teksti.", PLAIN.replace("date", "updated: 2021-01-06\ndate") + "Teksti."),
        (TEXT, TEXT.replace("news:tuotu", "event:ilta")),
    ],
)
def test_a_plain_text_changes_its_digest(before, after):
    one, other = (record(SITE | {"news/oma.md": text}).items for text in (before, after))
    assert one[f"{PREFIX}news/oma"].digest != other[f"{PREFIX}news/oma"].digest


def test_a_text_that_leads_to_another_item_follows_whether_that_is_out():
    draft = SITE["news/tuotu.md"].replace("title", "status: draft\ntitle", 1)
    one = record(SITE | {"news/oma.md": TEXT}).items
    other = record(SITE | {"news/oma.md": TEXT, "news/tuotu.md": draft}).items
    assert one[f"{PREFIX}news/oma"].digest != other[f"{PREFIX}news/oma"].digest


def test_an_edit_joins_what_the_pages_have_said_before():
    first = build(*given(SITE))
    changed = SITE | {"newsletters/2017-1.md": ISSUE.replace("Tervetuloa.", "Tervetuloa taas.")}
    engine = Engine(memory=first.memory, standing=None)
    second = build(*given(changed), engine=engine)
    assert second.record == build(*given(changed)).record
    assert "sitemap.xml" not in second.receipts
    assert {path for path in second.receipts if path.endswith(".html")} == {"uutiskirje/2017-1/index.html"}


def with_a_comment(templates):
    return {name: f"{text}<!-- x -->" for name, text in templates.items()}


def test_a_change_of_templates_alone_takes_the_lines_of_before(monkeypatch):
    material, theme, *rest = given(SITE)
    engine = Engine()
    first = build(material, theme, *rest, engine=engine)
    other = replace(theme, templates=with_a_comment(theme.templates))
    monkeypatch.setattr(press, "record_parts", None)
    again = replace(engine, memory=first.memory, standing=None)
    second = build(material, other, *rest, engine=again)
    assert "uutiskirje/2017-1/index.html" in second.receipts
    assert second.record == first.record
    # What the lines asked counts as asked again: an edit after it is seen.
    monkeypatch.undo()
    changed, *_ = given(SITE | {"newsletters/2017-1.md": ISSUE.replace("Tervetuloa.", "Tervetuloa taas.")})
    third = build(changed, other, *rest, engine=Engine(memory=second.memory, standing=None))
    assert third.record == build(changed, other, *rest).record != second.record


@pytest.mark.parametrize(
    ("templates", "static"), [(with_a_comment, {}), (dict, {"follow.js": b"//"})], ids=["templates", "static"]
)
def test_a_page_that_shows_something_else_is_noted_anew_with_any_theme(templates, static):
    material, theme, *rest = given(SITE)
    first = build(material, theme, *rest)
    changed, *_ = given(SITE | {"newsletters/2017-1.md": ISSUE.replace("Tervetuloa.", "Tervetuloa taas.")})
    other = replace(theme, templates=templates(theme.templates), static=theme.static | static)
    second = build(changed, other, *rest, engine=Engine(memory=first.memory, standing=None))
    assert second.record == build(changed, other, *rest).record != first.record


SOUND = {"version": 1, "ids": PREFIX, "pages": [], "items": [], "files": []}
PAGE = {"address": "/a/", "kind": "news", "id": "a", "title": "A", "digest": "0"}
ITEM = {"guid": "g", "kind": "news", "id": "a", "part": "", "address": "/a/", "date": "2021-01-01", "title": "A", "digest": "0", "text": ""}  # fmt: skip
HOSTILE = {
    "nothing": b"",
    "a page of a host": b"<!doctype html><title>Ei</title>",
    "no text": b"\xff\xfe\x00",
    "a number": b"7",
    "a list": b"[]",
    "lists without end": b"[" * 200_000,
    "a number without end": b'{"version":' + b"9" * 10_000 + b"}",
    "no version": json.dumps({"pages": []}).encode(),
    "no lists": json.dumps({"version": 1, "ids": PREFIX}).encode(),
    "pages that are no list": json.dumps(SOUND | {"pages": {}}).encode(),
    "a page that is none": json.dumps(SOUND | {"pages": [7]}).encode(),
    "a page without a digest": json.dumps(SOUND | {"pages": [{"address": "/"}]}).encode(),
    "a key too many": json.dumps(SOUND | {"pages": [PAGE | {"x": ""}]}).encode(),
    "a number for a text": json.dumps(SOUND | {"pages": [PAGE | {"title": 7}]}).encode(),
    "a title that steers a terminal": json.dumps(SOUND | {"pages": [PAGE | {"title": "\x1b[2J"}]}).encode(),
    "a day that is none": json.dumps(SOUND | {"items": [ITEM | {"date": "2021-02-31"}]}).encode(),
    "ids that are none": json.dumps(SOUND | {"ids": None}).encode(),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_record_is_told(name):
    with pytest.raises(RecordError) as told:
        read_record(HOSTILE[name])
    assert told.value.code == "published-damaged"


def test_a_record_of_a_newer_program_is_told_as_that():
    with pytest.raises(RecordError) as told:
        read_record(json.dumps(SOUND | {"version": 2}).encode())
    assert (told.value.code, told.value.values) == ("published-version", {"version": "2"})
