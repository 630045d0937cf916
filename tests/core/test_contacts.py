"""What a contact shows: every rule of content-model.md's section of that name, on one small site."""

from dataclasses import replace
from datetime import date

import pytest

from plugins import people, projects
from plugins.core.contacts import contact_block
from plugins.core.engine import Engine
from plugins.core.feature import Kind, Setting
from plugins.core.identity import Identity
from plugins.core.link import findings, link
from plugins.core.model import Entity
from plugins.core.problems import describe
from plugins.core.reading import Dialect
from plugins.core.records import Library, records
from plugins.core.site import Site
from plugins.core.source import SourceFile
from plugins.core.strings import Strings
from plugins.core.values import Reference
from plugins.core.view import Contact, ContactBlock
from plugins.news import FEATURE as NEWS
from plugins.organisations import FEATURE as ORGANISATIONS

IDENTITY = Identity(
    name="Koske",
    tagline="",
    url="https://koskeverkko.fi",
    lang="fi",
    languages=("fi", "sv"),
    zone="Europe/Helsinki",
    organisation="koske",
    email_pattern="",
    contact_phone=None,
    contact_email="koske@koske.fi",
    postal_address=(),
    channels=(),
    subscribe_url="",
    feed_domain="koskeverkko.fi",
    feed_year=2017,
    words={},
)
KINDS: dict[str, Kind] = {
    kind.name: kind
    for feature in (NEWS, projects.FEATURE, people.FEATURE, ORGANISATIONS)
    for kind in feature.kinds
}

CONTENT = {
    "organisations/koske.md": 'title: Koske\nemail_pattern: "{first}.{last}@koske.fi"',
    "organisations/verso.md": "title: Verso",
    "people/riikka-rantanen.md": """
title: Riikka Rantanen
phone: 050 442 4104
roles:
  - title: aluekoordinaattori
    until: 2018
    projects: [kansa-koulu]""",
    "people/sivi-talvensola.md": """
title: Sivi Talvensola
phone: 0400 904 663
roles:
  - title: suunnittelija
    title_sv: planerare
    from: 2016
  - title: erikoissuunnittelija
    from: 2019
    projects: [kansa-koulu]""",
    "people/eija-hiekka.md": """
title: Eija Hiekka
phone: 044 256 1080
roles:
  - title: sosiaaliasiamies""",
    "people/muuttaja.md": """
title: Mauri Muuttaja
phone: 040 123 4567
email: mauri@verso.fi
roles:
  - title: kehittäjä
    until: 2019-06
  - title: johtaja
    organisation: verso
    from: 2019-08""",
    "people/tuleva.md": """
title: Tuula Tuleva
roles:
  - title: assistentti
    from: 2030""",
    "projects/kansa-koulu.md": "title: Kansa-koulu\nsummary: Kirjaamista.\nleads: [riikka-rantanen]",
    "projects/muu.md": "title: Muu hanke\nsummary: Muuta.\nleads: [eija-hiekka]",
}


def site(as_of: str, **more: str) -> tuple[Site, dict[str, Entity], list[str]]:
    """The small site on a day, its items by id, and the problems as the writer reads them."""
    files = CONTENT | {f"{path.replace('__', '/')}.md": text for path, text in more.items()}
    sources = [SourceFile(path, f"---\n{text.strip()}\n---\n".encode()) for path, text in files.items()]
    strings = {lang: Strings({"site.general-contact": "{name}"}) for lang in ("fi", "sv")}
    empty = Site(IDENTITY, date.fromisoformat(as_of), KINDS, {}, strings, {})
    dialect = Dialect(KINDS, {}, IDENTITY.zone, "fi", {"fi": "Takaisin", "sv": "Tillbaka"})
    engine = Engine()
    read = records(sources, dialect, engine)
    linked = link(read.values(), (), Library(sources, dialect, engine.store), empty)
    items = linked.whole.contents.items
    problems = [problem for key in items for problem in findings(*key, linked)]
    return (
        linked.site,
        {id: item for (_, id), item in items.items()},
        [describe(one, "fi") for one in problems],
    )


def block_on(as_of: str, item: str, text: str) -> ContactBlock | None:
    made, items, _ = site(as_of, **{item: text})
    named = items[item.split("__")[1]]
    return contact_block(named.fields.contacts, Setting(named, None, made))


NEWS_2017 = "title: Uutinen\ndate: 2017-04-04\nsummary: Uutta.\ncontacts: [{}]"
NEWS_ABOUT = NEWS_2017 + "\nprojects: [{}]"


def shown(contact: Contact) -> tuple[str, str, str, str]:
    phone = contact.phone.text.replace("\u00a0", " ") if contact.phone else ""
    return contact.name, contact.title, phone, contact.email.text if contact.email else ""


@pytest.mark.parametrize(
    ("as_of", "contacts", "project", "names", "present"),
    [
        # As on the item's day, reachable while any role is held at the same organisation today.
        (
            "2021-03-01",
            "sivi-talvensola",
            "muu",
            [("Sivi Talvensola", "suunnittelija", "0400 904 663", "sivi.talvensola@koske.fi")],
            [],
        ),
        # Who has left keeps name and title; those whose present role lists the project are asked now.
        (
            "2021-03-01",
            "riikka-rantanen",
            "kansa-koulu",
            [("Riikka Rantanen", "aluekoordinaattori", "", "")],
            [("Sivi Talvensola", "erikoissuunnittelija", "0400 904 663", "sivi.talvensola@koske.fi")],
        ),
        # … else the project's leads who are still there …
        (
            "2021-03-01",
            "riikka-rantanen",
            "muu",
            [("Riikka Rantanen", "aluekoordinaattori", "", "")],
            [("Eija Hiekka", "sosiaaliasiamies", "044 256 1080", "eija.hiekka@koske.fi")],
        ),
        # While the role lasts, nobody else is named: 2018 ends with its last day.
        (
            "2018-12-31",
            "riikka-rantanen",
            "kansa-koulu",
            [("Riikka Rantanen", "aluekoordinaattori", "050 442 4104", "riikka.rantanen@koske.fi")],
            [],
        ),
        # A role elsewhere today does not make the old number valid.
        (
            "2021-03-01",
            "muuttaja",
            "muu",
            [("Mauri Muuttaja", "kehittäjä", "", "")],
            [("Eija Hiekka", "sosiaaliasiamies", "044 256 1080", "eija.hiekka@koske.fi")],
        ),
        # No role on the item's day: the name alone.
        ("2021-03-01", "tuleva", "muu", [("Tuula Tuleva", "", "", "")], []),
    ],
)
def test_an_old_item_names_people_as_they_were(as_of, contacts, project, names, present) -> None:
    block = block_on(as_of, "news__uutinen", NEWS_ABOUT.format(contacts, project))
    assert block is not None
    assert [shown(contact) for contact in block.names] == names
    assert [shown(contact) for contact in block.present] == present


def test_without_a_topic_the_centre_itself_is_asked_for_who_has_left() -> None:
    block = block_on("2021-03-01", "news__uutinen", NEWS_2017.format("riikka-rantanen"))
    assert block is not None
    assert [shown(contact) for contact in block.present] == [("Koske", "", "", "koske@koske.fi")]


def test_a_current_page_leaves_out_who_has_left_and_says_so() -> None:
    text = "title: Sivu\nsummary: Nyt.\ncontacts: [riikka-rantanen, eija-hiekka]"
    made, items, problems = site("2021-03-01", projects__nyt=text)
    block = contact_block(items["nyt"].fields.contacts, Setting(items["nyt"], None, made))
    assert block is not None
    assert [contact.name for contact in block.names] == ["Eija Hiekka"]
    assert [contact.name for contact in block.present] == ["Koske"]
    assert (
        "content/projects/nyt.md:4:12: varoitus: Riikka Rantanen ei ole enää tehtävässään. Sivulla näytetään "
        "hänen sijastaan: Koske. Vaihda tähän nykyisen yhteyshenkilön tunnus." in problems
    )


def test_a_current_page_shows_the_role_that_lists_the_project() -> None:
    made, items, _ = site("2021-03-01")
    project = items["kansa-koulu"]
    block = contact_block(items["muu"].fields.leads, Setting(project, None, made))
    assert block is not None
    assert [shown(contact)[:2] for contact in block.names] == [("Eija Hiekka", "sosiaaliasiamies")]
    leads = contact_block(project.fields.leads, Setting(project, None, made))
    assert leads is not None
    assert not leads.names
    assert [shown(contact)[:2] for contact in leads.present] == [("Sivi Talvensola", "erikoissuunnittelija")]


def test_a_name_without_a_role_on_the_day_is_told_to_the_writer() -> None:
    _, _, problems = site("2021-03-01", news__uutinen=NEWS_2017.format("tuleva"))
    assert (
        "content/news/uutinen.md:5:12: varoitus: henkilöllä Tuula Tuleva ei ole tehtävää päivänä 4.4.2017, joten "
        "hänestä näytetään vain nimi. Tarkista tehtävien päivät hänen tiedostostaan." in problems
    )


def test_a_role_without_an_end_lasts_until_the_next_at_the_same_organisation() -> None:
    made, items, _ = site("2018-12-31")
    setting = Setting(items["kansa-koulu"], None, made)
    block = contact_block(items["kansa-koulu"].fields.leads, setting)
    assert block is not None
    sivi = items["sivi-talvensola"]
    before = contact_block(_refs(sivi), Setting(sivi, None, made))
    after = contact_block(_refs(sivi), Setting(sivi, None, replace(made, day=date(2019, 1, 1))))
    assert before is not None
    assert after is not None
    assert [contact.title for contact in (*before.names, *after.names)] == [
        "suunnittelija",
        "erikoissuunnittelija",
    ]


def _refs(person: Entity) -> list[object]:
    return [Reference("person", person.id)]


def test_titles_are_in_the_language_of_the_page_where_they_are_given() -> None:
    made, items, _ = site("2018-01-01")
    sivi = items["sivi-talvensola"]
    block = contact_block(_refs(sivi), Setting(sivi, None, made), "sv")
    assert block is not None
    assert block.names[0].title == "planerare"


def test_only_people_in_office_stand_on_the_contacts_page() -> None:
    made, _, _ = site("2021-03-01")
    listed = [key[1] for key in made.contents.addresses if key[0] == "person"]
    assert sorted(listed) == ["eija-hiekka", "muuttaja", "sivi-talvensola"]
