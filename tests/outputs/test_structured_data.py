"""Every page tells programs what it is: in schema.org's words, whole, safe in HTML, and nothing that it does not show."""

import json
import re
from datetime import date
from functools import cache

import pytest
from msgspec.structs import replace

from plugins.core.build import build
from plugins.core.structured import json_ld
from tests.outputs.schema_org import faults
from tests.outputs.sites import Built, built, given
from tests.outputs.structured import about, graph
from tests.outputs.test_interface_words import every_kind

URL = "https://koskeverkko.fi"
ISSUE = """
title: Koske tiedottaa 1/2017
number: 1
year: 2017
date: 2017-04-04 09:30
updated: 2017-05-01
summary: Kevään numero.
editor: marja-heikkila
tags: [Lapset, Työ]
image:
  src: images/talvi.png
  alt: Talvi
---
Alku.

## Ensimmäinen & toinen {#eka}

Tekstiä.
"""
PERSON = "title: Marja Heikkilä\nroles:\n  - title: kehittäjä"
PROJECT = """
title: PRO SOS
short_name: PRO
summary: Uutta sosiaalityötä.
type: research
start: 2016-08
end: 2018
parent: iso
funders: [esr, Jyväskylän kaupunki]
coordinator: koske
code: S20701
municipalities: [Muurame]
links:
  - title: Sivut
    url: https://prosos.example/
"""


@cache
def site() -> Built:
    return built(
        {
            "newsletters/2017-1.md": ISSUE,
            "people/marja-heikkila.md": PERSON,
            "organisations/esr.md": "title: Euroopan sosiaalirahasto",
            "projects/pro-sos.md": PROJECT,
            "projects/iso.md": "title: Iso hanke\nsummary: Suuri.",
            "news/x.md": "title: Uutinen\ndate: 2020-01-02\nsummary: Lyhyesti.",
        }
    )


@cache
def whole() -> Built:
    return built(every_kind(), date(2021, 3, 1))


def test_every_page_of_every_kind_keeps_to_the_vocabulary():
    seen, found = set(), []
    for one in (site(), whole()):
        for path in one.files:
            if path.endswith(".html"):
                for thing in graph(one.text(path)):
                    seen.add(thing["@type"])
                    found += [f"{path}{fault}" for fault in faults(thing)]
    assert found == []
    assert seen >= {
        "Organization", "WebSite", "PublicationIssue", "NewsArticle", "ResearchProject", "Project", "Event", "Article",
        "BookSeries", "Service", "WebPage", "BreadcrumbList",
    }  # fmt: skip


def test_faults_are_found():
    bad = {
        "@type": "Event",
        "name": "x",
        "startDate": "1.2.2017",
        "isbn": "1",
        "location": {"@type": "Bar"},
        "url": "/x/",
    }
    assert [*faults(bad)] == [
        "/Event: eventStatus is missing",
        "/Event: organizer is missing",
        "/Event: startDate is 1.2.2017",
        "/Event: isbn is no property",
        "/Event.location/Bar: no type of ours",
        "/Event: url is /x/",
    ]


def test_an_issue_is_told_with_its_stories_at_their_places():
    issue = about(site().text("uutiskirje/2017-1/index.html"))
    address = f"{URL}/uutiskirje/2017-1/"
    assert (issue["@type"], issue["@id"], issue["issueNumber"]) == ("PublicationIssue", address, "1/2017")
    assert (issue["datePublished"], issue["dateModified"]) == ("2017-04-04T09:30:00+03:00", "2017-05-01")
    assert issue["isPartOf"] == {
        "@type": "Periodical",
        "@id": f"{URL}/uutiskirje/#periodical",
        "name": "Koske: Uutiskirje",
        "url": f"{URL}/uutiskirje/",
    }
    assert issue["editor"] == [{"@type": "Person", "name": "Marja Heikkilä"}]
    assert issue["image"] == f"{URL}/images/talvi.png"
    [story] = issue["hasPart"]
    assert (story["@type"], story["headline"], story["url"]) == (
        "NewsArticle",
        "Ensimmäinen & toinen",
        f"{address}#eka",
    )


def test_a_project_is_told_as_exactly_as_it_is_known():
    project = about(site().text("hankkeet/pro-sos/index.html"))
    assert project["@type"] == "ResearchProject"
    assert (project["foundingDate"], project["dissolutionDate"]) == ("2016-08", "2018")
    assert project["funder"] == [
        {"@type": "Organization", "name": "Euroopan sosiaalirahasto", "url": f"{URL}/verkosto/#esr"},
        {"@type": "Organization", "name": "Jyväskylän kaupunki"},
    ]
    assert project["parentOrganization"]["url"] == f"{URL}/hankkeet/iso/"
    assert project["sameAs"] == ["https://prosos.example/"]


def test_breadcrumbs_say_what_stands_above_the_page():
    html = site().text("uutiset/x/index.html")
    shown = re.findall(
        "<li>(?:<a[^>]*>|<span[^>]*>)(.*?)</", html[html.index("breadcrumbs") : html.index("<main")]
    )
    [way] = [thing for thing in graph(html) if thing["@type"] == "BreadcrumbList"]
    assert [step["name"] for step in way["itemListElement"]] == shown == ["Etusivu", "Uutiset", "Uutinen"]
    assert [step["position"] for step in way["itemListElement"]] == [1, 2, 3]
    assert [step["item"] for step in way["itemListElement"]] == [
        f"{URL}/",
        f"{URL}/uutiset/",
        f"{URL}/uutiset/x/",
    ]


def test_every_page_with_a_way_above_it_tells_that_way():
    for path in whole().files:
        html = whole().text(path) if path.endswith(".html") else ""
        if 'class="wrap breadcrumbs"' in html and 'content="noindex"' not in html:
            assert [thing["@type"] for thing in graph(html)].count("BreadcrumbList") == 1, path


@pytest.mark.parametrize(
    "title", ["</script><script>alert(1)</script>", "<!-- <script>", "a\u2028b & \\ \"c'", "]]>"]
)
def test_no_title_ends_the_data_block(title):
    text = json_ld([{"@type": "Thing", "name": title}])
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text)["@graph"][0]["name"] == title
    if "\u2028" not in title:
        front = json.dumps(title, ensure_ascii=False)
        html = built({"news/x.md": f"title: {front}\ndate: 2020-01-02\nsummary: S."}).text(
            "uutiset/x/index.html"
        )
        assert about(html)["headline"] == title


def test_a_page_for_nobody_to_find_tells_nothing():
    assert graph(site().text("404.html")) == []


def test_a_site_with_a_search_page_tells_how_it_is_searched():
    website = graph(site().text("index.html"))[0]
    assert website["potentialAction"] == {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{URL}/haku/?q={{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }


def test_a_site_without_one_tells_of_none():
    material, theme, composition, who, day = given({})
    outputs = tuple(one for one in composition.outputs if not one.name.startswith("search"))
    result = build(material, theme, replace(composition, outputs=outputs), who, day)
    (front,) = (made for made in result.artifacts if made.path == "index.html")
    assert "potentialAction" not in graph(front.body.decode())[0]
