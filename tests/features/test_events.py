"""Events: the states of every day, the page, the list, the people, and what search engines get."""

import re
from datetime import date

import pytest

from tests.outputs.sites import Built, built
from tests.outputs.structured import about

EVENT = """title: Aluekierros
start: 27.4.2017 klo 9.00
end: 27.4.2017 klo 12.30
place: Agora
registration:
  deadline: 20.4.2017 klo 16.00
  url: https://lomake.example/
"""
PAGE = "tapahtumat/kierros/index.html"


def site(day: str, event: str = EVENT, **more: str) -> Built:
    return built({"events/kierros.md": event, **more}, date.fromisoformat(day))


def state(built: Built, page: str = PAGE) -> str:
    found = re.search(r'<span class="badge badge-(\w+)"[^>]*>([^<]*)<', built.text(page))
    assert found is not None
    return f"{found[1]}: {found[2]}"


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2017-04-12", "open: Ilmoittautuminen on auki"),
        ("2017-04-13", "soon: Ilmoittautuminen päättyy pian"),
        ("2017-04-19", "soon: Ilmoittautuminen päättyy pian"),
        ("2017-04-20", "today: Ilmoittautuminen päättyy tänään"),
        ("2017-04-21", "closed: Ilmoittautuminen on päättynyt"),
        ("2017-04-26", "closed: Ilmoittautuminen on päättynyt"),
        ("2017-04-27", "now: Tänään"),
        ("2017-04-28", "over: Tapahtuma on päättynyt"),
    ],
)
def test_state_is_that_of_the_build_day(day, told):
    assert state(site(day)) == told
    assert state(site(day), "tapahtumat/index.html") == told


@pytest.mark.parametrize(
    ("change", "day", "told"),
    [
        ("cancelled: kyllä", "2017-04-12", "cancelled: Peruttu"),
        ("cancelled: kyllä", "2017-05-12", "cancelled: Peruttu"),
        ("materials: [{title: Esitys, url: https://x.example/}]", "2017-04-27", "now: Tänään"),
        ("materials: [{title: Esitys, url: https://x.example/}]", "2017-04-28", "materials: Aineistot saatavilla"),
    ],
)  # fmt: skip
def test_cancelled_and_materials_have_states_of_their_own(change, day, told):
    assert state(site(day, EVENT + change)) == told


@pytest.mark.parametrize(
    ("event", "day", "told"),
    [
        ("start: 2017-04-27", "2017-04-26", "coming: Tulossa"),
        ("start: 2017-04-27", "2017-04-27", "now: Tänään"),
        ("start: 2017-04-27", "2017-04-28", "over: Tapahtuma on päättynyt"),
        ("start: 2017-04-27\nend: 2017-04-28", "2017-04-28", "now: Käynnissä"),
        ("start: 2017-04-27\nregistration: {email: a@koske.fi}", "2017-04-26", "open: Ilmoittautuminen on auki"),
        # One can still register while it is on.
        (
            "start: 2017-04-27\nend: 2017-04-29\nregistration: {deadline: 2017-04-28, email: a@koske.fi}",
            "2017-04-28",
            "today: Ilmoittautuminen päättyy tänään",
        ),
        (
            "start: 2017-04-27\nend: 2017-04-29\nregistration: {deadline: 2017-04-28, email: a@koske.fi}",
            "2017-04-29",
            "now: Käynnissä",
        ),
    ],
)  # fmt: skip
def test_what_is_not_known_leaves_its_states_out(event, day, told):
    assert state(site(day, f"title: X\nplace: Laukaa\n{event}")) == told


def test_browsers_get_the_turns_that_are_still_to_come():
    text = site("2017-04-20").text(PAGE)
    assert (
        'data-turns="2017-04-20T16:00:01+03:00 closed Ilmoittautuminen on päättynyt\n'
        "2017-04-27T00:00:00+03:00 now Tänään\n"
        '2017-04-27T12:30:00+03:00 over Tapahtuma on päättynyt"'
    ) in text
    assert (
        '<p data-until="2017-04-20T16:00:01+03:00"><a class="button" href="https://lomake.example/">' in text
    )
    assert re.search(r'<script defer src="/theme/states\.[0-9a-f]{10}\.js"></script>', text)


def test_page_without_anything_to_come_needs_no_script():
    over = site("2017-04-28")
    assert "data-turns" not in over.text(PAGE)
    assert "/theme/states." not in over.text(PAGE)
    assert "<script defer" not in over.text("index.html")
    assert "lomake.example" not in over.text(PAGE)


def test_text_is_true_without_script():
    assert "20.4.2017\u00a0klo\u00a016.00 mennessä" in site("2017-04-20").text(PAGE)


def test_list_has_coming_ones_soonest_first_then_past_ones_by_year():
    more = {
        f"events/{id}.md": f"title: {id}\nplace: Laukaa\nstart: {start}"
        for id, start in (
            ("b", "2017-05-01"),
            ("a", "2017-06-01"),
            ("vanha", "2016-02-01"),
            ("uudempi", "2016-03-01"),
        )
    }
    text = site("2017-04-12", **more).text("tapahtumat/index.html")
    found = re.findall(r'<h2 id="([^"]+)">([^<]+)|card_link" href="/tapahtumat/([^/]+)/', text)
    assert [heading or item for _, heading, item in found] == [
        "Tulevat tapahtumat", "kierros", "b", "a",
        "Menneet tapahtumat 2016", "uudempi", "vanha",
    ]  # fmt: skip


PEOPLE = {
    "people/anna-aalto.md": "title: Anna Aalto\nphone: 040 123 4567\nroles:\n  - title: suunnittelija\n    until: 2017\n"
    "  - title: johtaja\n    from: 2018",
    "people/pois-lahtenyt.md": "title: Poissa Pois\nroles:\n  - title: kehittäjä\n    until: 2017-04-20",
}
CONTACTS = "contacts: [anna-aalto, pois-lahtenyt]\n"


def test_past_event_shows_people_as_on_its_day():
    past = site("2019-01-01", "title: X\nstart: 2017-04-10\nplace: Y\n" + CONTACTS, **PEOPLE).text(PAGE)
    assert "suunnittelija" in past
    assert "johtaja" not in past
    assert "Poissa Pois" in past


def test_coming_and_running_event_shows_people_as_on_the_build_day():
    event = "title: X\nstart: 2017-04-10\nend: 2017-04-27\nplace: Y\n" + CONTACTS
    assert "Poissa Pois" in site("2017-04-20", event, **PEOPLE).text(PAGE)
    assert "Poissa Pois" not in site("2017-04-27", event, **PEOPLE).text(PAGE)
    assert "Poissa Pois" in site("2017-04-28", event, **PEOPLE).text(PAGE)


def test_search_engines_get_a_schema_org_event():
    event = EVENT + "online: https://video.example/x\ncancelled: true\norganisers: [koske, Laukaan kunta]"
    text = site("2017-04-12", event).text(PAGE)
    data = about(text)
    assert data["@type"] == "Event"
    assert (data["startDate"], data["endDate"]) == ("2017-04-27T09:00:00+03:00", "2017-04-27T12:30:00+03:00")
    assert data["eventStatus"] == "https://schema.org/EventCancelled"
    assert data["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert [place["@type"] for place in data["location"]] == ["Place", "VirtualLocation"]
    assert [one["name"] for one in data["organizer"]] == ["Koske", "Laukaan kunta"]


@pytest.mark.parametrize(
    ("where", "mode"),
    [
        ("place: Agora", "Offline"),
        ("online: https://video.example/x", "Online"),
        ("place: Agora\nonline: https://video.example/x", "Mixed"),
    ],
)
def test_search_engines_are_told_how_an_event_is_come_to(where, mode):
    data = about(site("2017-04-12", f"title: X\nstart: 2017-05-01\n{where}\n").text(PAGE))
    assert data["eventAttendanceMode"] == f"https://schema.org/{mode}EventAttendanceMode"


def test_one_can_write_to_register_until_the_event_is_over():
    event = "title: X\nstart: 2017-04-27\nplace: Y\nregistration:\n  email: koske@koske.fi"
    link = '<dd><a href="mailto:koske@koske.fi">koske@koske.fi</a></dd>'
    assert link in site("2017-04-27", event).text(PAGE)
    assert link not in site("2017-04-28", event).text(PAGE)


def test_file_of_the_programme_is_linked_with_its_format():
    text = site("2017-04-12", EVENT + "programme: files/ohjelma.pdf").text(PAGE)
    assert '<a href="/files/ohjelma.pdf">Ohjelma (pdf)</a>' in text
    assert site("2017-04-12", EVENT + "programme: files/puuttuu.pdf").files == {}
