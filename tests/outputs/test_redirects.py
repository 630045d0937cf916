"""Old addresses: pages that lead on, and what an old address must not be."""

import re
from datetime import date

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


def test_old_addresses_of_other_files_are_valid_and_only_the_rules_lead_on_from_them():
    site = moved("/wp-content/a.pdf")
    assert not site.problems
    assert not [path for path in site.files if "wp-content" in path]
    for rules in (".htaccess", "_redirects", "redirects.nginx.conf", "site.caddy"):
        assert "content/a" in site.text(rules)


@pytest.mark.parametrize("old", ["http://[", "//[x/", "/" + "a" * 300, "/a" * 600])
def test_an_address_that_none_could_have_is_refused(old):
    (problem,) = moved(f'"{old}"').problems
    assert "content/pages/koske.md:3:17: virhe: vanha osoite" in problem


CONTENT = {
    "news/a.md": "title: Uutinen A\ndate: 2017-01-01\nsummary: s\n---\n\n## Kohta {#kohta}\n\nTekstiä.",
    "news/b.md": "title: Nyheten B\ndate: 2017-01-01\nsummary: s\nlang: sv",
    "news/tuleva.md": "title: Tuleva\ndate: 2021-04-01\nsummary: s",
    "people/maija.md": "title: Maija Mallikas\nroles:\n  - title: johtaja",
}


def ruled(text, as_of=date(2021, 3, 1), **identity):
    return built({**CONTENT, "redirects.yaml": text}, as_of, **identity)


@pytest.mark.parametrize(
    ("target", "url", "title", "lang"),
    [
        ("news:a", "/uutiset/a/", "Uutinen A", "fi"),
        ("news:a#kohta", "/uutiset/a/#kohta", "Uutinen A", "fi"),
        ("/uutiset/a/#kohta", "/uutiset/a/#kohta", "Uutinen A", "fi"),
        ("https://www.koskeverkko.fi/uutiset/a/", "/uutiset/a/", "Uutinen A", "fi"),
        ("news:b", "/sv/nyheter/b/", "Nyheten B", "sv"),
        ("/uutiset/", "/uutiset/", "Uutiset", "fi"),
        ("/sv/nyheter/", "/sv/nyheter/", "Nyheter", "sv"),
        ("/", "/", "/", "fi"),
        ("person:maija", "/yhteystiedot/#maija", "Maija Mallikas", "fi"),
        ("files/ohjelma.pdf", "/files/ohjelma.pdf", "ohjelma.pdf", "fi"),
        ("/files/ohjelma.pdf", "/files/ohjelma.pdf", "ohjelma.pdf", "fi"),
        ("https://muu.example/ä", "https://muu.example/%C3%A4", "https://muu.example/%C3%A4", "fi"),
    ],
)
def test_a_rule_of_the_file_makes_a_page_that_leads_to_its_target(target, url, title, lang):
    site = ruled(f"/vanha/: {target}")
    assert site.problems == ()
    html = site.text("vanha/index.html")
    assert f'<html lang="{lang}">' in html
    assert f'content="0; url={url}"' in html
    assert f'<a href="{url}">{title}</a>' in html
    full = url if "://" in url else f"https://koskeverkko.fi{url}"
    assert f'<link rel="canonical" href="{full}">' in html
    assert '<meta name="robots" content="noindex">' in html


def test_a_folder_that_moved_leads_on_from_each_page_that_it_has_now():
    site = ruled("/ajankohtaista/*: /uutiset/*\n/vanhat/*: /uutiset/")
    assert site.problems == ()
    assert site.under("ajankohtaista/") == ["ajankohtaista/a/index.html", "ajankohtaista/index.html"]
    assert "url=/uutiset/a/" in site.text("ajankohtaista/a/index.html")
    assert site.under("vanhat/") == ["vanhat/index.html"]


def test_other_words_in_the_addresses_are_followed_by_one_line():
    """A planner who renames the folder of the news in the settings breaks no link."""
    words = {"fi": {"news": "ajankohtaista"}}
    site = ruled("/uutiset/*: /ajankohtaista/*", words=words)
    assert site.problems == ()
    assert "url=/ajankohtaista/a/" in site.text("uutiset/a/index.html")
    assert "url=/ajankohtaista/" in site.text("uutiset/index.html")


def test_the_narrower_rule_wins():
    site = ruled("/vanhat/*: /uutiset/*\n/vanhat/a/: news:b\n/vanhat/osa/*: /yhteystiedot/")
    assert site.problems == ()
    assert "url=/sv/nyheter/b/" in site.text("vanhat/a/index.html")
    lines = [line.partition(" ")[0] for line in site.text("_redirects").splitlines()[1:]]
    assert lines.index("/vanhat/a/") < lines.index("/vanhat/osa/*") < lines.index("/vanhat/*")


def test_a_rule_waits_until_its_target_is_out():
    before = ruled("/vanha/: news:tuleva")
    assert before.problems == (
        "content/redirects.yaml:1:10: varoitus: kohdetta ”news:tuleva” ei ole vielä julkaistu, joten ohjaus alkaa toimia vasta sen ilmestyttyä.",
    )
    assert "vanha/index.html" not in before.files
    assert "vanha" not in before.text("_redirects")
    after = ruled("/vanha/: news:tuleva", date(2021, 4, 1))
    assert after.problems == ()
    assert "url=/uutiset/tuleva/" in after.text("vanha/index.html")


@pytest.mark.parametrize("text", ["", "# Ei vielä ohjauksia.\n", "---\n", "\ufeff# x\n"])
def test_a_file_without_rules_is_sound_and_the_rule_files_are_there(text):
    site = ruled(text)
    assert site.problems == ()
    assert {".htaccess", "_redirects", "redirects.nginx.conf", "types.nginx.conf", "site.caddy"} <= set(
        site.files
    )


def test_a_rule_may_lead_to_an_item_of_a_file_with_a_fault_or_what_comes_of_it():
    content = {"news/vika.md": "title: Vika\ndate: 2017-02-31\nsummary: s"}
    site = built({**content, "redirects.yaml": "/a/: news:vika\n/b/: /uutiset/vika/\n/c/: /uutiset/"})
    assert [line.split(": ")[0] for line in site.problems] == ["content/news/vika.md:3:7"]


@pytest.mark.parametrize("folder", ["/*", "/koske/*"])
def test_a_folder_with_the_whole_site_in_it_cannot_move(folder):
    site = built({"redirects.yaml": f"{folder}: https://muu.example/"}, url="https://example.org/koske")
    assert f"content/redirects.yaml:1:1: virhe: kansiossa ”{folder}” on sivuston nykyisiä sivuja" in "".join(
        site.problems
    )
