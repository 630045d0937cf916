"""What is shown of a page where it is shared, and how a reader passes it on."""

from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from msgspec.structs import replace

from plugins.core.build import build
from plugins.core.source import Asset, PictureFacts
from tests.outputs.sites import IDENTITY, built, given

URL = "https://koskeverkko.fi"
NEWS = "title: Uutinen\ndate: 2020-01-02\nsummary: Lyhyesti.\ntags: [Lapset, Työ & arki]"
PROJECT = "title: PRO SOS\nsummary: Uutta.\nstart: 2016\nend: 2018\ntype: national"
PICTURE = "\nimage:\n  src: images/talvi.png\n  alt: Talvi"


def head(html: str) -> dict[str, list[str]]:
    """The properties of a page by their names."""
    found: dict[str, list[str]] = {}
    for meta in BeautifulSoup(html, "lxml").find_all("meta", property=True):
        found.setdefault(meta["property"], []).append(meta["content"])
    return found


def test_a_news_item_is_told_whole():
    site = built(
        {
            "news/x.md": f"{NEWS}\nupdated: 2020-06-03 12:30",
            "news/x-sv.md": "title: Nyhet\nlang: sv\ntranslation_of: x\ndate: 2020-01-02\nsummary: Kort.",
        }
    )
    html = site.text("uutiset/x/index.html")
    told = head(html)
    image = told.pop("og:image")[0]
    assert image.startswith(f"{URL}/card.jpg?v=")
    assert told == {
        "og:site_name": ["Koske"],
        "og:title": ["Uutinen"],
        "og:description": ["Lyhyesti."],
        "og:type": ["article"],
        "og:url": [f"{URL}/uutiset/x/"],
        "og:locale": ["fi_FI"],
        "og:locale:alternate": ["sv_FI"],
        "og:image:width": ["1200"],
        "og:image:height": ["630"],
        "og:image:alt": ["Koske – Keski-Suomen sosiaalialan osaamiskeskus"],
        # Winter and summer by the clocks of Helsinki, whenever and wherever it is built.
        "article:published_time": ["2020-01-02T00:00:00+02:00"],
        "article:modified_time": ["2020-06-03T12:30:00+03:00"],
        "article:section": ["Uutiset"],
        "article:tag": ["Lapset", "Työ & arki"],
    }
    assert '<meta name="twitter:card" content="summary_large_image">' in html


def test_every_page_has_a_picture_that_is_there():
    site = built({"news/x.md": NEWS, "projects/pro-sos.md": PROJECT, "pages/om.md": "title: Om\nlang: sv"})
    for path in site.files:
        if path.endswith(".html"):
            [url] = head(site.text(path))["og:image"]
            assert urlsplit(url).path.removeprefix("/") in site.files, path


@pytest.mark.parametrize(
    ("facts", "own"),
    [
        (PictureFacts("PNG", 1200, 630), True),
        (PictureFacts("JPEG", 200, 200), True),
        (PictureFacts("JPEG", 1200, 199), False),
        (PictureFacts("WebP", 1200, 630), False),
        (PictureFacts("SVG", 1200, 630), False),
    ],
)
def test_an_own_picture_is_shown_where_every_service_can_show_it(facts, own):
    material, *rest = given({"news/x.md": NEWS + PICTURE})
    asset = Asset("images/talvi.png", "/pictures/talvi.png", facts)
    made = {file.path: file for file in build(replace(material, assets=(asset,)), *rest).artifacts}
    told = head(made["uutiset/x/index.html"].body.decode())
    assert (told["og:image"] == [f"{URL}/images/talvi.png"]) is own
    assert (told["og:image:alt"] == ["Talvi"]) is own


def test_a_project_is_shared_with_its_card_and_a_new_title_is_a_new_address():
    def image(text: str, **more: str) -> str:
        return head(built({"projects/pro-sos.md": text, **more}).text("hankkeet/pro-sos/index.html"))[
            "og:image"
        ][0]

    card = image(PROJECT)
    assert card.startswith(f"{URL}/hankkeet/pro-sos/card.jpg?v=")
    assert image(f"{PROJECT}\n---\nToinen teksti.") == card
    assert image(PROJECT, **{"news/x.md": NEWS}) == card
    for other in ("title: PRO SOSS", "summary: Uudempaa.", "end: 2019", "type: research"):
        key = other.partition(":")[0]
        changed = "\n".join(other if line.startswith(f"{key}:") else line for line in PROJECT.split("\n"))
        assert image(changed) != card, other
    assert image(PROJECT + PICTURE) != card


def test_below_a_folder_every_address_begins_with_it():
    site = built({"projects/pro-sos.md": PROJECT}, url="https://x.example/koske")
    [image] = head(site.text("hankkeet/pro-sos/index.html"))["og:image"]
    assert image.startswith("https://x.example/koske/hankkeet/pro-sos/card.jpg?v=")
    assert "hankkeet/pro-sos/card.jpg" in site.files
    assert head(site.text("index.html"))["og:image"][0].startswith("https://x.example/koske/card.jpg?v=")


def test_a_letter_is_addressed_to_nobody_and_holds_whatever_a_title_holds():
    title = "50 % & enemmän? #hanke = “hyvä” + \\ Ääni"
    site = built({"news/x.md": f"title: '{title}'\ndate: 2020-01-02\nsummary: S."})
    soup = BeautifulSoup(site.text("uutiset/x/index.html"), "lxml")
    href = soup.select_one(".share a")["href"]
    assert href.isascii()
    assert " " not in href
    scheme, _, address, query, fragment = urlsplit(href)
    assert (scheme, address, fragment) == ("mailto", "", "")
    assert parse_qs(query.replace("+", "%2B"), strict_parsing=True) == {
        "subject": [title],
        "body": [f"{URL}/uutiset/x/"],
    }


def test_items_can_be_passed_on_and_lists_need_not():
    site = built({"news/x.md": NEWS, "projects/pro-sos.md": PROJECT})
    shared = {
        path for path in site.files if path.endswith(".html") and 'class="wrap share"' in site.text(path)
    }
    assert shared == {"uutiset/x/index.html", "hankkeet/pro-sos/index.html"}
    html = site.text("uutiset/x/index.html")
    assert "/theme/share." in html
    assert "/theme/share." not in site.text("uutiset/index.html")
    part = BeautifulSoup(html, "lxml").select_one(".share")
    assert part.select_one("[data-copy]").has_attr("hidden")
    assert part.select_one(".share_address span").text == "koskeverkko.fi/uutiset/x/"
    assert not part.select("iframe, img, script, form")


def test_cards_are_no_addresses_that_a_later_build_must_keep():
    site = built({"projects/pro-sos.md": PROJECT})
    assert "hankkeet/pro-sos/card.jpg" in site.files
    assert "card.jpg" not in site.text("published.json")


def test_a_site_is_known_by_its_own_name():
    site = built({"news/x.md": NEWS}, name="Pohjoinen")
    assert IDENTITY.name != "Pohjoinen"
    assert head(site.text("uutiset/x/index.html"))["og:site_name"] == ["Pohjoinen"]
