"""Old addresses: pages that lead on, and what an old address must not be."""

import re

import pytest

from tests.outputs.sites import built

PAGE = "title: Koske & verkosto\nredirect_from: [{old}]"


def moved(old, **identity):
    return built({"pages/koske.md": PAGE.format(old=old)}, **identity)


@pytest.mark.parametrize(
    ("old", "path"),
    [
        ("/vanha/", "vanha/index.html"),
        ("/vanha", "vanha/index.html"),
        ("/vanha/sivu/", "vanha/sivu/index.html"),
        ("/vanha.html", "vanha.html"),
        ("/Vanha.HTM", "Vanha.HTM"),
        ("/vanha.html/", "vanha.html/index.html"),
        ("/vanha/index.html", "vanha/index.html"),
        ("/raportit/3.2", "raportit/3.2/index.html"),
        ("/k%C3%A4yt%C3%A4nt%C3%B6/", "käytäntö/index.html"),
        ("/ka\u0308ytanto/", "käytanto/index.html"),
        ("//vanha", ""),
        ("https://koskeverkko.fi/vanha/", "vanha/index.html"),
        ("/a//b/./c/", "a/b/c/index.html"),
        ("/wp-content/a.pdf", ""),
        ("/index.php", ""),
    ],
)
def test_a_page_stands_at_an_old_address_where_a_host_would_serve_one(old, path):
    site = moved(f'"{old}"')
    made = [made for made in site.files if "refresh" in text_of(site, made)]
    assert made == ([path] if path else [])


def text_of(site, path):
    return site.text(path) if path.lower().endswith((".html", ".htm")) else ""


def test_the_page_leads_on_names_its_goal_and_is_not_indexed():
    html = moved("/vanha/").text("vanha/index.html")
    assert '<meta http-equiv="refresh" content="0; url=/koske/">' in html
    assert '<a href="/koske/">Koske &amp; verkosto</a>' in html
    assert '<meta name="robots" content="noindex">' in html


def test_below_a_folder_only_its_own_paths_can_lead_on():
    site = moved("/koske/vanha/, /muu/", url="https://example.org/koske")
    assert [path for path in site.files if re.search("vanha|muu", path)] == ["vanha/index.html"]
    assert "url=/koske/koske/" in site.text("vanha/index.html")


def test_a_person_is_led_to_by_the_anchor():
    person = "title: Marja Heikkilä\nroles:\n  - title: johtaja\nredirect_from: [/marja/]"
    html = built({"people/marja-heikkila.md": person}).text("marja/index.html")
    assert "url=/yhteystiedot/#marja-heikkila" in html


TAKEN = "content/pages/koske.md:3:17: virhe: vanha osoite ”{old}” on sivuston nykyinen osoite, eikä sitä voi ohjata muualle. Poista se."


@pytest.mark.parametrize(
    "old",
    [
        "/",
        "/index.html",
        "/uutiset/",
        "/uutiset",
        "/uutiset/index.html",
        "/uutiset/a/",
        "/feeds/all.xml",
        "/feeds/all.xml/",
        "/images/talvi.png",
        "/files/ohjelma.pdf",
        "/404.html",
        "/404.html/x/",
        "/sitemap.xml",
    ],
)
def test_an_address_in_use_cannot_lead_elsewhere(old):
    site = built(
        {
            "news/a.md": "title: A\ndate: 2017-01-01\nsummary: s",
            "pages/koske.md": f"title: Koske\nredirect_from: [{old}]",
        }
    )
    assert site.problems == (TAKEN.format(old=old),)
    assert not site.files


def test_two_old_addresses_of_one_file_are_told_at_both():
    site = built(
        {
            "pages/koske.md": PAGE.format(old="/vanha/"),
            "pages/toinen.md": "title: Toinen\nredirect_from: [/vanha/index.html]",
        }
    )
    assert site.problems == (
        "content/pages/koske.md:3:17: virhe: vanhan osoitteen ”/vanha/” on ottanut myös pages/toinen.md. Jätä se vain toiseen.",
        "content/pages/toinen.md:3:17: virhe: vanhan osoitteen ”/vanha/index.html” on ottanut myös pages/koske.md. Jätä se vain toiseen.",
    )


def test_an_old_address_cannot_be_both_a_page_and_a_folder_of_pages():
    site = moved("/vanha.html, /vanha.html/osa/")
    assert len(site.problems) == 2
    assert all("virhe" in problem for problem in site.problems)


def test_old_addresses_of_other_files_are_valid_and_nothing_is_made_for_them():
    site = moved("/wp-content/a.pdf")
    assert not site.problems
    assert not [path for path in site.files if "wp-content" in path]
