"""Every feed in its three forms: the same items, by the rules of each form, and all of the archive."""

import json
import re
from datetime import date, datetime, timedelta, timezone
from html import escape
from itertools import chain

import feedparser
import pytest
from lxml import etree

from plugins.core.build import build
from plugins.core.engine import Engine
from tests.outputs.feed_readers import ATOM, FORMS, MEDIA, read
from tests.outputs.sites import built, given
from tests.outputs.subscribers import CONTENT, NEWS

SUMMER = timezone(timedelta(hours=3))
HOSTILE = "Ä & <b>B</b> ]]> \"C\" 'd' &amp; \ue000title\ue001 😀"
EVENT = """
title: Aluekierros
date: 2017-03-01
start: 2017-04-27 09:00
place: Saarijärvi
registration:
  deadline: 2017-04-20
  email: koske@koske.fi
"""
PICTURE = "image:\n  src: images/talvi.png\n  alt: Koivikko & hanki"
WHOLE = CONTENT | {
    "news/vihamielinen.md": f"title: {json.dumps(HOSTILE, ensure_ascii=False)}\ndate: 2018-05-01\n"
    f"summary: {json.dumps(HOSTILE, ensure_ascii=False)}\ntags: ['A & \"B\"']\n{PICTURE}",
    "news/muuttunut.md": NEWS + "updated: 2017-02-01\nchange: Paikka < aika vaihtui\n---\nTeksti.",
    "news/korjattu.md": NEWS + "updated: 2017-02-02\n---\nKorjattu.",
    "news/vanha.md": NEWS.replace("2016-12-20", "1917-12-06"),
    "news/ny.md": NEWS + "lang: sv\ntags: [Råd]",
    "events/aluekierros.md": EVENT,
}
DAYS = [date(2012, 1, 15) + timedelta(days=17 * n) for n in range(160)]
ARCHIVE = {
    f"news/n{n}.md": f"title: Uutinen {n}\nsummary: s {n}\ndate: {day}\ntags: [aihe]\n---\nTeksti {n}."
    for n, day in enumerate(DAYS)
}


@pytest.fixture(scope="module")
def site():
    made = built(WHOLE, feed_hub="https://hub.example/")
    assert not [problem for problem in made.problems if "virhe" in problem]
    return made


@pytest.fixture(scope="module")
def archive():
    return built(ARCHIVE)


def every_feed(site):
    """The feeds by path, without the ending."""
    return [path.removesuffix(".xml") for path in [*site.under("feeds/"), *site.under("sv/feeds/")]
            if path.endswith(".xml")]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("id", "values"),
    [
        ("issue/2017-1", {"url": "https://koskeverkko.fi/uutiskirje/2017-1/"}),
        ("issue/2017-1", {"title": "Koske tiedottaa 1/2017", "summary": "Kevään numero."}),
        ("issue/2017-1", {"authors": ("Marja Heikkilä",), "tags": ("Sosiaalityö",)}),
        ("issue/2017-1", {"published": datetime(2017, 4, 4, tzinfo=SUMMER)}),
        ("issue/2017-1", {"enclosure": ("https://koskeverkko.fi/images/talvi.png", "image/png", 48_211)}),
        ("news/vihamielinen", {"title": HOSTILE, "tags": ('A & "B"',)}),
        ("news/vihamielinen", {"text": f"<p>{escape(HOSTILE)}</p>"}),
        (
            "news/muuttunut",
            {"text": "<p><strong>Muutos:</strong> Paikka &lt; aika vaihtui</p>\n<p>Teksti.</p>"},
        ),
        ("news/korjattu", {"text": "<p>Korjattu.</p>"}),
        ("news/vanha", {"published": datetime.fromisoformat("1917-12-05T22:20:11+00:00")}),
    ],
)
def test_an_item_tells_the_same_in_every_form(site, form, id, values):
    feed = read(site.bytes(f"feeds/all.{form}"), form)
    (item,) = (one for one in feed.items if one.id == f"tag:koskeverkko.fi,2017:{id}")
    found = item._asdict()
    if form == "xml":  # which readers take for HTML
        found["summary"] = re.sub("&(lt|gt|amp);", lambda m: {"lt": "<", "gt": ">", "amp": "&"}[m[1]],
                                  found["summary"])  # fmt: skip
    assert {name: found[name] for name in values} == values


@pytest.mark.parametrize("form", ["atom", "json"])
@pytest.mark.parametrize(
    ("id", "updated"),
    [("news/muuttunut", "2017-02-01"), ("news/korjattu", "2016-12-20"), ("news/rahoitus", "2016-12-20")],
)
def test_only_a_change_that_is_told_moves_the_time_of_an_update(site, form, id, updated):
    feed = read(site.bytes(f"feeds/news.{form}"), form)
    (item,) = (one for one in feed.items if one.id.endswith(f":{id}"))
    assert (item.updated.date().isoformat(), item.published.date().isoformat()) == (updated, "2016-12-20")


@pytest.mark.parametrize("form", FORMS)
def test_a_feed_says_what_it_is_in_every_form(site, form):
    feed = read(site.bytes(f"sv/feeds/news.{form}"), form)
    assert (feed.title, feed.lang, feed.home) == (
        "Koske – Nyheter",
        "sv",
        "https://koskeverkko.fi/sv/nyheter/",
    )
    assert feed.about
    assert feed.links == {
        "self": f"https://koskeverkko.fi/sv/feeds/news.{form}",
        "hub": "https://hub.example/",
    }
    assert [item.id for item in feed.items] == ["tag:koskeverkko.fi,2017:news/ny"]


def test_all_forms_of_each_feed_hold_the_same_items_in_the_same_order(site):
    for name in every_feed(site):
        first, *others = (
            [item.id for item in read(site.bytes(f"{name}.{form}"), form).items] for form in FORMS
        )
        assert all(other == first for other in others), name


def test_every_address_in_the_texts_is_full_in_every_form(site):
    for name in every_feed(site):
        for form in FORMS:
            for item in read(site.bytes(f"{name}.{form}"), form).items:
                found = re.findall(r'(?:href|src|srcset|poster)="([^"]*)"', item.text)
                assert all(re.match("(https://|tel:|mailto:)", address) for address in found)


def test_atom_follows_its_rules(site):
    """RFC 4287, 4.1.1 and 4.1.2: ids, times, authors, one alternate link, a summary that is no HTML."""
    seen = set()
    for name in every_feed(site):
        root = etree.fromstring(site.bytes(f"{name}.atom"))
        assert root.tag == f"{ATOM}feed"
        assert root.find(f"{ATOM}author/{ATOM}name").text == "Koske"
        assert re.fullmatch(r"tag:koskeverkko\.fi,2017:feed/(fi|sv)/[a-z0-9/-]+", root.find(f"{ATOM}id").text)
        seen.add(root.find(f"{ATOM}id").text)
        times = [one.text for one in root.iter(f"{ATOM}updated", f"{ATOM}published")]
        assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", one) for one in times)
        entries = root.findall(f"{ATOM}entry")
        assert len({entry.find(f"{ATOM}id").text for entry in entries}) == len(entries)
        for entry in entries:
            assert entry.find(f"{ATOM}content").get("type") == "html"
            assert len([one for one in entry.findall(f"{ATOM}link") if one.get("rel") is None]) == 1
            assert all(one.text for one in entry.iter(f"{ATOM}title", f"{ATOM}name", f"{ATOM}id"))
    assert len(seen) == len(every_feed(site))


def test_rss_follows_its_rules(site):
    """RSS 2.0 and the RSS Advisory Board's profile: one enclosure, guids that are no addresses, RFC 822."""
    for name in every_feed(site):
        root = etree.fromstring(site.bytes(f"{name}.xml"))
        channel = root.find("channel")
        assert (root.tag, root.get("version"), len(root)) == ("rss", "2.0", 1)
        assert all(channel.findtext(part) for part in ("title", "link", "description", "language"))
        for item in channel.findall("item"):
            assert item.find("guid").get("isPermaLink") == "false"
            assert len(item.findall("enclosure")) <= 1
            assert re.fullmatch(
                r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}", item.findtext("pubDate")
            )
        assert not feedparser.parse(site.bytes(f"{name}.xml")).bozo


def test_a_json_feed_follows_its_rules(site):
    """JSON Feed 1.1: what must be there is, nothing is empty, dates are RFC 3339."""
    for name in every_feed(site):
        feed = json.loads(site.bytes(f"{name}.json"))
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert {"title", "feed_url", "home_page_url", "items", "language", "authors"} <= feed.keys()
        for item in feed["items"]:
            assert {"id", "url", "content_html"} <= item.keys()
            assert all(item.values())
            assert datetime.fromisoformat(item["date_published"]).tzinfo


def test_a_picture_is_told_with_its_size_and_text_in_rss_and_atom(site):
    for form in ("xml", "atom"):
        root = etree.fromstring(site.bytes(f"feeds/all.{form}"))
        found = {
            one.findtext(f"{MEDIA}description"): dict(one.attrib) for one in root.iter(f"{MEDIA}content")
        }
        assert found["Koivikko & hanki"] == {
            "url": "https://koskeverkko.fi/images/talvi.png",
            "fileSize": "48211",
            "type": "image/png",
            "medium": "image",
            "width": "1200",
            "height": "630",
        }


@pytest.mark.parametrize("form", FORMS)
def test_the_deadlines_have_lasting_ids_and_tell_a_change(form):
    before = read(built({"events/x.md": EVENT}).bytes(f"feeds/deadlines.{form}"), form)
    moved = EVENT.replace("2017-04-20", "2017-04-21") + "updated: 2017-03-20\nchange: Lisäaikaa."
    after = read(built({"events/x.md": moved}).bytes(f"feeds/deadlines.{form}"), form)
    assert [item.id for item in after.items] == [item.id for item in before.items] != []
    assert [item.published for item in after.items] == [item.published for item in before.items]
    assert "Lisäaikaa." in after.items[0].text
    assert form == "xml" or after.items[0].updated > before.items[0].updated


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["all", "news", "tags/aihe"])
def test_who_goes_from_archive_to_archive_meets_every_item_once(archive, form, name):
    path, pages = f"feeds/{name}.{form}", []
    while path:
        pages.append(read(archive.bytes(path), form))
        path = pages[-1].links.get("prev-archive", "").removeprefix("https://koskeverkko.fi/")
    met = [item.id.rpartition("/n")[2] for item in chain(*(page.items for page in pages))]
    assert met == [str(n) for n in reversed(range(len(DAYS)))]
    assert len(pages[0].items) == 50
    if form != "json":
        assert [page.archive for page in pages] == [False] + [True] * (len(pages) - 1)
        assert all(page.links["current"] == pages[0].links["self"] for page in pages[1:])
        back = [page.links.get("next-archive") for page in pages[1:]]
        assert back == [None, *(page.links["self"] for page in pages[1:-1])]


def test_archives_are_by_year_and_those_of_topics_by_five_years(archive):
    assert [path for path in archive.under("feeds/news.") if path.endswith(".xml")] == [
        *(f"feeds/news.{year}.xml" for year in range(2012, 2018)),
        "feeds/news.xml",
    ]
    assert [path for path in archive.under("feeds/tags/") if path.endswith(".json")] == [
        "feeds/tags/aihe.2010-2014.json",
        "feeds/tags/aihe.2015-2019.json",
        "feeds/tags/aihe.json",
    ]
    assert read(archive.bytes("feeds/tags/aihe.2010-2014.atom"), "atom").title == "Koske – aihe 2010–2014"


def made_anew(change):
    """The feeds that are written once more after a change of the archive."""
    first = build(*given(ARCHIVE))
    engine = Engine(memory=first.memory, standing=None)
    second = build(*given(ARCHIVE | change), engine=engine)
    return {
        path.removeprefix("feeds/") for path in second.receipts if path.endswith(".xml") and "feeds/" in path
    }


def test_an_edit_of_an_old_text_makes_no_feed_anew():
    assert made_anew({"news/n3.md": ARCHIVE["news/n3.md"] + " Uutta."}) == set()


def test_a_new_title_of_an_old_item_makes_its_archives_anew():
    changed = ARCHIVE["news/n3.md"].replace("Uutinen 3", "Uutinen")
    assert made_anew({"news/n3.md": changed}) == {"all.2012.xml", "news.2012.xml", "tags/aihe.2010-2014.xml"}


def test_a_new_item_moves_one_item_into_an_archive():
    new = ARCHIVE["news/n3.md"].replace(f"{DAYS[3]}", "2020-01-01")
    assert made_anew({"news/uusi.md": new}) == {
        *("all.xml", "all.2017.xml", "news.xml", "news.2017.xml"),
        *("tags/aihe.xml", "tags/aihe.2015-2019.xml"),
    }


def test_an_archive_tells_a_story_by_its_title_address_and_topics():
    stories = "\n\n".join(f'## Juttu {n} {{#j{n} projects="pro-sos"}}\n\nTeksti.' for n in range(60))
    issue = (
        "title: N\nnumber: 1\nyear: 2017\ndate: 2017-04-04\nsummary: s\ntags: [aihe]\n---\nP.\n\n" + stories
    )
    site = built({"newsletters/2017-1.md": issue, "projects/pro-sos.md": CONTENT["projects/pro-sos.md"]})
    for name in ("stories.2017", "projects/pro-sos.2015-2019"):
        found = [read(site.bytes(f"feeds/{name}.{form}"), form).items for form in FORMS]
        assert all(len(items) == 10 for items in found)
        assert {item.tags for items in found for item in items} == {("aihe", "PRO SOS")}
        assert {item.url for item in found[0]} <= {
            f"https://koskeverkko.fi/uutiskirje/2017-1/#j{n}" for n in range(60)
        }
        assert all(item.title.startswith("Juttu ") for items in found for item in items)


def test_an_archive_follows_what_an_old_story_says_that_it_is_about():
    issue = (
        "title: N\nnumber: 1\nyear: 2016\ndate: 2016-04-04\nsummary: s\n---\nP.\n\n## Juttu {#juttu}\n\nT."
    )
    newer = "title: N\nnumber: 1\nyear: 2017\ndate: 2017-04-04\nsummary: s\n---\nP.\n\n"
    content = {
        "newsletters/2016-1.md": issue,
        "newsletters/2017-1.md": newer + "\n\n".join(f"## J {n} {{#j{n}}}\n\nT." for n in range(50)),
        "projects/pro-sos.md": CONTENT["projects/pro-sos.md"],
    }
    changed = content | {"newsletters/2016-1.md": issue.replace("{#juttu}", '{#juttu projects="pro-sos"}')}
    first = build(*given(content))
    engine = Engine(memory=first.memory, standing=None)
    assert build(*given(changed), engine=engine).files == build(*given(changed)).files
    (item,) = read(built(changed).bytes("feeds/stories.2016.json"), "json").items
    assert (item.title, item.tags) == ("Juttu", ("PRO SOS",))


def test_a_feed_that_is_opened_names_a_style_sheet_of_its_language_that_never_moves(site):
    for lang in ("", "sv/"):
        assert f'<?xml-stylesheet type="text/css" href="/{lang}feeds/feed.css"?>' in site.text(
            f"{lang}feeds/all.atom"
        )
    (theme,) = (path for path in site.under("theme/") if path.endswith(".css") and "/feed." in path)
    assert site.text("feeds/feed.css").startswith(f'@import "/{theme}";\n:root::before {{ content: "Tämä')


def test_the_heads_of_pages_name_the_feeds_in_every_form_rss_first(site):
    html = site.text("uutiset/index.html")
    assert re.findall(r'<link rel="alternate" type="([^"]*)" title="([^"]*)" href="([^"]*)">', html) == [
        ("application/rss+xml", "Koske", "/feeds/all.xml"),
        ("application/atom+xml", "Koske (Atom)", "/feeds/all.atom"),
        ("application/feed+json", "Koske (JSON Feed)", "/feeds/all.json"),
        ("application/rss+xml", "Uutiset", "/feeds/news.xml"),
        ("application/atom+xml", "Uutiset (Atom)", "/feeds/news.atom"),
        ("application/feed+json", "Uutiset (JSON Feed)", "/feeds/news.json"),
    ]


def test_what_a_list_service_mails_from_is_there(site):
    """The fields behind Mailchimp's tags RSSITEM:TITLE … IMAGE and ENCLOSURES (docs/list-services.md)."""
    item = etree.fromstring(site.bytes("feeds/newsletters.xml")).find("channel/item")
    wanted = ["title", "link", "description", "pubDate", "guid", "category", "enclosure"]
    assert all(item.find(name) is not None for name in wanted)
    names = {child.tag for child in item}
    assert {
        "{http://purl.org/dc/elements/1.1/}creator",
        "{http://purl.org/rss/1.0/modules/content/}encoded",
        f"{MEDIA}content",
    } <= names
