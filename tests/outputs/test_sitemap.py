"""What search engines are told."""

import pytest

from tests.outputs.sites import built

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
NEWS = "title: Uutinen\ndate: 2017-04-04\nsummary: s"
CONTENT = {
    "news/a.md": NEWS,
    "news/ny.md": NEWS + "\nlang: sv\ntranslation_of: a\nupdated: 2017-05-01",
    "pages/koske.md": "title: Koske\nredirect_from: [/vanha/]",
}


def urls(site):
    root = site.xml("sitemap.xml")
    return {url.findtext(f"{SITEMAP}loc"): url for url in root}


def test_the_sitemap_lists_every_page_that_search_engines_may_know():
    site = built(CONTENT)
    assert list(urls(site)) == [
        "https://koskeverkko.fi/",
        "https://koskeverkko.fi/haku/",
        "https://koskeverkko.fi/koske/",
        "https://koskeverkko.fi/sv/",
        "https://koskeverkko.fi/sv/nyheter/",
        "https://koskeverkko.fi/sv/nyheter/ny/",
        "https://koskeverkko.fi/sv/prenumerera/",
        "https://koskeverkko.fi/sv/sok/",
        "https://koskeverkko.fi/tilaa/",
        "https://koskeverkko.fi/uutiset/",
        "https://koskeverkko.fi/uutiset/a/",
        "https://koskeverkko.fi/verkosto/",
    ]


def test_a_change_is_dated_by_the_content():
    found = {loc: url.findtext(f"{SITEMAP}lastmod") for loc, url in urls(built(CONTENT)).items()}
    assert found["https://koskeverkko.fi/uutiset/a/"] == "2017-04-04"
    assert found["https://koskeverkko.fi/sv/nyheter/ny/"] == "2017-05-01"
    assert found["https://koskeverkko.fi/koske/"] is None


def test_a_page_names_its_other_languages_and_itself():
    url = urls(built(CONTENT))["https://koskeverkko.fi/uutiset/a/"]
    assert [
        (link.get("hreflang"), link.get("href"), link.get("rel")) for link in url.findall(f"{XHTML}link")
    ] == [
        ("fi", "https://koskeverkko.fi/uutiset/a/", "alternate"),
        ("sv", "https://koskeverkko.fi/sv/nyheter/ny/", "alternate"),
        ("x-default", "https://koskeverkko.fi/uutiset/a/", "alternate"),
    ]


@pytest.mark.parametrize("url", ["https://koskeverkko.fi", "https://example.org/koske"])
def test_robots_are_led_to_the_sitemap(url):
    site = built({}, url=url)
    assert site.text("robots.txt") == f"User-agent: *\nDisallow:\n\nSitemap: {url}/sitemap.xml\n"
    assert set(urls(site)) == {f"{url}/", f"{url}/haku/", f"{url}/tilaa/", f"{url}/verkosto/"}
