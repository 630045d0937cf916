"""Each rule of the formats catches a feed that breaks it: a sound feed, and one change to it for each rule."""

import json

import pytest

from tests.outputs.feed_rules import atom, json_feed, paging, rss, values

ADDRESS = "https://koskeverkko.fi/feeds/all"
RSS = """<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" version="2.0">
<channel><title>Koske</title><link>https://koskeverkko.fi/</link><description>Kaikki</description>
<atom:link href="https://koskeverkko.fi/feeds/all.xml" rel="self" type="application/rss+xml"/>
<docs>http://www.rssboard.org/rss-specification</docs><language>fi</language><ttl>60</ttl>
<lastBuildDate>Tue, 04 Apr 2017 00:00:00 +0300</lastBuildDate>
<image><url>https://koskeverkko.fi/x.png</url><title>Koske</title><link>https://koskeverkko.fi/</link><width>88</width></image>
<item><title>Uutinen</title><link>https://koskeverkko.fi/uutiset/x/</link><description>Tiivistelmä.</description>
<content:encoded>&lt;p&gt;&lt;a href="https://koskeverkko.fi/"&gt;X&lt;/a&gt;&lt;img src="https://koskeverkko.fi/x.png" srcset="https://koskeverkko.fi/x.png 2x" alt=""&gt;&lt;/p&gt;</content:encoded>
<dc:creator>Anna Aalto</dc:creator><author>a@koske.fi (Anna)</author><category>perheet</category>
<guid isPermaLink="false">tag:koskeverkko.fi,2017:news/x</guid><enclosure url="https://koskeverkko.fi/x.png" length="12" type="image/png"/>
<pubDate>Tue, 20 Dec 2016 00:00:00 +0200</pubDate>
<media:content url="https://koskeverkko.fi/x.png" type="image/png" medium="image" width="12" height="8"><media:description type="plain">Kuva</media:description><media:thumbnail url="https://koskeverkko.fi/y.png"/></media:content></item>
<item><title>Toinen</title><link>https://koskeverkko.fi/uutiset/y/</link><guid>https://koskeverkko.fi/?p=1</guid></item>
</channel></rss>
"""
RSS_FAULTS = {
    "not well-formed": ("</rss>", "", "XML 1.0: not well-formed"),
    "an undeclared namespace": (' xmlns:dc="http://purl.org/dc/elements/1.1/"', "", "a namespace is not declared"),
    "a control character": ("Tiivistelmä.", "Tiivis\x0btelmä.", "XML 1.0: not well-formed"),
    "a control character of the second half": ("Tiivistelmä.", "Tiivis\x85telmä.", "XML 1.0, 2.2: a control character in <description>"),
    "another encoding": ("UTF-8", "US-ASCII", "XML 1.0"),
    "no declaration": ("<?xml version='1.0' encoding='UTF-8'?>\n", "", "XML 1.0, 4.3.3"),
    "another version": ('version="2.0"', 'version="0.92"', "RSS, What is RSS?"),
    "no version": (' version="2.0"', "", "RSS, What is RSS?"),
    "two channels": ("</channel>", "</channel><channel/>", "RSS, What is RSS?"),
    "no title": ("<title>Koske</title><link>", "<link>", "RSS, required channel elements: <title>"),
    "an empty description": ("Kaikki", " ", "RSS, required channel elements: <description>"),
    "two titles": ("<channel>", "<channel><title>Koske</title>", "RSS, required channel elements: <title>"),
    "a relative link of the channel": ("<link>https://koskeverkko.fi/</link><desc", "<link>/</link><desc", "RSS, <link> of the channel"),
    "no language": ("<language>fi</language>", "", "RSS, <language>"),
    "a language by its name": ("<language>fi", "<language>suomi kieli", "RSS, <language>"),
    "a wrong weekday": ("Tue, 20 Dec", "Wed, 20 Dec", "RSS, <pubDate>: no date of RFC 822"),
    "a year of two digits": ("Dec 2016", "Dec 16", "RSS, <pubDate>"),
    "a Finnish month": ("20 Dec", "20 Jou", "RSS, <pubDate>"),
    "a day that is none": ("Tue, 20 Dec", "32 Dec", "RSS, <pubDate>"),
    "a date of RFC 3339": ("Tue, 20 Dec 2016 00:00:00 +0200", "2016-12-20T00:00:00Z", "RSS, <pubDate>"),
    "an hour that is none": ("00:00:00 +0200", "24:00:00 +0200", "RSS, <pubDate>"),
    "a zone that is none": ("00:00:00 +0200", "00:00:00 +2", "RSS, <pubDate>"),
    "no zone": ("00:00:00 +0200", "00:00:00", "RSS, <pubDate>"),
    "a wrong lastBuildDate": ("04 Apr", "4.4.", "RSS, <lastBuildDate>: no date"),
    "no lastBuildDate": ("<lastBuildDate>Tue, 04 Apr 2017 00:00:00 +0300</lastBuildDate>", "", "RSS, <lastBuildDate>: a feed with items"),
    "no own link": ('rel="self"', 'rel="alternate"', "Profile, atom:link: one"),
    "another's own link": ("feeds/all.xml", "feeds/news.xml", "Profile, atom:link: one"),
    "an own link of another type": ("application/rss+xml", "text/xml", "Profile, atom:link: one"),
    "a relative atom:link": ("<docs>", '<atom:link rel="hub" href="/hub"/><docs>', "Profile, atom:link: not a full address"),
    "docs that are no address": ("http://www.rssboard.org/rss-specification", "RSS", "RSS, <docs>"),
    "a ttl that is no number": ("<ttl>60", "<ttl>tunti", "RSS, <ttl>"),
    "an image without its url": ("<url>https://koskeverkko.fi/x.png</url>", "", "RSS, <image>: <url>"),
    "an image of another title": ("</url><title>Koske", "</url><title>Kiske", "Profile, <image>"),
    "an image too wide": ("<width>88", "<width>145", "RSS, <image>: <width>"),
    "an element that is none": ("<docs>", "<updated>x</updated><docs>", "RSS, Extending RSS: <updated>"),
    "an element of an item that is none": ("<category>", "<summary>x</summary><category>", "RSS, Extending RSS: <summary>"),
    "two pubDates": ("<pubDate>", "<pubDate>Tue, 20 Dec 2016 00:00:00 +0200</pubDate><pubDate>", "Profile, <pubDate>: more than one"),
    "two enclosures": ("<enclosure", '<enclosure url="https://a.fi/x" length="1" type="a/b"/><enclosure', "Profile, <enclosure>: more than one"),
    "neither title nor description": ("<title>Toinen</title>", "", "RSS, Elements of <item>"),
    "a relative link of an item": ("<link>https://koskeverkko.fi/uutiset/x/", "<link>/uutiset/x/", "RSS, <link> of an item"),
    "a link with a space": ("uutiset/x/", "uutiset/x y/", "RSS, <link> of an item"),
    "a link that is not ASCII": ("uutiset/x/", "uutiset/ä/", "RSS, <link> of an item"),
    "an author without a mail address": ("a@koske.fi (Anna)", "Anna", "RSS, <author>"),
    "an empty creator": ("Anna Aalto", "", "Profile, dc:creator"),
    "an empty category": ("perheet", "", "RSS, <category>"),
    "two full texts": ("<dc:creator>", "<content:encoded>x</content:encoded><dc:creator>", "Profile, content:encoded: more than one"),
    "a relative href": ('href="https://koskeverkko.fi/"', 'href="/uutiset/"', "Profile, encoded: href is relative"),
    "an anchor alone": ('href="https://koskeverkko.fi/"', 'href="#x"', "Profile, encoded: href is relative"),
    "a relative src": ('src="https://koskeverkko.fi/x.png" ', 'src="x.png" ', "Profile, encoded: src is relative"),
    "a relative srcset": ("https://koskeverkko.fi/x.png 2x", "https://koskeverkko.fi/x.png 2x, x.png 3x", "Profile, encoded: srcset is relative"),
    "a relative poster": ("&lt;img ", '&lt;video poster="x.png"&gt;&lt;/video&gt;&lt;img ', "Profile, encoded: poster is relative"),
    "a relative address in the summary": ("Tiivistelmä.", '&lt;a href="/"&gt;x&lt;/a&gt;', "Profile, description: href is relative"),
    "a script": ("&lt;/p&gt;", "&lt;/p&gt;&lt;script&gt;1&lt;/script&gt;", "<script> is not safe"),
    "a handler": ('alt=""', 'alt="" onerror="x"', "onerror is not safe"),
    "HTML with a fault": ("&lt;/a&gt;", "", "Profile, encoded: the HTML has a fault"),
    "an enclosure without a full address": ('url="https://koskeverkko.fi/x.png" length', 'url="x.png" length', "RSS, <enclosure>: url"),
    "an enclosure without a length": (' length="12"', "", "RSS, <enclosure>: length"),
    "an enclosure without a type": ('length="12" type="image/png"', 'length="12"', "RSS, <enclosure>: type"),
    "a picture without a full address": ('url="https://koskeverkko.fi/x.png" type', 'url="x.png" type', "Media RSS, media:content: neither"),
    "a medium that is none": ('medium="image"', 'medium="picture"', "Media RSS, media:content: medium"),
    "a type that is none": ('type="image/png" medium', 'type="png" medium', "Media RSS, media:content: type"),
    "a width that is none": ('width="12"', 'width="12px"', "Media RSS, media:content: width"),
    "a height of nothing": ('height="8"', 'height="0"', "Media RSS, media:content: height"),
    "a description of another type": ('type="plain"', 'type="text"', "Media RSS, media:description"),
    "a relative thumbnail": ("https://koskeverkko.fi/y.png", "y.png", "Media RSS, media:thumbnail"),
    "no guid": ('<guid isPermaLink="false">tag:koskeverkko.fi,2017:news/x</guid>', "", "Profile, <guid>: an item without one"),
    "a guid twice": ("<guid>https://koskeverkko.fi/?p=1", '<guid isPermaLink="false">tag:koskeverkko.fi,2017:news/x', "Profile, <guid>: not unique"),
    "a permanent link that is none": ("<guid>https://koskeverkko.fi/?p=1", "<guid>tag:x,2017:1", "RSS, <guid>: a permanent link"),
    "a word that is neither true nor false": ('isPermaLink="false"', 'isPermaLink="no"', "RSS, <guid>: isPermaLink"),
}  # fmt: skip

ATOM = """<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fi"><id>https://koskeverkko.fi/feeds/all.atom</id><title>Koske</title>
<updated>2017-04-04T00:00:00+03:00</updated><author><name>Koske</name><uri>https://koskeverkko.fi/</uri><email>a@koske.fi</email></author>
<link href="https://koskeverkko.fi/feeds/all.atom" rel="self" type="application/atom+xml"/><link href="https://koskeverkko.fi/" rel="alternate"/>
<icon>https://koskeverkko.fi/icon.svg</icon><subtitle>Kaikki</subtitle>
<entry><id>tag:koskeverkko.fi,2017:news/x</id><title type="text">Uutinen</title><updated>2017-04-04T00:00:00.5Z</updated>
<published>2016-12-20T00:00:00+02:00</published><link href="https://koskeverkko.fi/uutiset/x/" rel="alternate" hreflang="fi"/>
<link href="https://koskeverkko.fi/x.png" rel="enclosure" type="image/png" length="12"/>
<summary type="text">Tiivistelmä.</summary><content type="html">&lt;p&gt;&lt;a href="https://koskeverkko.fi/"&gt;X&lt;/a&gt;&lt;/p&gt;</content>
<category term="perheet"/></entry>
<entry><id>tag:koskeverkko.fi,2017:news/y</id><title>Toinen</title><updated>2017-04-04T00:00:00Z</updated><link href="https://koskeverkko.fi/uutiset/y/"/><summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">X</div></summary></entry>
</feed>
"""
ATOM_FAULTS = {
    "not well-formed": ("</feed>", "", "XML 1.0: not well-formed"),
    "a control character": ("Tiivistelmä.", "Tiivis\x85telmä.", "XML 1.0, 2.2"),
    "no declaration": ("<?xml version='1.0' encoding='UTF-8'?>\n", "", "XML 1.0, 4.3.3"),
    "another namespace": ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", "RFC 4287, 2: the root"),
    "no id of the feed": ("<id>https://koskeverkko.fi/feeds/all.atom</id>", "", "4.1.1: <id>"),
    "no title of the feed": ("<title>Koske</title>", "", "4.1.1: <title>"),
    "no updated of the feed": ("<updated>2017-04-04T00:00:00+03:00</updated>", "", "4.1.1: <updated>"),
    "no author at all": ("<author><name>Koske</name><uri>https://koskeverkko.fi/</uri><email>a@koske.fi</email></author>", "", "4.1.2: neither the entry nor the feed has an author"),
    "an id that is no IRI": ("<id>tag:koskeverkko.fi,2017:news/x", "<id>uutinen", "4.2.6: the id is no IRI"),
    "two entries of one id": ("2017:news/y", "2017:news/x", "4.1.1: entries of one id"),
    "no id of an entry": ("<id>tag:koskeverkko.fi,2017:news/x</id>", "", "4.1.2: <id>"),
    "two titles": ("<title>Toinen</title>", "<title>Toinen</title><title>Kolmas</title>", "4.1.2: <title>"),
    "an empty title": ("<title>Toinen", "<title> ", "4.2.14: an empty title"),
    "no updated of an entry": ("<updated>2017-04-04T00:00:00Z</updated>", "", "4.1.2: <updated>"),
    "a date without a time": ("2016-12-20T00:00:00+02:00", "2016-12-20", "3.3: no date"),
    "a small t": ("2016-12-20T00", "2016-12-20t00", "3.3: no date"),
    "a day that is none": ("2016-12-20", "2016-02-30", "3.3: no date"),
    "a time that is none": ("T00:00:00+02:00", "T24:00:00+02:00", "3.3: no date"),
    "a date without a zone": ("00:00:00Z", "00:00:00", "3.3: no date"),
    "a date of RFC 822": ("2017-04-04T00:00:00+03:00", "Tue, 04 Apr 2017 00:00:00 +0300", "3.3: no date"),
    "no own link": ('rel="self"', 'rel="related"', '4.1.1: one link rel="self"'),
    "another's own link": ('all.atom" rel', 'news.atom" rel', '4.1.1: one link rel="self"'),
    "an own link of another type": ("application/atom+xml", "text/xml", "7: the type"),
    "two own links": ("<icon>", '<link href="https://koskeverkko.fi/feeds/all.atom" rel="self"/><icon>', "4.1.1: one link"),
    "no language": (' xml:lang="fi"', "", "2: xml:lang"),
    "a language that is none": ('xml:lang="fi"', 'xml:lang="suomi!"', "2: xml:lang"),
    "neither content nor link": ('<link href="https://koskeverkko.fi/uutiset/y/"/>', "", "4.1.2: neither content nor an alternate link"),
    "content from elsewhere without a summary": ('<summary type="text">Tiivistelmä.</summary><content type="html">', '<content type="html" src="https://a.fi/">', "4.1.2: content from elsewhere"),
    "two alternate links": ('<link href="https://koskeverkko.fi/uutiset/y/"/>', '<link href="https://koskeverkko.fi/y/"/><link href="https://koskeverkko.fi/uutiset/y/"/>', "4.1: two alternate links"),
    "an element that is none": ("<subtitle>Kaikki</subtitle>", "<tagline>Kaikki</tagline>", "4: <tagline>"),
    "an element of the feed in an entry": ("<category", "<icon>https://a.fi/</icon><category", "4: <icon> does not belong into <entry>"),
    "two summaries": ('<summary type="text">', '<summary>x</summary><summary type="text">', "4.1: more than one <summary>"),
    "an element in no namespace": ("<subtitle>Kaikki</subtitle>", '<x xmlns=""/>', "6: <x> is in no namespace"),
    "a relative link": ('href="https://koskeverkko.fi/uutiset/x/"', 'href="/uutiset/x/"', "4.2.7.1: href"),
    "no href": ('href="https://koskeverkko.fi/uutiset/x/" ', "", "4.2.7.1: href"),
    "a relation that is none": ('rel="enclosure"', 'rel="picture"', "4.2.7.2: rel"),
    "a type that is none": ('type="image/png"', 'type="png"', "4.2.7.3: type"),
    "a language of a link that is none": ('hreflang="fi"', 'hreflang="f"', "4.2.7.4: hreflang"),
    "an enclosure without a length": (' length="12"', "", "4.2.7.6"),
    "a person without a name": ("<name>Koske</name>", "", "3.2.1"),
    "a mail address that is none": ("a@koske.fi", "koske", "3.2.3"),
    "an address of a person that is none": ("<uri>https://koskeverkko.fi/", "<uri>/", "3.2.2"),
    "a category without a term": ('term="perheet"', 'label="perheet"', "4.2.2.1"),
    "a relative icon": ("https://koskeverkko.fi/icon.svg", "/icon.svg", "4.2: <icon>"),
    "a text of another type": ('<summary type="text">', '<summary type="text/html">', "3.1.1: the type of <summary>"),
    "a text with elements": ("Tiivistelmä.", "<b>x</b>", "3.1.1: <summary> has elements"),
    "HTML with elements": ("&lt;p&gt;", "<p/>&lt;p&gt;", "3.1.1: <content> has elements"),
    "HTML with a fault": ("&lt;/a&gt;", "", "3.1.1.2: the HTML has a fault"),
    "a relative address in the text": ('href="https://koskeverkko.fi/"&gt;', 'href="/"&gt;', "3.1.1.2: href is relative"),
    "XHTML that is no div": ('<div xmlns="http://www.w3.org/1999/xhtml">X</div>', "X", "3.1.1.3"),
}  # fmt: skip

JSON = {
    "version": "https://jsonfeed.org/version/1.1", "title": "Koske", "home_page_url": "https://koskeverkko.fi/",
    "feed_url": f"{ADDRESS}.json", "description": "Kaikki", "next_url": "https://koskeverkko.fi/feeds/all-2.json", "language": "fi",
    "authors": [{"name": "Koske", "url": "https://koskeverkko.fi/"}], "expired": False,
    "hubs": [{"type": "WebSub", "url": "https://hub.example/"}],
    "items": [{
        "id": "tag:koskeverkko.fi,2017:news/x", "url": "https://koskeverkko.fi/uutiset/x/", "title": "Uutinen", "language": "sv",
        "content_html": '<p><a href="https://koskeverkko.fi/">X</a></p>', "summary": "Tiivistelmä.", "image": "https://koskeverkko.fi/x.png",
        "date_published": "2016-12-20T00:00:00+02:00", "date_modified": "2017-04-04T00:00:00+03:00", "tags": ["perheet"],
        "authors": [{"name": "Anna"}], "_koske": {"x": 1},
        "attachments": [{"url": "https://koskeverkko.fi/x.png", "mime_type": "image/png", "size_in_bytes": 12}],
    }, {"id": "y", "content_text": "Teksti."}],
}  # fmt: skip
GONE = object()
JSON_FAULTS = {
    "an old version": (("version",), "https://jsonfeed.org/version/1", "'Top-level', version"),
    "no version": (("version",), GONE, "'Top-level', version"),
    "no title": (("title",), GONE, "'Top-level', title"),
    "no items": (("items",), GONE, "'Top-level', items"),
    "items that are no list": (("items",), {}, "'Top-level', items"),
    "items that are no objects": (("items", 0), "x", "'Top-level', items"),
    "another feed's address": (("feed_url",), "https://koskeverkko.fi/feeds/news.json", "'Top-level', feed_url"),
    "no home page": (("home_page_url",), GONE, "'Top-level', home_page_url"),
    "a relative home page": (("home_page_url",), "/", "home_page_url is no full address"),
    "a next page that is the feed": (("next_url",), f"{ADDRESS}.json", "'Top-level', next_url"),
    "no language": (("language",), GONE, "'Top-level', language"),
    "a language by its name": (("language",), "suomi", "no tag of BCP 47"),
    "expired in words": (("expired",), "no", "'Top-level', expired"),
    "a hub without a type": (("hubs", 0, "type"), GONE, "'Hubs'"),
    "a hub without an address": (("hubs", 0, "url"), GONE, "'Hubs'"),
    "an unknown key": (("author",), {"name": "X"}, "'Extensions': author"),
    "an unknown key of an item": (("items", 0, "guid"), "x", "'Extensions': guid"),
    "a title that is no text": (("items", 0, "title"), 1, "title is no text"),
    "a control character": (("items", 0, "title"), "a\x07", "title is no text, or has control characters"),
    "no id": (("items", 0, "id"), GONE, "'Items', id: required"),
    "an id that is a number": (("items", 0, "id"), 1, "'Items', id: required"),
    "an id twice": (("items", 0, "id"), "y", "'Items', id: not unique"),
    "no content": (("items", 0, "content_html"), GONE, "'Items', content"),
    "a relative address in the text": (("items", 0, "content_html"), '<a href="/">x</a>', "content_html: href is relative"),
    "HTML with a fault": (("items", 0, "content_html"), "<p><a>x</p>", "the HTML has a fault"),
    "a relative address": (("items", 0, "url"), "/uutiset/x/", "url is no full address"),
    "a relative picture": (("items", 0, "image"), "x.png", "image is no full address"),
    "a date without a time": (("items", 0, "date_published"), "2016-12-20", "'Items', date_published"),
    "a date of RFC 822": (("items", 0, "date_modified"), "Tue, 04 Apr 2017 00:00:00 +0300", "'Items', date_modified"),
    "tags that are no texts": (("items", 0, "tags"), [1], "'Items', tags"),
    "tags that are no list": (("items", 0, "tags"), "perheet", "tags is no list"),
    "authors that are no list": (("authors",), {"name": "X"}, "authors is no list"),
    "an author without a name": (("authors", 0), {}, "'Authors': an author has"),
    "an author of a relative address": (("authors", 0, "url"), "/", "'Authors': url or avatar"),
    "an attachment without an address": (("items", 0, "attachments", 0, "url"), GONE, "'Attachments', url"),
    "an attachment without a type": (("items", 0, "attachments", 0, "mime_type"), GONE, "'Attachments', mime_type"),
    "an attachment's size in words": (("items", 0, "attachments", 0, "size_in_bytes"), "12", "'Attachments', size_in_bytes"),
}  # fmt: skip


def changed(text, old, new):
    assert old in text
    return text.replace(old, new, 1).encode()


def changed_json(path, value):
    feed = json.loads(json.dumps(JSON))
    *way, last = path
    place = feed
    for step in way:
        place = place[step]
    if value is GONE:
        del place[last]
    else:
        place[last] = value
    return json.dumps(feed).encode()


def test_sound_feeds_break_no_rule():
    assert rss.faults(RSS.encode(), f"{ADDRESS}.xml") == []
    assert atom.faults(ATOM.encode(), f"{ADDRESS}.atom") == []
    assert json_feed.faults(json.dumps(JSON).encode(), f"{ADDRESS}.json") == []


@pytest.mark.parametrize("fault", RSS_FAULTS)
def test_each_rule_of_rss_catches_what_breaks_it(fault):
    old, new, told = RSS_FAULTS[fault]
    found = rss.faults(changed(RSS, old, new), f"{ADDRESS}.xml")
    assert any(told in one for one in found), found


@pytest.mark.parametrize("fault", ATOM_FAULTS)
def test_each_rule_of_atom_catches_what_breaks_it(fault):
    old, new, told = ATOM_FAULTS[fault]
    found = atom.faults(changed(ATOM, old, new), f"{ADDRESS}.atom")
    assert any(told in one for one in found), found


@pytest.mark.parametrize("fault", JSON_FAULTS)
def test_each_rule_of_json_feed_catches_what_breaks_it(fault):
    path, value, told = JSON_FAULTS[fault]
    found = json_feed.faults(changed_json(path, value), f"{ADDRESS}.json")
    assert any(told in one for one in found), found


@pytest.mark.parametrize("data", [b"", b"{", b"\xff{}", b"\xef\xbb\xbf{}", b'{"a": NaN}'])
def test_what_is_no_json_is_told(data):
    (fault,) = json_feed.faults(data, ADDRESS)
    assert fault.startswith("'Structure': no JSON in UTF-8")


HEAD = '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0">'


def archived(ids, *links, mark=""):
    entries = "".join(f"<entry><id>{id}</id></entry>" for id in ids)
    named = "".join(f'<link rel="{rel}" href="{href}"/>' for rel, href in links)
    return f"{HEAD}{mark and f'<fh:{mark}/>'}{named}{entries}</feed>".encode()


CHAIN = {
    "/all": archived("ab", ("prev-archive", "/2")),
    "/2": archived("cd", ("current", "/all"), ("prev-archive", "/1"), mark="archive"),
    "/1": archived("e", ("current", "/all"), ("next-archive", "/2"), mark="archive"),
}
PAGES = {
    "/all": archived("ab", ("next", "/2")),
    "/2": archived("cd", ("next", "/1"), ("previous", "/all")),
    "/1": archived("e", ("previous", "/2")),
}
JSON_PAGES = {
    "/all": b'{"items": [{"id": "a"}], "next_url": "/2"}',
    "/2": b'{"items": [{"id": "b"}]}',
}


@pytest.mark.parametrize("chain", [CHAIN, PAGES, JSON_PAGES, {"/all": archived("")}])
def test_sound_archives_break_no_rule(chain):
    assert paging.faults(chain, "/all") == []


@pytest.mark.parametrize(("chain", "ids"), [(CHAIN, "abcde"), (PAGES, "abcde"), (JSON_PAGES, "ab")])
def test_the_items_of_all_documents_are_found(chain, ids):
    assert paging.items(chain, "/all") == {*ids}


@pytest.mark.parametrize(
    ("chain", "told"),
    [
        (CHAIN | {"/1": archived("e", ("current", "/all"), ("prev-archive", "/2"), mark="archive")}, "round in a ring"),
        (CHAIN | {"/2": archived("cd", ("current", "/all"), ("prev-archive", "/0"), mark="archive")}, "is not there"),
        (CHAIN | {"/2": archived("cd", ("current", "/all"), ("prev-archive", "/1"))}, "without fh:archive"),
        (CHAIN | {"/2": archived("cd", ("prev-archive", "/1"), mark="archive")}, "must lead to the current feed"),
        (CHAIN | {"/1": archived("e", ("current", "/all"), ("next-archive", "/x"), mark="archive")}, '"next-archive" is not'),
        (CHAIN | {"/1": archived("", ("current", "/all"), mark="archive")}, "nothing is in it"),
        (CHAIN | {"/all": archived("ab", ("prev-archive", "/2"), mark="archive")}, "is no archive"),
        (CHAIN | {"/all": archived("ab", ("prev-archive", "/2"), mark="complete")}, "a complete feed"),
        (CHAIN | {"/all": archived("ab", ("prev-archive", "/2"), ("next-archive", "/1"))}, "nothing is newer"),
        (CHAIN | {"/all": archived("ab", ("prev-archive", "/2"), ("current", "/x"))}, "is not itself"),
        (CHAIN | {"/all": archived("ab", ("prev-archive", "/2"), ("prev-archive", "/1"))}, 'more than one rel="prev-archive"'),
        (PAGES | {"/2": archived("cd", ("next", "/1"), ("previous", "/x"))}, 'rel="previous" is not'),
        (JSON_PAGES | {"/2": b'{"items": [], "next_url": "/all"}'}, "round in a ring"),
    ],
)  # fmt: skip
def test_each_rule_of_archives_catches_what_breaks_it(chain, told):
    found = paging.faults(chain, "/all")
    assert any(told in one for one in found), found


@pytest.mark.parametrize(
    "text", ["Tue, 04 Apr 2017 00:00:00 +0300", "04 Apr 2017 00:00 GMT", "Sat, 29 Feb 2020 23:59:60 Z"]
)
def test_dates_of_rfc_822_are_known(text):
    assert values.is_rfc822(text)
