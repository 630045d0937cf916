"""The snapshot of a partner's feed: what is read is what was written, and nothing else is let in."""

import json

import pytest

from plugins.core.partner_feed import MOST_ITEMS, owner_of, path_of, read_snapshot, written
from plugins.core.problems import describe

PATH = "partner-feeds/organisation-socom.json"
ITEM = {
    "id": "1",
    "title": "Uutinen",
    "url": "https://a.example/1",
    "date": "2017-03-05",
    "summary": "Lyhyesti.",
}
VALUES = {
    "source": "https://a.example/feed",
    "etag": 'W/"1"',
    "title": "Socom: ”uutiset” – 5 % & muuta # tästä",
    "language": "fi-FI",
}


def told(data):
    snapshot, problems = read_snapshot(
        PATH, data if isinstance(data, bytes) else json.dumps(data, indent=1).encode()
    )
    assert (snapshot is None) == bool(problems)
    return [describe(problem, "fi") for problem in problems]


def test_what_was_written_is_read():
    snapshot, problems = read_snapshot(PATH, written(VALUES, [ITEM, ITEM | {"date": ""}]))
    assert problems == ()
    assert {name: getattr(snapshot, name) for name in VALUES} == VALUES
    assert [one.date and one.date.isoformat() for one in snapshot.items] == ["2017-03-05", None]
    assert {
        name: getattr(snapshot.items[0], name) for name in ("id", "title", "url", "summary")
    }.items() <= ITEM.items()


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"title": "<b>x</b>"}, "tiedossa ”items[1].title” on HTML-koodia tai näkymättömiä merkkejä"),
        ({"title": "x</script>"}, "tiedossa ”items[1].title” on HTML-koodia"),
        ({"summary": "\u202ex"}, "tiedossa ”items[1].summary” on HTML-koodia"),
        ({"id": "x\u200by"}, "tiedossa ”items[1].id” on HTML-koodia"),
        ({"title": "x" * 301}, "tiedon ”items[1].title” pituus on 301 merkkiä, enintään 300 kelpaa"),
        ({"url": "javascript:alert(1)"}, "”javascript:alert(1)”"),
        ({"url": "/suhteellinen"}, "”/suhteellinen”"),
        ({"url": "https://a:b@a.example/"}, "”https://a:b@a.example/”"),
        ({"date": "5.3.2017"}, "tiedossa ”items[1].date” on ”5.3.2017”, joka ei ole päivä muodossa VVVV-KK-PP"),
        ({"date": "2017-02-30"}, "tiedossa ”items[1].date” on ”2017-02-30”"),
        ({"date": "1970-01-01"}, "tiedossa ”items[1].date” on ”1970-01-01”"),
        ({"title": ["a"]}, "items[1].title"),
        ({"html": "x"}, "html"),
        ({"title": None, "titel": "x"}, "title"),
    ],
)  # fmt: skip
def test_an_item_that_was_edited_brings_nothing_else_in(change, line):
    lines = told(VALUES | {"items": [{name: value for name, value in (ITEM | change).items() if value}]})
    assert any(line in one for one in lines)
    assert all(one.startswith(f"content/{PATH}:") for one in lines)


def test_a_fault_has_its_place():
    data = written(VALUES, [ITEM, ITEM | {"title": "<b>"}])
    assert told(data)[0].startswith(f"content/{PATH}:16:16: virhe: tiedossa ”items[2].title” on HTML-koodia")


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"x", b"\xff", b'{"source": ', b"{}", b"&a [*a]", b"!!python/object:x {}"]
)
def test_what_is_no_snapshot_is_told(data):
    assert told(data)


@pytest.mark.parametrize(
    "change",
    [{"source": "ftp://a.example/"}, {"language": "suomi!"}, {"etag": "\x07"}, {"items": {}}, {"link": "x"}],
)
def test_a_feed_that_was_edited_brings_nothing_else_in(change):
    assert told(VALUES | change)


def test_no_more_items_than_are_fetched_are_let_in():
    assert told(VALUES | {"items": [ITEM] * MOST_ITEMS}) == []
    assert (
        "tallenteessa on 21 uutista, enintään 20 kelpaa"
        in told(VALUES | {"items": [ITEM] * (MOST_ITEMS + 1)})[0]
    )


def test_a_snapshot_is_named_by_its_item():
    assert owner_of(path_of("organisation", "tieto-ja-taito")) == ("organisation", "tieto-ja-taito")
    for name in (
        "lue.txt",
        "organisation.json",
        "organisation-.json",
        "organisation-a.yaml",
        "sub/organisation-a.json",
        "Organisation-a.json",
    ):
        assert owner_of(f"partner-feeds/{name}") is None
