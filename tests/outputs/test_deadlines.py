"""The page of all deadlines, its feed, and what the writer is told of days off."""

import re
from datetime import date

import feedparser
import pytest

from plugins.core.workdays import holiday, is_day_off, workday_before
from tests.outputs.sites import Built, built


def event(title: str, deadline: str, more: str = "") -> str:
    return (
        f"title: {title}\nstart: 2021-12-01\nplace: Laukaa\n{more}\n"
        f"registration: {{deadline: {deadline}, email: a@koske.fi}}"
    )


CONTENT = {
    "events/aamu.md": event("Aamu", "2021-03-10 10:00", "date: 2021-01-01"),
    "events/ilta.md": event("Ilta", "2021-03-10", "date: 2021-02-01\nsummary: <Illalla> & yöllä."),
    "events/tanaan.md": event("Tänään", "2021-03-01"),
    "events/eilen.md": event("Eilen", "2021-02-28"),
    "events/vuosi.md": event("Vuosi", "2020-03-01"),
    "events/vanha.md": event("Vanha", "2020-02-29"),
    "events/peruttu.md": event("Peruttu", "2021-03-05", "cancelled: true\ndate: 2021-01-02"),
    "projects/pro-sos.md": "title: PRO SOS\nsummary: Hanke.\nend: 2021\ndate: 2016-08-01",
    "events/kafe.md": event("Kafé", "2021-03-09", "lang: sv"),
}


@pytest.fixture(scope="module")
def site() -> Built:
    return built(CONTENT)


def order(site: Built, path: str = "maaraajat/index.html") -> list[str]:
    found = re.findall(r'<h2 id="[^"]+">([^<]+)|class="card_link" href="[^"]+">([^<]+)', site.text(path))
    return [heading or item for heading, item in found]


def test_coming_ones_stand_soonest_first_then_those_of_the_last_year(site):
    assert order(site) == [
        *("Tulevat määräajat", "Tänään", "Peruttu", "Aamu", "Ilta", "PRO SOS"),
        *("Viimeisen vuoden aikana päättyneet", "Eilen", "Vuosi"),
    ]
    assert order(site, "sv/tidsfrister/index.html") == ["Kommande tidsfrister", "Kafé"]


def test_page_stays_when_its_last_deadline_has_passed():
    late = built({"events/vanha.md": event("Vanha", "2017-02-28")})
    assert order(late) == []
    assert "Yhtään määräaikaa ei ole nyt tulossa." in late.text("maaraajat/index.html")


def test_page_is_named_on_every_page_and_names_feed_and_calendar(site):
    assert '<a href="/maaraajat/">Määräajat</a>' in site.text("index.html")
    page = site.text("maaraajat/index.html")
    assert 'type="application/rss+xml" title="Määräajat" href="/feeds/deadlines.xml"' in page
    assert 'type="text/calendar" title="Määräajat kalenteriin" href="/feeds/deadlines.ics"' in page


def test_feed_has_those_of_dated_items_by_date(site):
    parsed = feedparser.parse(site.bytes("feeds/deadlines.xml"))
    assert [(entry.title, entry.id) for entry in parsed.entries] == [
        ("Ilmoittautuminen: Ilta", "tag:koskeverkko.fi,2017:deadline/event/ilta"),
        ("Ilmoittautuminen: Peruttu (peruttu)", "tag:koskeverkko.fi,2017:deadline/event/peruttu"),
        ("Ilmoittautuminen: Aamu", "tag:koskeverkko.fi,2017:deadline/event/aamu"),
        ("Hanke päättyy: PRO SOS", "tag:koskeverkko.fi,2017:deadline/project/pro-sos"),
    ]
    newest = parsed.entries[0]
    assert newest.link == "https://koskeverkko.fi/tapahtumat/ilta/"
    assert "<p>&lt;Illalla&gt; &amp; yöllä.</p>" in newest.content[0].value


def test_feed_is_there_when_it_is_empty():
    empty = built({"pages/sivu.md": "title: Sivu"})
    assert feedparser.parse(empty.bytes("feeds/deadlines.xml")).entries == []
    assert "maaraajat/index.html" not in empty.files


@pytest.mark.parametrize(
    ("day", "name", "before"),
    [
        ("2021-04-05", "toinen pääsiäispäivä", "2021-04-01"),
        ("2021-06-25", "juhannusaatto", "2021-06-24"),
        ("2021-03-06", "", "2021-03-05"),
        ("2021-03-07", "", "2021-03-05"),
        ("2022-01-01", "uudenvuodenpäivä", "2021-12-31"),
    ],
)
def test_day_off_is_known_with_the_working_day_before(day, name, before):
    found = date.fromisoformat(day)
    assert (is_day_off(found), holiday(found), workday_before(found).isoformat()) == (True, name, before)


def test_working_day_is_no_day_off():
    assert not is_day_off(date(2021, 4, 6))


@pytest.mark.parametrize(
    ("deadline", "more", "told"),
    [
        ("2021-04-05", "", 1),
        ("2021-03-06 16:00", "", 1),
        ("2021-04-06", "", 0),
        ("2021-02-28", "", 0),  # past: nothing can be done
        ("2021-04-05", "cancelled: true", 0),
    ],
)
def test_coming_deadline_on_a_day_off_is_pointed_out(deadline, more, told):
    problems = built({"events/x.md": event("X", deadline, more)}).problems
    assert len(problems) == told
    assert all(line.startswith("content/events/x.md:6:") for line in problems)


def test_end_of_a_project_needs_no_working_day():
    assert built({"projects/x.md": "title: X\nsummary: Y.\nend: 2021-12-25"}).problems == ()
