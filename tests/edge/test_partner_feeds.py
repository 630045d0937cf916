"""``make fetch-feeds``: partners' feeds into snapshots, and every feed that is made to harm or is out of order."""

import gzip
import json
import os
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from importlib import import_module

import pytest

from plugins.core.problems import describe
from plugins.edge import partner_feeds
from plugins.edge.building import survey
from plugins.edge.fetching import FetchLimits
from plugins.edge.loading import load_settings
from plugins.edge.outcome import Request
from plugins.edge.partner_feeds import fetch_all, is_mended, sources, summary
from tests.edge.servers import dripping, leads_to, page, server
from tests.edge.test_command import PROJECT, build

SMALL = FetchLimits(size=200_000, seconds=60.0)
SHORT = FetchLimits(size=200_000, seconds=2.0)
ORGANISATION = "---\ntitle: Socom\nfeed: {url}\n---\n"
OTHER = "---\ntitle: Pikassos\nfeed: {url}\n---\n"
PATH = "partner-feeds/organisation-socom.json"


def rss(*items, head="", before='<?xml version="1.0" encoding="utf-8"?>'):
    return (
        f'{before}<rss version="2.0"><channel><title>Socomin uutiset</title><link>https://www.socom.example/</link>'
        f"<description>D</description><language>fi-FI</language>{head}{''.join(items)}</channel></rss>"
    ).encode()


def item(
    title="Uutinen",
    link="https://www.socom.example/1",
    guid="1",
    date="Sat, 04 Mar 2017 23:30:00 GMT",
    more="",
):
    return f"<item><title>{title}</title><link>{link}</link><guid>{guid}</guid><pubDate>{date}</pubDate>{more}</item>"


SOUND = rss(item(more="<description>Lyhyesti.</description>"))
SNAPSHOT = """\
{
  "source": "%s",
  "title": "Socomin uutiset",
  "link": "https://www.socom.example/",
  "language": "fi-FI",
  "items": [
    {
      "id": "1",
      "title": "Uutinen",
      "url": "https://www.socom.example/1",
      "date": "2017-03-05",
      "summary": "Lyhyesti."
    }
  ]
}
"""


@pytest.fixture
def content(tmp_path):
    (tmp_path / "content/organisations").mkdir(parents=True)
    (tmp_path / "content/organisations/koske.md").write_text("---\ntitle: Koske\n---\n")
    return tmp_path / "content"


def write(content, url, name="socom", text=ORGANISATION):
    (content / f"organisations/{name}.md").write_text(text.format(url=url))


def found(content):
    settings = load_settings(PROJECT / "pelicanconf.py")
    settings |= {
        "PATH": str(content),
        "CACHE_PATH": str(content.parent / "cache"),
        "THEME": str(PROJECT / "theme"),
    }
    settings["OUTPUT_PATH"] = str(content.parent / "site")
    plugins = [import_module(name) for name in settings["PLUGINS"]]
    problems, feeds = survey(Request(settings, plugins, publish=False), sources, is_mended)
    assert feeds is not None, problems
    return feeds


def fetched(content, limits=SMALL):
    """The report, and the lines of what is wrong."""
    report = fetch_all(found(content), content, private=True, limits=limits)
    return report, [describe(problem, "fi") for problem in report.problems]


def snapshot(content, path=PATH):
    return json.loads((content / path).read_text())


def names(content):
    return sorted(path.name for path in (content / "partner-feeds").iterdir())


def titles(content):
    return [one["title"] for one in snapshot(content)["items"]]


def test_a_feed_becomes_a_file_that_reads_well_in_a_diff(content):
    with server({"/feed": page(SOUND, Content_Type="application/rss+xml")}) as there:
        write(content, there.url("/feed"))
        report, told = fetched(content)
    assert ((report.written, report.same, report.failed), told) == (((PATH,), 0, 0), [])
    assert (content / PATH).read_text() == SNAPSHOT % there.url("/feed")
    assert list(summary(report, content, "fi")) == [
        f"{content}/{PATH}: haettu, uutta",
        "Kumppanien syötteitä 1: uutta 1, ennallaan 0, ei saatu 0.",
    ]


def test_what_has_not_changed_is_not_touched(content):
    """Neither where the server says so, nor where it gives the same with validators of the moment."""
    answers = iter(range(10))

    def answer(asked):
        if asked.headers.get("if-none-match") == '"0"' and len(there.asked) == 2:
            yield page(status="304 Not Modified")
        else:
            yield page(SOUND, ETag=f'"{next(answers)}"')

    with server({"/feed": answer}) as there:
        write(content, there.url("/feed"))
        fetched(content)
        before = (content / PATH).stat()
        for _ in range(2):
            report, told = fetched(content)
            assert ((report.written, report.same), told) == (((), 1), [])
    assert (content / PATH).stat() == before
    assert snapshot(content)["etag"] == '"0"'
    assert [one.headers.get("if-none-match") for one in there.asked] == [None, '"0"', '"0"']


def test_another_address_is_fetched_whole(content):
    with server({"/a": page(SOUND, ETag='"1"'), "/b": page(SOUND, ETag='"1"')}) as there:
        for path in ("/a", "/b"):
            write(content, there.url(path))
            assert fetched(content)[0].written == (PATH,)
    assert "if-none-match" not in there.asked[1].headers
    assert snapshot(content)["source"] == there.url("/b")


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sv"><title type="html">A &amp;amp; B</title>
<link href="https://a.example/"/><id>x</id><updated>2020-01-01T00:00:00Z</updated>
<entry><title>Yksi</title><id>tag:a,2020:1</id><link href="/yksi"/><published>2020-01-02T10:00:00+02:00</published>
<updated>2020-05-05T00:00:00Z</updated><content type="html">&lt;p&gt;Ensimmäinen.&lt;/p&gt;&lt;p&gt;Toinen.&lt;/p&gt;</content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>A &amp; B</title><link>https://a.example/</link><dc:language>sv</dc:language></channel>
<item rdf:about="tag:a,2020:1"><title>Yksi</title><link>/yksi</link><dc:date>2020-01-02T10:00:00+02:00</dc:date><description>Ensimmäinen. Toinen.</description></item></rdf:RDF>"""
OLD = """<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>A &amp; B</title><link>https://a.example/</link><language>sv</language>
<item><title>Yksi</title><link>/yksi</link><description>Ensimmäinen. Toinen.</description></item></channel></rss>"""
JSON_FEED = json.dumps({
    "version": "https://jsonfeed.org/version/1.1", "title": "A & B", "home_page_url": "https://a.example/", "language": "sv",
    "items": [{"id": "tag:a,2020:1", "title": "Yksi", "url": "/yksi", "date_published": "2020-01-02T10:00:00+02:00",
               "content_html": "<p>Ensimmäinen.</p><p>Toinen.</p>"}],
})  # fmt: skip


@pytest.mark.parametrize("feed", [ATOM, RDF, OLD, JSON_FEED], ids=["atom", "rdf", "0.91", "json"])
def test_every_form_of_a_feed_gives_the_same(content, feed):
    with server({"/": page(feed.encode())}) as there:
        write(content, there.url())
        assert fetched(content)[1] == []
    told = snapshot(content)
    assert (told["title"], told["link"], told["language"]) == ("A & B", "https://a.example/", "sv")
    dated = {} if feed is OLD else {"date": "2020-01-02"}
    id = "https://a.example/yksi" if feed is OLD else "tag:a,2020:1"
    assert told["items"] == [
        {
            "id": id,
            "title": "Yksi",
            "url": "https://a.example/yksi",
            **dated,
            "summary": "Ensimmäinen. Toinen.",
        }
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252", "utf-16"])
def test_letters_are_right_in_every_encoding(content, encoding):
    feed = rss(item("Päijänteen äärellä"), before=f'<?xml version="1.0" encoding="{encoding}"?>').decode()
    with server({"/": page(feed.encode(encoding), Content_Type="text/xml")}) as there:
        write(content, there.url())
        assert fetched(content)[1] == []
    assert titles(content) == ["Päijänteen äärellä"]


BOMB = '<!DOCTYPE rss [<!ENTITY a "xxxxxxxxxx">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip
EXTERNAL = '<!DOCTYPE rss [<!ENTITY a SYSTEM "{url}">]>'
HTML = b'<!doctype html><html><head><title>Etusivu</title><link rel="alternate" type="application/rss+xml" href="/feed/"></head><p>Hei'
RING = {"/": leads_to("/a"), "/a": leads_to("/")}
HEAD = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        (page(rss(item("&i;"), before=BOMB)), "määrittelee omia XML-entiteettejä"),
        (page(rss(item("&i;"), before=BOMB.replace("ENTITY", "entity"))), "määrittelee omia XML-entiteettejä"),
        (page(rss(item("&a;"), before=EXTERNAL.format(url="file:///etc/passwd"))), "määrittelee omia XML-entiteettejä"),
        (page(("\ufeff" + rss(item("&i;"), before=BOMB).decode()).encode("utf-16")), "määrittelee omia XML-entiteettejä"),
        (page(b"x" * 200_001), "vastaus on suurempi kuin 200000 tavua"),
        (dripping(HEAD + b"Content-Length: 1073741824\r\n\r\n", b"<" * 65_536, 0), "vastaus on suurempi kuin 200000 tavua"),
        (page(gzip.compress(b"<" * 50_000_000), Content_Encoding="gzip"), "vastaus on suurempi kuin 200000 tavua"),
        (dripping(HEAD + b"Content-Length: 1000\r\n\r\n"), "vastaus ei tullut 2 sekunnissa"),
        (leads_to("/"), "ohjaa eteenpäin yli 5 kertaa"),
        (leads_to("file:///etc/passwd"), "jonne ei mennä"),
        (page(status="404 Not Found"), "palvelin vastasi koodilla 404"),
        (page(status="500 Oops"), "palvelin vastasi koodilla 500"),
        (HEAD + b"Content-Length: 5000\r\n\r\n" + SOUND, "vastaus katkesi tai on rikki"),
        (page(b""), "ei ole syötettä"),
        (page(b" \n"), "ei ole syötettä"),
        (page(b"\x89PNG\r\n\x1a\n" + bytes(1000), Content_Type="image/png"), "ei ole syötettä"),
        (page(b'{"a": 1}', Content_Type="application/json"), "ei ole syötettä"),
        (page(b"[" * 100_000), "ei ole syötettä"),
        (page(b'{"version":' + b"[" * 100_000), "on rikki"),
        (page(b'{"version": "https://jsonfeed.org/version/1.1", "items": 5}'), "on rikki"),
        (page(b'{"version": "https://jsonfeed.org/version/1.1", "items": [5]}'), "on rikki"),
        (page(HTML, Content_Type="text/html"), "Sivun mukaan sen syöte on ”{url}feed/”"),
        (page(b"<html><body>Ei syotetta"), "ei ole syötettä"),
        (page(b"<html><![ei[syotetta"), "on rikki"),
        (page(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "ei ole syötettä"),
        (page(SOUND[:-20]), "on rikki"),
        (page(rss(item("a\x00b"))), "on rikki"),
        (page(SOUND.replace(b"Lyhyesti", b"\xff\xfe\xc3")), "on rikki"),
        (page(rss(item("<b>auki"))), "on rikki"),
        (page(rss(item("&nbsp;"))), "on rikki"),
        (page(rss()), "ei ole yhtään uutista"),
        (page(rss(item(link="javascript:alert(1)"))), "ei ole yhtään uutista"),
        (page(rss(item(link="http://user:pass@a.example/"))), "ei ole yhtään uutista"),
        (page(rss(item(title="&lt;script&gt;alert(1)&lt;/script&gt;"))), "ei ole yhtään uutista"),
    ],
)  # fmt: skip
def test_a_hostile_or_broken_feed_changes_nothing_and_is_told(content, answer, line):
    """The others are fetched all the same."""
    with server({"/": page(SOUND), "/other": page(SOUND)}) as there:
        write(content, there.url())
        fetched(content)
        before = (content / PATH).read_bytes(), (content / PATH).stat()
        write(content, there.url("/other"), "pikassos", OTHER)
        there.answers["/"] = answer
        start = time.monotonic()
        report, told = fetched(content, SHORT if "2 sekunnissa" in line else SMALL)
        assert time.monotonic() - start < SMALL.seconds
    assert ((content / PATH).read_bytes(), (content / PATH).stat()) == before
    assert (report.written, report.failed) == (("partner-feeds/organisation-pikassos.json",), 1)
    assert len(told) == 1
    assert told[0].startswith("content/organisations/socom.md:3:7: ")
    assert line.format(url=there.url()) in told[0]
    assert names(content) == ["organisation-pikassos.json", "organisation-socom.json"]


def test_an_external_entity_is_never_asked_for(content):
    """A document type from elsewhere is one of feeds of the nineties: it is passed over, and not fetched."""
    with server() as there:
        outside = f'<!DOCTYPE rss SYSTEM "{there.url("/evil.dtd")}">'
        there.answers["/"] = page(rss(item(), before=outside))
        write(content, there.url())
        fetched(content)
        assert [one.path for one in there.asked] == ["/"]


def test_a_feed_that_takes_too_much_work_is_stopped(content, monkeypatch, tmp_path):
    slow = tmp_path / "slow.py"
    slow.write_text("while True: pass")
    monkeypatch.setattr(partner_feeds, "READER", slow)
    monkeypatch.setattr(partner_feeds, "_SECONDS", 0.5)
    with server({"/": page(SOUND)}) as there:
        write(content, there.url())
        _, told = fetched(content)
    assert "vei liikaa aikaa tai muistia" in told[0]


DEEP = b"<a>" * 50_000
QUADRATIC = rss(item(more="<description>" + "&lt;" * 40_000 + "</description>"))


@pytest.mark.parametrize("feed", [DEEP, b"<rss>" + DEEP, rss(DEEP.decode()), QUADRATIC, rss(item(date="1" * 100_000)),
                                  rss(item(title="&lt;b" * 20_000)), rss(item(title="]" * 100_000))])  # fmt: skip
def test_a_feed_that_is_made_to_be_hard_to_read_ends_soon(content, feed):
    with server({"/": page(feed)}) as there:
        write(content, there.url())
        start = time.monotonic()
        fetched(content)
        assert time.monotonic() - start < SMALL.seconds + 30  # of fetching, and of reading at the most


SCRIPTS = (
    '&lt;img src=x onerror="alert(1)"&gt;Kuva',
    "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;Kuva",
    "<![CDATA[<style>p{}</style><iframe src='//a.example'></iframe><b>Ku</b>va]]>",
    "<![CDATA[<!-- x -->Kuva<script>]]>",
    "\u202eKu\u200bva\u2066",
    "Kuva&#x7f;",
)


@pytest.mark.parametrize("title", SCRIPTS)
def test_nothing_but_text_comes_in(content, title):
    with server({"/": page(rss(item(title, more=f"<description>Teksti. {title}</description>")))}) as there:
        write(content, there.url())
        assert fetched(content)[1] == []
    told = snapshot(content)["items"][0]
    assert (told["title"], told["summary"].replace(". ", ".")) == ("Kuva", "Teksti.Kuva")


def test_long_texts_are_cut_at_a_word(content):
    long = item("sana " * 200, guid="g" * 900, more=f"<description>{'sana ' * 900}</description>")
    with server({"/": page(rss(long))}) as there:
        write(content, there.url())
        assert fetched(content)[1] == []
    told = snapshot(content)["items"][0]
    assert [len(told[name]) for name in ("id", "title", "summary")] == [500, 300, 500]
    assert told["title"].endswith("sana…")


def test_of_ten_thousand_items_the_newest_twenty_come(content):
    start = datetime(2000, 1, 1, tzinfo=UTC)
    dates = [format_datetime(start + timedelta(days=day)) for day in range(1000)]
    many = [item(f"U{n}", f"/{n}", f"{n}", dates[n % 1000]) for n in range(1000)]
    with server({"/": page(rss(*many * 10))}) as there:
        write(content, there.url())
        assert fetched(content, FetchLimits(size=5_000_000, seconds=5))[1] == []
    assert titles(content) == [f"U{n}" for n in range(999, 979, -1)]


def test_one_id_stands_once(content):
    twice = rss(
        item("Vanha", date="Wed, 01 Mar 2017 10:00:00 GMT"),
        item("Uusi", date="Thu, 02 Mar 2017 10:00:00 GMT"),
    )
    with server({"/": page(twice)}) as there:
        write(content, there.url())
        fetched(content)
    assert titles(content) == ["Uusi"]


@pytest.mark.parametrize(
    "date",
    ["", "eilen", "Mon, 99 Xxx 9999 99:99:99 GMT", "0000-00-00", "1900-01-01T00:00:00Z", "9999-12-31", "-1"],
)
def test_an_item_whose_day_is_impossible_has_none_and_comes_last(content, date):
    dated = item("Päivätty", guid="2", date="Wed, 01 Mar 2017 10:00:00 GMT")
    with server({"/": page(rss(item("Päivätön", date=date), dated))}) as there:
        write(content, there.url())
        assert fetched(content)[1] == []
    assert titles(content) == ["Päivätty", "Päivätön"]
    assert "date" not in snapshot(content)["items"][1]


def test_an_item_without_a_title_is_called_by_its_text(content):
    with server({"/": page(rss(item("", more="<description>Lyhyt viesti.</description>")))}) as there:
        write(content, there.url())
        fetched(content)
    assert snapshot(content)["items"][0] == {
        "id": "1", "title": "Lyhyt viesti.", "url": "https://www.socom.example/1", "date": "2017-03-05"
    }  # fmt: skip


def test_a_feed_that_has_moved_for_good_is_told(content):
    with server({"/new": page(SOUND), "/": leads_to("/new", "301 Moved Permanently")}) as there:
        write(content, there.url())
        report, told = fetched(content)
    assert report.written == (PATH,)
    line = f"syöte ”{there.url()}” on muuttanut pysyvästi. Kirjoita tietoon ”feed” uusi osoite ”{there.url('/new')}”."
    assert told == [f"content/organisations/socom.md:3:7: varoitus: {line}"]


def test_a_project_has_a_snapshot_of_its_own(content):
    (content / "projects").mkdir()
    with server({"/": page(SOUND)}) as there:
        front = f"title: PRO SOS\nsummary: S.\nstatus: draft\nfeed: {there.url()}"
        (content / "projects/pro-sos.md").write_text(f"---\n{front}\n---\n")
        assert fetched(content)[0].written == ("partner-feeds/project-pro-sos.json",)


def test_a_snapshot_whose_feed_is_gone_is_removed(content):
    with server({"/": page(SOUND)}) as there:
        write(content, there.url())
        fetched(content)
        write(content, "https://x.example/", text="---\ntitle: Socom\n---\n")
        report, told = fetched(content)
    assert (report.removed, told, names(content)) == ((PATH,), [], [])


@pytest.mark.parametrize("damage", ["{", "", "[]", '{"source": 1', '{"items": [{"title": "<b>"}]}'])
def test_a_damaged_snapshot_is_mended_by_fetching(content, damage):
    with server({"/": page(SOUND)}) as there:
        write(content, there.url())
        (content / "partner-feeds").mkdir()
        (content / PATH).write_text(damage)
        assert fetched(content)[0].written == (PATH,)
    assert (content / PATH).read_text() == SNAPSHOT % there.url()


def test_runs_at_once_do_each_other_no_harm(content):
    with server({"/": page(SOUND)}) as there:
        write(content, there.url())
        feeds = found(content)
        with ThreadPoolExecutor(6) as runs:
            reports = list(runs.map(lambda _: fetch_all(feeds, content, private=True), range(6)))
    assert [report.problems for report in reports] == [()] * 6
    assert names(content) == ["organisation-socom.json"]
    assert (content / PATH).read_text() == SNAPSHOT % there.url()


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is denied to root")
def test_a_folder_that_may_not_be_written_is_told(content):
    (content / "partner-feeds").mkdir(mode=0o500)
    with server({"/": page(SOUND)}) as there:
        write(content, there.url())
        _, told = fetched(content)
    assert "ei voi kirjoittaa" in told[0]


def test_what_stands_in_the_way_is_told(content):
    with server({"/": page(SOUND)}) as there:
        write(content, there.url())
        feeds = found(content)
        (content / PATH).mkdir(parents=True)
        report = fetch_all(feeds, content, private=True)
    assert [problem.code for problem in report.problems] == ["partner-feed-unwritten"]
    assert names(content) == ["organisation-socom.json"]


def test_the_command_refuses_the_own_network_and_says_so(content):
    """As run: the server on this machine is not asked, the exit code says it, nothing is written."""
    with server({"/": page(SOUND)}) as there:
        write(content, there.url())
        result = build(content, content.with_name("site"), "fetch-feeds")
        assert there.asked == []
    assert (result.returncode, result.stdout) == (
        1,
        "Kumppanien syötteitä 1: uutta 0, ennallaan 0, ei saatu 1.\n",
    )
    assert result.stderr == (
        f"{content}/organisations/socom.md:3:7: virhe: osoite ”{there.url()}” johtaa tähän koneeseen tai sisäverkkoon"
        " (127.0.0.1), josta ei haeta mitään. Tarkista osoite, tai kysy siitä julkaisijalta.\n"
        f"      3 | feed: {there.url()}\n        |       ^\n"
        "Virheitä 1, varoituksia 0. Muut haettiin.\n"
    )
    assert not (content / "partner-feeds").exists()


def test_the_command_without_feeds_has_nothing_to_do(content):
    result = build(content, content.with_name("site"), "fetch-feeds")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == "Kumppanien syötteitä 0: uutta 0, ennallaan 0, ei saatu 0.\n"


def test_faulty_content_is_told_and_nothing_fetched(content):
    (content / "organisations/x.md").write_text("---\ntitel: X\n---\n")
    result = build(content, content.with_name("site"), "fetch-feeds")
    assert (result.returncode, result.stdout) == (1, "")
    assert "organisations/x.md:2:1: virhe:" in result.stderr
