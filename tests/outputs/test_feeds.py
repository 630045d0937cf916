"""Feeds as RSS: parsed with feedparser, and looked at as bytes."""

import re
from datetime import date

import feedparser
import pytest

from tests.outputs.sites import built
from tests.outputs.subscribers import CONTENT, NEWS, feed, ids


def test_a_channel_says_what_it_is_where_it_stands_and_in_which_language():
    site = built(CONTENT)
    channel = feedparser.parse(site.bytes("feeds/news.xml")).feed
    assert channel.title == "Koske – Uutiset"
    assert channel.link == "https://koskeverkko.fi/uutiset/"
    assert channel.subtitle == "Uutiset sosiaalialan kehittämisestä."
    assert channel.language == "fi"
    assert channel.generator == "python-feedgen"
    assert [link.href for link in channel.links if link.rel == "self"] == [
        "https://koskeverkko.fi/feeds/news.xml"
    ]


@pytest.mark.parametrize(
    ("name", "title", "link"),
    [
        ("all", "Koske", "https://koskeverkko.fi/"),
        ("newsletters", "Koske – Uutiskirje", "https://koskeverkko.fi/uutiskirje/"),
        ("stories", "Koske – Uutiskirjeen jutut", "https://koskeverkko.fi/uutiskirje/"),
        ("projects/pro-sos", "Koske – PRO SOS", "https://koskeverkko.fi/hankkeet/pro-sos/"),
        ("tags/sosiaalityo", "Koske – Sosiaalityö", "https://koskeverkko.fi/aiheet/sosiaalityo/"),
    ],
)
def test_each_feed_has_its_own_title_and_leads_to_its_page(name, title, link):
    channel = feed(CONTENT, f"feeds/{name}.xml").feed
    assert (channel.title, channel.link) == (title, link)


def test_an_issue_is_one_item_with_its_author_topic_and_picture():
    (item,) = feed(CONTENT, "feeds/newsletters.xml").entries
    assert item.title == "Koske tiedottaa 1/2017"
    assert item.link == "https://koskeverkko.fi/uutiskirje/2017-1/"
    assert item.summary == "Kevään numero."
    assert (item.id, item.guidislink) == ("tag:koskeverkko.fi,2017:issue/2017-1", False)
    assert item.published == "Tue, 04 Apr 2017 00:00:00 +0300"
    assert [author.name for author in item.authors] == ["Marja Heikkilä"]
    assert [tag.term for tag in item.tags] == ["Sosiaalityö"]
    assert item.media_content == [
        {
            "url": "https://koskeverkko.fi/images/talvi.png",
            "filesize": "48211",
            "type": "image/png",
            "medium": "image",
            "width": "1200",
            "height": "630",
        }
    ]


def test_a_picture_has_its_text_alternative():
    root = built(CONTENT).xml("feeds/newsletters.xml")
    (text,) = root.findall(
        ".//{http://search.yahoo.com/mrss/}content/{http://search.yahoo.com/mrss/}description"
    )
    assert (text.text, text.attrib) == ("Talvinen koivikko", {"type": "plain"})


def test_stories_are_items_of_their_own():
    read = feed(CONTENT, "feeds/stories.xml")
    assert ids(read) == ["story/2017-1/aluekierros", "story/2017-1/kahvila"]
    assert read.entries[0].link == "https://koskeverkko.fi/uutiskirje/2017-1/#aluekierros"
    assert read.entries[0].title == "Aluekierros"


def test_the_full_text_has_only_full_addresses():
    # Read as it stands in the feed: a feed reader would make the addresses full itself.
    root = built(CONTENT).xml("feeds/stories.xml")
    text = root.findtext(".//{http://purl.org/rss/1.0/modules/content/}encoded")
    addresses = re.findall(r'(?:href|src)="([^"]*)"', text)
    assert all(re.match(r"(https://koskeverkko\.fi/|tel:|mailto:)", address) for address in addresses)
    assert "https://koskeverkko.fi/files/ohjelma.pdf" in addresses
    assert "https://koskeverkko.fi/uutiskirje/2017-1/#lisaa" in addresses
    assert "https://koskeverkko.fi/images/kesa.svg" in addresses
    assert "https://koskeverkko.fi/hankkeet/pro-sos/" in addresses
    assert "tel:+358400546613" in addresses


def test_a_site_below_a_folder_has_the_folder_in_its_addresses():
    site = built(CONTENT, url="https://example.org/koske")
    item = feedparser.parse(site.bytes("feeds/stories.xml")).entries[0]
    assert item.link == "https://example.org/koske/uutiskirje/2017-1/#aluekierros"
    assert item.id == "tag:koskeverkko.fi,2017:story/2017-1/aluekierros"
    encoded = site.text("feeds/stories.xml")
    assert "https://example.org/koske/files/ohjelma.pdf" in encoded
    assert "koske/koske" not in encoded


def test_an_update_moves_neither_guid_nor_date_but_the_day_of_the_feed():
    before = feed({"news/x.md": NEWS}, "feeds/news.xml")
    after = feed({"news/x.md": NEWS + "updated: 2017-02-01\n---\nUusi teksti."}, "feeds/news.xml")
    assert (after.entries[0].id, after.entries[0].published) == (
        before.entries[0].id,
        before.entries[0].published,
    )
    assert before.feed.updated == "Tue, 20 Dec 2016 00:00:00 +0200"
    assert after.feed.updated == "Wed, 01 Feb 2017 00:00:00 +0200"
    assert after.entries[0].content[0].value == "<p>Uusi teksti.</p>"


def test_the_note_on_a_change_leads_the_text():
    content = {"news/x.md": NEWS + "updated: 2017-02-01\nchange: Paikka < aika vaihtui\n---\nTeksti."}
    (item,) = feed(content, "feeds/news.xml").entries
    assert item.content[0].value == "<p><strong>Muutos:</strong> Paikka &lt; aika vaihtui</p>\n<p>Teksti.</p>"


def test_an_item_brought_over_keeps_its_old_guid():
    content = {"news/x.md": NEWS + 'guid: "http://vanha.fi/?p=12"'}
    (item,) = feed(content, "feeds/news.xml").entries
    assert (item.id, item.guidislink) == ("http://vanha.fi/?p=12", False)


def test_a_date_before_time_zones_is_written_so_that_readers_understand_it():
    content = {"news/x.md": NEWS.replace("2016-12-20", "1917-12-06")}
    (item,) = feed(content, "feeds/news.xml").entries
    assert item.published == "Wed, 05 Dec 1917 22:20:11 +0000"


def test_every_moment_in_the_feeds_is_one_of_the_content():
    site = built(CONTENT)
    moments = {
        moment
        for path in site.under("feeds/")
        if path.endswith(".xml")
        for moment in re.findall(r"<(?:pubDate|lastBuildDate)>([^<]*)<", site.text(path))
    }
    assert moments == {"Tue, 04 Apr 2017 00:00:00 +0300", "Tue, 20 Dec 2016 00:00:00 +0200"}


def test_the_same_content_gives_the_same_bytes_on_any_day():
    one, other = built(CONTENT, date(2021, 3, 1)), built(dict(reversed(CONTENT.items())), date(2021, 3, 2))
    assert [one.bytes(path) for path in one.under("feeds/")] == [
        other.bytes(path) for path in other.under("feeds/")
    ]


def test_no_marker_is_left_in_a_feed():
    content = CONTENT | {
        "news/x.md": NEWS
        + "---\n:::factbox[Mikä?]\n::project[pro-sos]\n:::\n\n![Kuva](images/talvi.png) rivissä"
    }
    site = built(content)
    assert "Mikä?" in site.text("feeds/news.xml")
    for path in site.under("feeds/"):
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", site.text(path))
