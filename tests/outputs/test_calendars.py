"""Calendars, read back with icalendar: RFC 5545, lasting ids, nothing from the clock."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar, Event

from tests.outputs.sites import Built, built

CONTENT = {
    "events/kierros.md": """title: "Aluekierros; työ, muutos: sosiaalityön rakenteellinen uudistaminen Keski-Suomen kunnissa"
date: 2017-03-01
start: 27.10.2017 klo 9.00
end: 29.10.2017 klo 12.30
place: Agora, Jyväskylä
summary: Ensimmäinen rivi, toinen; kolmas \\ neljäs.
tags: [sosiaalityö, muutos]
registration:
  deadline: 20.10.2017 klo 16.00
  url: https://lomake.example/
""",
    "events/paivat.md": "title: Päivät\nstart: 2017-03-25\nend: 2017-03-26\nplace: Laukaa\nupdated: 2017-02-01\n"
    "registration: {deadline: 2017-03-20, email: a@koske.fi}",
    "events/peruttu.md": "title: Peruttu\ndate: 2017-01-02\nstart: 2017-05-01 12:00\nonline: https://video.example/\n"
    "cancelled: true\nguid: vanha-tunnus\nregistration: {deadline: 2017-04-20, email: a@koske.fi}",
    "projects/pro-sos.md": "title: PRO SOS\nsummary: Hanke.\ndate: 2016-08-01\nend: 2018",
    "projects/osa.md": "title: Osa\nsummary: Hanke.\nparent: pro-sos\nend: 2018",
    "projects/toinen.md": "title: Toinen\nsummary: Hanke.\nparent: pro-sos\nend: 2018-05",
    "events/kafe.md": "title: Kafé\nlang: sv\nstart: 2017-05-01\nplace: Vasa",
}


def calendar(site: Built, path: str) -> dict[str, Event]:
    found = Calendar.from_ical(site.bytes(path))
    events = {str(event["uid"]).rpartition(":")[2]: event for event in found.walk("VEVENT")}
    assert len(events) == len(found.walk("VEVENT"))
    return events


@pytest.fixture(scope="module")
def site() -> Built:
    return built(CONTENT, date(2017, 3, 1))


def test_calendar_has_every_event_of_its_language(site):
    assert set(calendar(site, "feeds/events.ics")) == {"event/kierros", "event/paivat", "vanha-tunnus"}
    assert set(calendar(site, "sv/feeds/events.ics")) == {"event/kafe"}


def test_event_keeps_its_wall_time_over_a_change_of_the_clock(site):
    event = calendar(site, "feeds/events.ics")["event/kierros"]
    assert event["uid"] == "tag:koskeverkko.fi,2017:event/kierros"
    assert (event["dtstart"].params["TZID"], event.start.isoformat()) == (
        "Europe/Helsinki",
        "2017-10-27T09:00:00+03:00",
    )
    assert event.end.isoformat() == "2017-10-29T12:30:00+02:00"
    assert event["summary"].startswith("Aluekierros; työ, muutos:")
    assert event["location"] == "Agora, Jyväskylä"
    assert "Ensimmäinen rivi, toinen; kolmas \\ neljäs." in event["description"]
    assert [str(name) for name in event.categories] == ["sosiaalityö", "muutos"]
    assert event["url"] == "https://koskeverkko.fi/tapahtumat/kierros/"


def test_time_zone_of_the_calendar_knows_the_changes(site):
    for path in ("feeds/events.ics", "sv/feeds/events.ics", "feeds/deadlines.ics"):
        (zone,) = Calendar.from_ical(site.bytes(path)).walk("VTIMEZONE")
        rules = zone.to_tz()
        for day in (date(2017, 3, 25), date(2017, 3, 27), date(2017, 10, 28), date(2017, 10, 30)):
            noon = datetime(day.year, day.month, day.day, 12, tzinfo=rules)
            assert noon.utcoffset() == timedelta(
                hours=3 if date(2017, 3, 26) <= day < date(2017, 10, 29) else 2
            )


def test_whole_days_end_on_the_day_after(site):
    event = calendar(site, "feeds/events.ics")["event/paivat"]
    assert (event.start, event.end) == (date(2017, 3, 25), date(2017, 3, 27))
    assert event["dtstart"].params["VALUE"] == "DATE"


def test_stamps_are_those_of_the_content_in_utc(site):
    events = calendar(site, "feeds/events.ics")
    stamps = {name: event["dtstamp"].dt for name, event in events.items()}
    assert stamps == {
        "event/kierros": datetime(2017, 2, 28, 22, tzinfo=UTC),
        "event/paivat": datetime(2017, 1, 31, 22, tzinfo=UTC),
        "vanha-tunnus": datetime(2017, 1, 1, 22, tzinfo=UTC),
    }
    assert events["event/paivat"]["last-modified"].dt == datetime(2017, 1, 31, 22, tzinfo=UTC)
    (kafe,) = calendar(site, "sv/feeds/events.ics").values()
    assert kafe["dtstamp"].dt == datetime(2017, 4, 30, 21, tzinfo=UTC)
    assert "last-modified" not in kafe


def test_sequence_grows_with_the_content():
    def sequence(more: str) -> int:
        event = f"title: X\ndate: 2017-01-01\nstart: 2017-05-01\nplace: Y\n{more}"
        return int(calendar(built({"events/x.md": event}), "feeds/events.ics")["event/x"]["sequence"])

    told = [sequence(more) for more in (
        "", "cancelled: true", "updated: 2017-01-02", "updated: 2017-01-02\ncancelled: true", "updated: 2017-01-02 09:30",
        "updated: 2017-01-03",
    )]  # fmt: skip
    assert told == sorted(set(told))
    # Counted otherwise, numbers could fall, and calendars pass over what has a smaller one than they know.
    assert told[-1] == 8_945_160 < 2**31


def test_cancelled_event_stays(site):
    event = calendar(site, "feeds/events.ics")["vanha-tunnus"]
    assert event["status"] == "CANCELLED"
    assert calendar(site, "feeds/deadlines.ics")["deadline/event/peruttu"]["status"] == "CANCELLED"


def test_deadlines_are_entries_of_their_own(site):
    found = calendar(site, "feeds/deadlines.ics")
    assert {name: event.start for name, event in found.items()} == {
        "deadline/event/kierros": datetime.fromisoformat("2017-10-20T16:00:00+03:00"),
        "deadline/event/paivat": date(2017, 3, 20),
        "deadline/event/peruttu": date(2017, 4, 20),
        "deadline/project/pro-sos": date(2018, 12, 31),
        "deadline/project/toinen": date(2018, 5, 31),
    }
    assert found["deadline/event/paivat"]["summary"] == "Ilmoittautuminen: Päivät"
    assert found["deadline/event/kierros"]["transp"] == "TRANSPARENT"


def test_event_has_a_calendar_beside_its_page(site):
    path = "tapahtumat/kierros/kierros.ics"
    assert set(calendar(site, path)) == {"event/kierros", "deadline/event/kierros"}
    page = site.text("tapahtumat/kierros/index.html")
    assert '<link rel="alternate" type="text/calendar"' in page
    assert page.count(f'href="/{path}"') == 2
    assert '"/feeds/events.ics"' in site.text("tapahtumat/index.html")


def test_lines_are_folded_and_end_as_the_standard_says(site):
    for path in [path for path in site.files if path.endswith(".ics")]:
        lines = site.bytes(path).split(b"\r\n")
        assert lines[-1] == b""
        assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines), path


def test_calendar_is_the_same_whatever_the_day(site):
    later = built(CONTENT, date(2021, 3, 1))
    for path in [path for path in site.files if path.endswith(".ics")]:
        assert later.bytes(path) == site.bytes(path), path


def test_calendar_without_entries_is_one_all_the_same():
    site = built({"pages/sivu.md": "title: Sivu"})
    for name in ("events", "deadlines"):
        found = Calendar.from_ical(site.bytes(f"feeds/{name}.ics"))
        assert [part.name for part in found.subcomponents] == ["VTIMEZONE"]
