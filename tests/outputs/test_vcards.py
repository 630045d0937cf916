"""vCards: what an address book reads is what the contacts page prints, and nobody who has left has one."""

from datetime import date

import pytest
import vobject
from bs4 import BeautifulSoup

from plugins.core.names import name_parts
from tests.outputs.sites import Built, built

LONG = "Keski-Suomen sosiaalialan osaamiskeskuksen kehittämis-, koulutus- ja tutkimusyksikkö; Jyväskylä"
CONTENT = {
    "organisations/koske.md": f'title: "{LONG}"\nemail_pattern: "{{first}}.{{last}}@koske.fi"',
    "people/liisa-gronholm-sihvola.md": (
        "title: Liisa Grönholm-Sihvola\nphone: 0400 123 456\nupdated: 2021-02-03\nroles:\n"
        "  - title: varhaiserityisopettaja, erityisasiantuntija\n    from: 2017"
    ),
    "people/bertel-von-essen.md": (
        "title: Bertel von Essen\nlang: sv\nroles:\n"
        "  - title: kehittäjä\n    title_sv: utvecklare\n    until: 2021-03-01"
    ),
    "people/anna-aalto.md": "title: Anna Aalto\nphone: 0400 000 001\nroles:\n  - title: johtaja\n    until: 2020",
    "people/dora-tuleva.md": "title: Dora Tuleva\nroles:\n  - title: johtaja\n    from: 2021-03-02",
    "organisations/jamk.md": "title: JAMK",
    "people/frans-fagel.md": "title: Frans Fågel\nroles:\n  - title: tutkija\n    organisation: jamk\n    until: 2021-03-01",
    "people/eero-piilo.md": "title: Eero Piilo\nstatus: draft\nroles:\n  - title: johtaja",
    "news/uutinen.md": (
        "title: Uutinen\ndate: 2017-03-01\nsummary: S.\n"
        "contacts: [anna-aalto, liisa-gronholm-sihvola]\n---\n::contact[liisa-gronholm-sihvola]"
    ),
}
LIISA = "yhteystiedot/liisa-gronholm-sihvola.vcf"


def site(as_of: date = date(2021, 3, 1), **identity: object) -> Built:
    return built(CONTENT, as_of, **identity)


def cards(of: Built) -> list[str]:
    return [path for path in sorted(of.files) if path.endswith(".vcf")]


def saved(page: str) -> list[tuple[str, str]]:
    links = BeautifulSoup(site().text(page), "html5lib").select("main .contact_save a[download]")
    return [(link.text, link["href"]) for link in links]


def test_an_address_book_reads_what_the_contacts_page_prints():
    card = vobject.readOne(site().text(LIISA))
    assert (card.version.value, card.fn.value) == ("3.0", "Liisa Grönholm-Sihvola")
    assert (card.n.value.family, card.n.value.given) == ("Grönholm-Sihvola", "Liisa")
    assert card.org.value == [LONG]
    assert card.title.value == "varhaiserityisopettaja, erityisasiantuntija"
    assert (card.tel.value, card.tel.params) == ("+358400123456", {"TYPE": ["WORK", "VOICE"]})
    assert (card.email.value, card.email.params) == (
        "liisa.gronholm-sihvola@koske.fi",
        {"TYPE": ["INTERNET", "WORK"]},
    )
    assert card.url.value == "https://koskeverkko.fi/yhteystiedot/#liisa-gronholm-sihvola"
    assert card.uid.value == "tag:koskeverkko.fi,2017:person/liisa-gronholm-sihvola"
    assert card.rev.value == "2021-02-03"


def test_the_lines_are_those_of_the_format():
    body = site().bytes(LIISA)
    lines = body.split(b"\r\n")
    assert b"\n" not in body.replace(b"\r\n", b"")
    assert lines[0] == b"BEGIN:VCARD"
    assert lines[-2:] == [b"END:VCARD", b""]
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode("utf-8")  # no letter is cut in two
    assert body == site().bytes(LIISA)


def test_a_card_is_in_the_language_of_its_person_beside_their_page():
    card = vobject.readOne(site().text("sv/kontakt/bertel-von-essen.vcf"))
    assert (card.n.value.family, card.n.value.given) == ("von Essen", "Bertel")
    assert card.title.value == "utvecklare"
    assert card.url.value == "https://koskeverkko.fi/sv/kontakt/#bertel-von-essen"
    assert not hasattr(card, "rev")
    assert not hasattr(card, "tel")


@pytest.mark.parametrize(
    ("as_of", "there"),
    [
        (date(2021, 3, 1), ["sv/kontakt/bertel-von-essen.vcf", "yhteystiedot/frans-fagel.vcf", LIISA]),
        (date(2021, 3, 2), ["yhteystiedot/dora-tuleva.vcf", LIISA]),
    ],
    ids=["last-day", "day-after"],
)
def test_only_those_who_hold_a_role_have_one(as_of, there):
    assert cards(site(as_of)) == there


def test_a_site_in_a_folder_of_its_host_links_to_its_cards():
    of = site(url="https://koskeverkko.fi/uusi")
    assert LIISA in of.files
    assert f'href="/uusi/{LIISA}" download' in of.text("yhteystiedot/index.html")


@pytest.mark.parametrize("page", ["yhteystiedot/index.html", "uutiset/uutinen/index.html"])
def test_the_contacts_page_and_the_contacts_of_a_page_lead_to_the_file(page):
    assert saved(page) == [("Tallenna yhteystieto: Liisa Grönholm-Sihvola", f"/{LIISA}")]


def test_somebody_without_phone_and_e_mail_has_a_file_that_no_page_offers():
    card = vobject.readOne(site().text("yhteystiedot/frans-fagel.vcf"))
    assert (card.fn.value, card.org.value) == ("Frans Fågel", ["JAMK"])
    assert "Frans Fågel" in site().text("yhteystiedot/index.html")
    assert not any("frans" in url for _, url in saved("yhteystiedot/index.html"))


def test_a_feed_does_not_lead_to_the_file():
    assert "Liisa Grönholm-Sihvola" in site().text("feeds/all.xml")
    assert ".vcf" not in site().text("feeds/all.xml")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Anna Aalto", ("Aalto", "Anna")),
        ("Anna Maria Aalto-Virtanen", ("Aalto-Virtanen", "Anna Maria")),
        ("Bertel von der Essen", ("von der Essen", "Bertel")),
        ("Von Essen", ("Essen", "Von")),
        ("von Essen", ("von Essen", "")),
        ("Madonna", ("Madonna", "")),
    ],
)
def test_the_surname_is_the_last_word_with_its_particles(name, parts):
    assert name_parts(name) == parts
