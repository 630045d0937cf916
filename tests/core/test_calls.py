import pytest

from plugins.core.markup import convert
from plugins.core.prose import ImageCall
from tests.core.bodies import DIRECTIVES, SCHEMES, prose_of, told


def test_every_address_is_a_call_with_its_place():
    body = (
        '[a](project:pro-sos) [b](files/x.pdf "Otsikko") <https://koske.fi/a_b?c=1&d=2>\n'
        "<marja@koske.fi> [c](<files/oma tiedosto.pdf>) <a href='tel:+358400546613'>d</a>\n\n"
        "- [e][viite] ja [viite]\n\n"
        "[viite]: https://sosket.fi/\n"
    )
    prose = prose_of(body)
    assert [(link.href, link.place.line, link.place.column) for link in prose.links] == [
        ("project:pro-sos", 1, 5),
        ("files/x.pdf", 1, 26),
        ("https://koske.fi/a_b?c=1&d=2", 1, 50),
        ("mailto:marja@koske.fi", 2, 2),
        ("files/oma tiedosto.pdf", 2, 23),
        ("tel:+358400546613", 2, 57),
        ("https://sosket.fi/", 6, 10),
        ("https://sosket.fi/", 6, 10),
    ]
    assert ">marja@koske.fi</a>" in prose.html()


def test_what_a_browser_passes_over_is_no_part_of_an_address():
    prose = prose_of('<a href=" news:x ">a</a> <a href="\tnews:&#10;x">b</a> <a href="files/a b.pdf">c</a>')
    assert [link.href for link in prose.links] == ["news:x", "news:x", "files/a b.pdf"]


def test_place_of_a_link_is_its_own_though_code_and_text_repeat_it():
    (link,) = prose_of("news:x ja `[a](news:x)`\n\n    [a](news:x)\n\n[a](news:x)").links
    assert (link.place.line, link.place.column) == (5, 5)


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        (
            "[a]()",
            ["1:5: virhe: linkiltä puuttuu osoite. Kirjoita se sulkeisiin: [teksti](https://www.sosket.fi)"],
        ),
        (
            "[](news:x)",
            [
                "1:4: varoitus: linkillä ”news:x” ei ole tekstiä, joten sitä ei näe eikä kuule. Kirjoita teksti hakasulkeisiin: [teksti](news:x)"
            ],
        ),
        (
            "[a](//sosket.fi)",
            ["1:5: virhe: osoitteesta ”//sosket.fi” puuttuu alku. Kirjoita https://sosket.fi"],
        ),
        (
            "[a](marja@koske.fi)",
            [
                "1:5: virhe: ”marja@koske.fi” on sähköpostiosoite, mutta linkin alusta puuttuu mailto:. Kirjoita mailto:marja@koske.fi"
            ],
        ),
        (
            "[a](htps://x.fi)",
            ["1:5: virhe: osoite ei voi alkaa ”htps:”. Tarkoititko ”https:”? Kirjoita https://x.fi"],
        ),
        (
            "[a](projekt:x)",
            ["1:5: virhe: osoite ei voi alkaa ”projekt:”. Tarkoititko ”project:”? Kirjoita project:x"],
        ),
        (
            "[a](https:sosket.fi)",
            ["1:5: virhe: ”https:sosket.fi” ei ole kokonainen osoite. Kirjoita se näin: https://sosket.fi"],
        ),
        (
            "[a](http://[x)",
            [
                "1:5: virhe: ”http://[x” ei ole kokonainen osoite. Kirjoita se näin: https://www.sosket.fi/sivu"
            ],
        ),
        (
            "Lue [lisää][sosket] ja `[a][b]`.",
            [
                "1:5: varoitus: ”[lisää][sosket]” jää tekstiksi, koska linkin osoitetta [sosket] ei ole annettu. Lisää omalle rivilleen [sosket]: https://www.sosket.fi"
            ],
        ),
        (
            "Lue [lisää] (project:pro-sos).",
            [
                "1:5: varoitus: linkin tai kuvan hakasulkeiden ja osoitteen välissä on tyhjää, joten siitä ei tule linkkiä eikä kuvaa. Kirjoita [lisää](project:pro-sos)"
            ],
        ),
        (
            "[a](mailto:)",
            ["1:5: virhe: linkiltä puuttuu osoite. Kirjoita se sulkeisiin: [teksti](https://www.sosket.fi)"],
        ),
    ],
)
def test_faults_of_links(body, problems):
    assert told(body) == problems


def test_address_of_a_faulty_link_is_no_call():
    prose, _ = convert("[a](javascript:x) [b](news:y)", 1, "x.md", DIRECTIVES, SCHEMES)
    assert [link.href for link in prose.links] == ["news:y"]
    assert prose.html() == '<p><a>a</a> <a href="\x02L0\x03">b</a></p>'


def test_picture_alone_in_its_paragraph_is_a_block():
    prose = prose_of(
        '![Kahvila](images/k.jpg "Marianne (vas.) ja Sivi"){credit="Pixabay"}\n![](images/l.svg){decorative}\n\nTeksti ![c](images/c.png).'
    )
    assert prose.html() == "\x02I0\x03\n\x02I1\x03\n<p>Teksti \x02I2\x03.</p>"
    assert [(image.block, image.place.line, image.place.column) for image in prose.images] == [
        (True, 1, 12),
        (True, 2, 5),
        (False, 4, 13),
    ]
    first = prose.images[0]
    assert first == ImageCall(
        "images/k.jpg",
        "Kahvila",
        "Marianne (vas.) ja Sivi",
        "Pixabay",
        block=True,
        place=first.place,
    )
    assert prose.images[1].alt == ""


def test_class_of_a_picture_stands_around_it():
    assert prose_of("![a](images/a.jpg){.left}\n\nx ![b](images/b.jpg){#b}").html() == (
        '<div class="left">\x02I0\x03</div>\n<p>x <span id="b">\x02I1\x03</span></p>'
    )


def test_picture_in_a_link_gives_it_its_text():
    prose = prose_of("[![Koske](images/a.svg)](https://koske.fi)")
    assert prose.html() == '<p><a href="\x02L0\x03">\x02I0\x03</a></p>'


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        (
            "![](images/a.jpg)",
            [
                "1:5: virhe: kuvalta ”images/a.jpg” puuttuu vaihtoehtoinen teksti. Kerro hakasulkeissa, mitä kuvassa on: ![Kaksi naista kahvilla](images/a.jpg). Jos kuva on pelkkä koriste, kirjoita ![](images/a.jpg){decorative}"
            ],
        ),
        (
            '<img src="images/a.jpg" alt=" ">',
            [
                "1:11: virhe: kuvalta ”images/a.jpg” puuttuu vaihtoehtoinen teksti. Kerro hakasulkeissa, mitä kuvassa on: ![Kaksi naista kahvilla](images/a.jpg). Jos kuva on pelkkä koriste, kirjoita ![](images/a.jpg){decorative}"
            ],
        ),
        (
            "![a](images/a.jpg){decorative}",
            [
                "1:6: varoitus: kuva ”images/a.jpg” on merkitty koristeeksi, joten sen vaihtoehtoista tekstiä ”a” ei käytetä. Poista {decorative} tai teksti."
            ],
        ),
        (
            "![a](https://x.fi/a.jpg)",
            [
                "1:6: virhe: kuva ”https://x.fi/a.jpg” on muualla kuin sisältökansiossa. Tallenna kuva kansioon images ja kirjoita images/a.jpg"
            ],
        ),
        (
            "![a](//x.fi/a.jpg)",
            [
                "1:6: virhe: kuva ”//x.fi/a.jpg” on muualla kuin sisältökansiossa. Tallenna kuva kansioon images ja kirjoita images/a.jpg"
            ],
        ),
        (
            "![a]()",
            [
                "1:6: virhe: kuvalta puuttuu tiedosto. Kirjoita se sulkeisiin: ![vaihtoehtoinen teksti](images/kuva.jpg)"
            ],
        ),
    ],
)
def test_faults_of_pictures(body, problems):
    assert told(body) == problems


def test_link_whose_picture_says_nothing_has_no_text():
    assert [line.partition(" ”")[0] for line in told("[![](images/a.svg){decorative}](news:x)")] == [
        "1:33: varoitus: linkillä"
    ]
