"""The passing of time alone never stops a build: what would be an error tomorrow is one today."""

from datetime import date

import pytest

from tests.outputs.sites import built

TODAY, TOMORROW = date(2021, 6, 15), date(2021, 6, 16)
COMING = "title: Tuleva\ndate: 2021-06-16\nsummary: S."
PAGE = "title: Sivu"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (
            {"pages/a.md": f"{PAGE}\nredirect_from: [/uutiset/tul/]", "news/tul.md": COMING},
            "pages/a.md:3:17: virhe: vanha osoite ”/uutiset/tul/” on sivuston nykyinen osoite",
        ),
        (
            {"pages/a.md": f"{PAGE}\nredirect_from: [/uutiset/]", "news/tul.md": COMING},
            "pages/a.md:3:17: virhe: vanha osoite ”/uutiset/” on sivuston nykyinen osoite",
        ),
        (
            {"pages/koske.md": PAGE, "news/tul.md": f"{COMING}\nredirect_from: [/koske/]"},
            "news/tul.md:5:17: virhe: vanha osoite ”/koske/” on sivuston nykyinen osoite",
        ),
        (
            {"pages/uutiset.md": f"{PAGE}\ndate: 2021-06-16"},
            "pages/uutiset.md:1:1: virhe: osoite /uutiset/ on varattu",
        ),
        (
            {"projects/tul.md": COMING, "pages/a.md": f"{PAGE}\n---\n[x](project:tul#nope)"},
            "pages/a.md:4:5: virhe: sivulla ”Tuleva” ei ole kohtaa #nope",
        ),
        (
            {"news/tul.md": f"{COMING}\n---\n[x](/eiole/)"},
            "news/tul.md:6:5: virhe: tällä sivustolla ei ole osoitetta ”/eiole/”",
        ),
        (
            {
                "people/liisa.md": "title: Liisa Laine\nroles:\n  - title: johtaja\n    from: 2021-06-16",
                "pages/a.md": f"{PAGE}\n---\n[y](person:liisa#nope)",
            },
            "pages/a.md:4:5: virhe: sivulla ”Liisa Laine” ei ole kohtaa #nope",
        ),
    ],
)
def test_an_error_of_a_day_to_come_is_told_today(content: dict[str, str], code: str) -> None:
    for day in (TODAY, TOMORROW):
        told = built(content, day).problems
        assert any(f"content/{code}" in line for line in told), (day, told)


def test_a_link_by_address_to_what_is_to_come_is_text_until_its_day() -> None:
    content = {"news/tul.md": COMING, "pages/a.md": f"{PAGE}\n---\nLue [lisää](/uutiset/tul/)."}
    before, after = built(content, TODAY), built(content, TOMORROW)
    assert before.problems == (
        "content/pages/a.md:4:13: varoitus: linkin kohdetta ”news:tul” ei ole vielä julkaistu, joten linkki näytetään pelkkänä tekstinä siihen asti.",
    )
    assert "<p>Lue lisää.</p>" in before.text("a/index.html")
    assert '<p>Lue <a href="/uutiset/tul/">lisää</a>.</p>' in after.text("a/index.html")


def test_a_link_by_address_to_who_has_left_is_text_with_a_warning() -> None:
    content = {
        "people/liisa.md": "title: Liisa Laine\nroles:\n  - title: johtaja\n    until: 2020",
        "people/matti.md": "title: Matti Mäki\nroles:\n  - title: johtaja",
        "pages/a.md": f"{PAGE}\n---\nKysy [Liisalta](/yhteystiedot/#liisa).",
    }
    site = built(content, TODAY)
    assert [line.split(": ", 1)[1][:38] for line in site.problems] == [
        "varoitus: linkin kohde ”Liisa Laine” e"
    ]
    assert "<p>Kysy Liisalta.</p>" in site.text("a/index.html")
