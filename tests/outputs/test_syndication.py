"""Which feeds a site has, and what stands in each."""

from datetime import date

import feedparser

from tests.outputs.sites import built
from tests.outputs.subscribers import CONTENT, NEWS, PROJECT, feed, ids


def _feeds(site, folder):
    """The feeds by their RSS; each must be there in its other forms too."""
    feeds = [path for path in site.under(folder) if path.endswith(".xml")]
    others = [path.removesuffix("xml") + form for path in feeds for form in ("atom", "json")]
    assert {path for path in site.under(folder) if path.endswith((".atom", ".json"))} == {*others}
    return feeds


def test_there_is_a_feed_for_everything_kinds_stories_projects_and_tags():
    site = built(CONTENT | {"projects/lumo.md": "title: LUMO\nsummary: Ohjaus.\ntags: [työllisyys]"})
    assert _feeds(site, "feeds/") == [
        "feeds/all.xml",
        "feeds/deadlines.xml",
        "feeds/events.xml",
        "feeds/news.xml",
        "feeds/newsletters.xml",
        "feeds/projects/lumo.xml",
        "feeds/projects/pro-sos.xml",
        "feeds/publications.xml",
        "feeds/statements.xml",
        "feeds/stories.xml",
        "feeds/tags/sosiaalityo.xml",
        "feeds/tags/tyollisyys.xml",
    ]


def test_the_feeds_of_a_site_without_content_exist_and_are_empty():
    site = built({})
    assert _feeds(site, "feeds/") == [
        "feeds/all.xml",
        "feeds/deadlines.xml",
        "feeds/events.xml",
        "feeds/news.xml",
        "feeds/newsletters.xml",
        "feeds/publications.xml",
        "feeds/statements.xml",
        "feeds/stories.xml",
    ]
    for path in (path for path in site.under("feeds/") if path.endswith(".xml")):
        read = feedparser.parse(site.bytes(path))
        assert (read.bozo, read.entries, read.feed.get("updated")) == (False, [], None)


def test_projects_and_tags_hold_stories_instead_of_issues():
    dated = CONTENT | {"news/rahoitus.md": NEWS + "projects: [pro-sos]\ntags: [sosiaalityö]"}
    assert ids(feed(dated, "feeds/projects/pro-sos.xml")) == ["story/2017-1/aluekierros", "news/rahoitus"]
    assert ids(feed(dated, "feeds/tags/sosiaalityo.xml")) == [
        "story/2017-1/aluekierros",
        "story/2017-1/kahvila",
        "news/rahoitus",
    ]
    assert ids(feed(dated, "feeds/all.xml")) == ["issue/2017-1", "news/rahoitus"]


def test_what_is_about_a_part_stands_in_the_feed_of_the_whole_too():
    parts = {
        "projects/pro-sos.md": PROJECT,
        "projects/pro-sos-koske.md": "title: Osahanke\nsummary: Osa.\nparent: pro-sos",
        "news/x.md": NEWS + "projects: [pro-sos-koske]",
    }
    assert ids(feed(parts, "feeds/projects/pro-sos.xml")) == ["news/x"]
    assert ids(feed(parts, "feeds/projects/pro-sos-koske.xml")) == ["news/x"]


def test_the_newest_stand_first_and_those_of_one_date_by_id():
    days = {
        "b": "2017-04-04",
        "a": "2017-04-04",
        "c": "4.4.2017 klo 9.00",
        "d": "2017-04-05",
        "e": "2016-01-01",
    }
    content = {f"news/{id}.md": f"title: {id}\nsummary: s\ndate: {day}" for id, day in days.items()}
    assert ids(feed(content, "feeds/news.xml")) == ["news/d", "news/c", "news/a", "news/b", "news/e"]


def test_a_feed_holds_the_fifty_newest():
    content = {
        f"news/n{n}.md": f"title: n\nsummary: s\ndate: {date.fromordinal(date(2017, 1, 1).toordinal() + n)}"
        for n in range(51)
    }
    assert ids(feed(content, "feeds/news.xml")) == [f"news/n{n}" for n in range(50, 0, -1)]
    assert ids(feed(content, "feeds/news.2017.xml")) == ["news/n0"]


def test_drafts_and_coming_items_are_in_no_feed():
    content = {
        "news/luonnos.md": NEWS + "status: draft",
        "news/tuleva.md": NEWS.replace("2016-12-20", "2021-03-02"),
        "news/ulkona.md": NEWS.replace("2016-12-20", "2021-03-01"),
    }
    assert ids(feed(content, "feeds/all.xml")) == ["news/ulkona"]


def test_another_language_has_its_own_feeds_with_its_own_items():
    content = CONTENT | {
        "news/ny.md": NEWS.replace("PRO SOS sai rahoituksen", "Finansiering") + "lang: sv\ntags: [Råd]"
    }
    site = built(content)
    assert _feeds(site, "sv/feeds/") == [
        "sv/feeds/all.xml",
        "sv/feeds/deadlines.xml",
        "sv/feeds/events.xml",
        "sv/feeds/news.xml",
        "sv/feeds/newsletters.xml",
        "sv/feeds/projects/pro-sos.xml",
        "sv/feeds/publications.xml",
        "sv/feeds/statements.xml",
        "sv/feeds/stories.xml",
        "sv/feeds/tags/rad.xml",
    ]
    assert not site.under("en/feeds/")
    swedish = feedparser.parse(site.bytes("sv/feeds/all.xml"))
    assert ids(swedish) == ["news/ny"]
    assert swedish.feed.language == "sv"
    assert [link.href for link in swedish.feed.links if link.rel == "self"] == [
        "https://koskeverkko.fi/sv/feeds/all.xml"
    ]
    assert ids(feedparser.parse(site.bytes("feeds/all.xml"))) == ["issue/2017-1", "news/rahoitus"]
