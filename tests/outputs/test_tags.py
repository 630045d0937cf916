"""Topic pages: what has a tag, by kind, and the page that lists the tags."""

import re
from datetime import date

import pytest

from tests.outputs.sites import built

NEWS = "title: {title}\ndate: {date}\nsummary: s\ntags: [{tags}]"


def news(title, day, tags):
    return NEWS.format(title=title, date=day, tags=tags)


def titles(html):
    return re.findall(r'class="card_link" href="[^"]*"[^>]*>([^<]*)<', html)


def test_a_topic_page_shows_what_has_the_tag_by_kind_the_newest_first():
    site = built(
        {
            "news/a.md": news("Vanha", "2016-01-01", "Osallisuus"),
            "news/b.md": news("Uusi", "2017-01-01", "Osallisuus, muu"),
            "news/c.md": news("Toinen", "2018-01-01", "muu"),
            "projects/o.md": "title: Öljy\nsummary: s\ntags: [Osallisuus]",
            "projects/a.md": "title: Apu\nsummary: s\ntags: [Osallisuus]",
            "pages/koske.md": "title: Koske\ntags: [Osallisuus]",
        }
    )
    html = site.text("aiheet/osallisuus/index.html")
    assert titles(html) == ["Uusi", "Vanha", "Apu", "Öljy", "Koske"]
    assert re.findall(r'<h2 id="([^"]*)">([^<]*)<', html) == [
        ("uutiset", "Uutiset"),
        ("hankkeet", "Hankkeet"),
        ("page", "Muut sivut"),
    ]
    assert "<h1>Aihe: Osallisuus</h1>" in html
    assert 'href="/feeds/tags/osallisuus.xml"' in html
    assert '<a href="/aiheet/">Aiheet</a>' in html


def test_the_page_of_topics_lists_them_in_the_order_of_the_alphabet_and_counts():
    site = built(
        {
            "news/a.md": news("A", "2016-01-01", "äidit, Osallisuus"),
            "news/b.md": news("B", "2017-01-01", "osa-aika, Osallisuus"),
        }
    )
    html = site.text("aiheet/index.html")
    assert titles(html) == ["osa-aika", "Osallisuus", "äidit"]
    assert re.findall(r'class="card_summary">([^<]*)<', html) == ["1 sivu", "2 sivua", "1 sivu"]


@pytest.mark.parametrize(
    ("spellings", "name"),
    [
        (("Sosiaalityö", "sosiaalityö", "sosiaalityö"), "sosiaalityö"),
        (("sosiaalityö", "Sosiaalityö"), "Sosiaalityö"),
        (("Sosiaali-työ", "sosiaali työ", "Sosiaali-Työ", "Sosiaali-Työ"), "Sosiaali-Työ"),
    ],
)
def test_two_spellings_are_one_tag_named_by_the_most_common(spellings, name):
    site = built({f"news/n{n}.md": news(str(n), "2016-01-01", tag) for n, tag in enumerate(spellings)})
    (page,) = [path for path in site.under("aiheet/") if path != "aiheet/index.html"]
    assert f"<h1>Aihe: {name}</h1>" in site.text(page)
    assert len(titles(site.text(page))) == len(spellings)


def test_items_of_two_spellings_are_one_run_the_newest_first():
    spelled = {"a": ("2016", "Työ"), "b": ("2017", "työ"), "c": ("2018", "Työ"), "d": ("2019", "työ, Työ")}
    site = built({f"news/{id}.md": news(id, f"{year}-01-01", tags) for id, (year, tags) in spelled.items()})
    assert titles(site.text("aiheet/tyo/index.html")) == ["d", "c", "b", "a"]


def test_what_is_not_out_makes_no_topic():
    site = built(
        {
            "news/a.md": news("A", "2022-01-01", "tuleva"),
            "news/b.md": news("B", "2016-01-01", "luonnos") + "\nstatus: draft",
        },
        date(2021, 3, 1),
    )
    assert not site.under("aiheet/")


def test_each_language_has_its_own_topics_under_its_own_word():
    site = built(
        {
            "news/a.md": news("A", "2016-01-01", "Osallisuus"),
            "news/b.md": news("B", "2016-01-01", "Delaktighet") + "\nlang: sv",
        }
    )
    assert site.under("aiheet/") == ["aiheet/index.html", "aiheet/osallisuus/index.html"]
    assert site.under("sv/teman/") == ["sv/teman/delaktighet/index.html", "sv/teman/index.html"]
    assert 'lang="sv"' in site.text("sv/teman/index.html")


def test_the_word_of_the_address_can_be_set():
    site = built({"news/a.md": news("A", "2016-01-01", "x")}, words={"fi": {"tag": "teemat"}})
    assert site.under("teemat/") == ["teemat/index.html", "teemat/x/index.html"]


def test_a_page_may_not_take_the_place_of_the_topics():
    site = built({"pages/aiheet.md": "title: Aiheet"})
    assert (
        "content/pages/aiheet.md:1:1: virhe: osoite /aiheet/ on varattu sivuston omaan käyttöön. Anna sivulle toinen tunnus, esimerkiksi rivillä id: toinen-tunnus."
        in site.problems
    )
    assert not site.files


def test_somebody_who_has_left_is_on_no_topic_page():
    left = "title: Tanja Hänninen\ntags: [lastensuojelu]\nroles:\n  - title: työntekijä\n    until: 2018"
    site = built({"people/tanja-hanninen.md": left})
    assert not site.under("aiheet/")
    assert "/aiheet/" not in site.text("index.html")
