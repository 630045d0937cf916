"""Contact blocks as programs read them: h-cards in addresses (microformats2), calls in E.164."""

from datetime import date

from bs4 import BeautifulSoup, Tag

from tests.outputs.sites import KOSKE, built

CONTENT = KOSKE | {
    "organisations/koske.md": 'title: Koske\nemail_pattern: "{first}.{last}@koske.fi"',
    "people/liisa-gronholm-sihvola.md": (
        "title: Liisa Grönholm-Sihvola\nphone: 0400 123 456\nroles:\n  - title: varhaiserityisopettaja\n    from: 2017"
    ),
    "pages/palvelu.md": "title: Palvelu\n---\nKysy lisää.\n\n::contact[liisa-gronholm-sihvola]",
}


def cards(page: str) -> list[Tag]:
    site = built(CONTENT, date(2021, 3, 1))
    return BeautifulSoup(site.text(page), "html5lib").select("main address.h-card, main .h-card:has(address)")


def test_a_contact_block_is_an_address_and_an_h_card() -> None:
    [card] = cards("palvelu/index.html")
    assert card.name == "address"
    name = card.select_one(".p-name")
    assert name is not None
    assert (name.text, name["href"]) == ("Liisa Grönholm-Sihvola", "/yhteystiedot/#liisa-gronholm-sihvola")
    assert [part.text for part in card.select(".p-job-title, .p-org")] == ["varhaiserityisopettaja", "Koske"]
    phone, email = card.select_one("a.p-tel"), card.select_one("a.u-email")
    assert phone is not None
    assert email is not None
    assert (phone.text, phone["href"]) == ("0400\u00a0123\u00a0456", "tel:+358400123456")
    assert (email.text, email["href"]) == (
        "liisa.gronholm-sihvola@koske.fi",
        "mailto:liisa.gronholm-sihvola@koske.fi",
    )


def test_the_contacts_page_has_the_person_at_an_anchor() -> None:
    site = built(CONTENT, date(2021, 3, 1))
    page = BeautifulSoup(site.text("yhteystiedot/index.html"), "html5lib")
    place = page.find(id="liisa-gronholm-sihvola")
    assert isinstance(place, Tag)
    assert "Liisa Grönholm-Sihvola" in place.text
    assert page.select_one("a.p-tel[href='tel:+358400123456']") is not None
