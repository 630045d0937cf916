"""The rules of RSS 2.0: the specification, the RSS Advisory Board's profile of it, Media RSS.

Sources: rssboard.org/rss-specification, rssboard.org/rss-profile, rssboard.org/media-rss.
"""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from tests.outputs.feed_rules.documents import (
    ATOM,
    BrokenError,
    document_faults,
    name_of,
    once,
    read,
    text_of,
)
from tests.outputs.feed_rules.values import (
    has_controls,
    html_faults,
    is_email,
    is_language,
    is_media_type,
    is_rfc822,
    is_uri,
    is_web_address,
)

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
MEDIA = "{http://search.yahoo.com/mrss/}"
_CHANNEL = frozenset({
    "title", "link", "description", "language", "copyright", "managingEditor", "webMaster", "pubDate",
    "lastBuildDate", "category", "generator", "docs", "cloud", "ttl", "image", "rating", "textInput",
    "skipHours", "skipDays", "item",
})  # fmt: skip
_ITEM = frozenset({
    "title", "link", "description", "author", "category", "comments", "enclosure", "guid", "pubDate",
    "source",
})  # fmt: skip
_SEVERAL = frozenset({"category", "item"})
_MEDIA = frozenset({"image", "audio", "video", "document", "executable"})


def faults(data: bytes, address: str) -> list[str]:
    """Every rule that the feed, published at this address, breaks."""
    try:
        root = read(data)
    except BrokenError as fault:
        return [str(fault)]
    channels = root.findall("channel")
    if root.tag != "rss" or root.get("version") != "2.0" or len(channels) != 1 or len(root) != 1:
        return ['RSS, What is RSS?: not <rss version="2.0"> with one <channel>']
    found = [*document_faults(data, root), *_channel(channels[0], address)]
    for item in channels[0].iter("item"):
        title = text_of(item.find("title")) or text_of(item.find("guid"))
        found += [f"{fault} (in {title!r})" for fault in (*_item(item), *_media(item))]
    return [*found, *_guids(channels[0])]


def _channel(channel: ET.Element, address: str) -> Iterator[str]:
    for name in ("title", "link", "description"):
        if not once(channel, name) or not text_of(channel.find(name)).strip():
            yield f"RSS, required channel elements: <{name}> must be there once, with a text"
    yield from _known(channel, _CHANNEL)
    if not is_web_address(text_of(channel.find("link"))):
        yield "RSS, <link> of the channel: not a full address"
    language = channel.find("language")
    if language is None or not is_language(text_of(language)):
        yield "RSS, <language>: no tag of a language"
    yield from _dates(channel, ("pubDate", "lastBuildDate"))
    if channel.find("item") is not None and channel.find("lastBuildDate") is None:
        yield "RSS, <lastBuildDate>: a feed with items must say when it changed"
    yield from _links(channel, address)
    ttl = channel.find("ttl")
    if ttl is not None and not text_of(ttl).isdecimal():
        yield "RSS, <ttl>: not a number of minutes"
    image = channel.find("image")
    if image is not None:
        yield from _image(image, channel)


def _links(channel: ET.Element, address: str) -> Iterator[str]:
    own = [link for link in channel.findall(f"{ATOM}link") if link.get("rel") == "self"]
    if len(own) != 1 or own[0].get("href") != address or own[0].get("type") != "application/rss+xml":
        yield 'Profile, atom:link: one rel="self" with the feed\'s own address and type'
    for link in channel.findall(f"{ATOM}link"):
        if not is_web_address(link.get("href", "")):
            yield "Profile, atom:link: not a full address"
    docs = channel.find("docs")
    if docs is not None and not is_web_address(text_of(docs)):
        yield "RSS, <docs>: not a full address"


def _image(image: ET.Element, channel: ET.Element) -> Iterator[str]:
    for name in ("url", "title", "link"):
        if not once(image, name) or not text_of(image.find(name)):
            yield f"RSS, <image>: <{name}> must be there once"
    for name in ("title", "link"):
        if text_of(image.find(name)) != text_of(channel.find(name)):
            yield f"Profile, <image>: its <{name}> must be the channel's"
    for name, most in (("width", 144), ("height", 400)):
        size = image.find(name)
        if size is not None and not (text_of(size).isdecimal() and 0 < int(text_of(size)) <= most):
            yield f"RSS, <image>: <{name}> must be a number up to {most}"


def _item(item: ET.Element) -> Iterator[str]:
    if not text_of(item.find("title")).strip() and not text_of(item.find("description")).strip():
        yield "RSS, Elements of <item>: neither title nor description"
    yield from _known(item, _ITEM)
    link = item.find("link")
    if link is not None and not is_web_address(text_of(link)):
        yield "RSS, <link> of an item: not a full address"
    yield from _dates(item, ("pubDate",))
    author = item.find("author")
    if author is not None and not is_email(text_of(author).partition(" ")[0]):
        yield "RSS, <author>: not a mail address"
    if any(not text_of(creator).strip() for creator in item.findall(CREATOR)):
        yield "Profile, dc:creator: no name"
    if any(not text_of(category).strip() for category in item.findall("category")):
        yield "RSS, <category>: no text"
    if len(item.findall(CONTENT)) > 1:
        yield "Profile, content:encoded: more than one"
    for name in ("description", CONTENT):
        for fault in html_faults(text_of(item.find(name))):
            yield f"Profile, {name.rpartition('}')[2]}: {fault}"
    for enclosure in item.findall("enclosure"):
        yield from _enclosure(enclosure)


def _enclosure(enclosure: ET.Element) -> Iterator[str]:
    if not is_web_address(enclosure.get("url", "")):
        yield "RSS, <enclosure>: url is no full address"
    if not enclosure.get("length", "").isdecimal():
        yield "RSS, <enclosure>: length is no number of bytes"
    if not is_media_type(enclosure.get("type", "")):
        yield "RSS, <enclosure>: type is no media type"


def _media(item: ET.Element) -> Iterator[str]:
    for content in item.iter(f"{MEDIA}content"):
        yield from _media_content(content)
    for name in ("title", "description"):
        for text in item.iter(f"{MEDIA}{name}"):
            if text.get("type", "plain") not in ("plain", "html") or not text_of(text).strip():
                yield f"Media RSS, media:{name}: neither plain nor html, or empty"
    for thumbnail in item.iter(f"{MEDIA}thumbnail"):
        if not is_web_address(thumbnail.get("url", "")):
            yield "Media RSS, media:thumbnail: url is no full address"


def _media_content(content: ET.Element) -> Iterator[str]:
    if not is_web_address(content.get("url", "")) and content.find(f"{MEDIA}player") is None:
        yield "Media RSS, media:content: neither a full url nor a player"
    if content.get("medium") not in (None, *_MEDIA):
        yield "Media RSS, media:content: medium is none of those that there are"
    if not is_media_type(content.get("type", "a/b")):
        yield "Media RSS, media:content: type is no media type"
    for name in ("width", "height", "fileSize", "bitrate", "duration"):
        if not content.get(name, "1").isdecimal() or content.get(name) == "0":
            yield f"Media RSS, media:content: {name} is no number"


def _guids(channel: ET.Element) -> Iterator[str]:
    seen: set[str] = set()
    for item in channel.iter("item"):
        guid = item.find("guid")
        text = text_of(guid)
        if guid is None or not text.strip() or has_controls(text):
            yield "Profile, <guid>: an item without one"
            continue
        if guid.get("isPermaLink", "true") not in ("true", "false"):
            yield f"RSS, <guid>: isPermaLink is neither true nor false ({text})"
        elif guid.get("isPermaLink", "true") == "true" and not is_web_address(text):
            yield f"RSS, <guid>: a permanent link must be a full address ({text})"
        if text in seen:
            yield f"Profile, <guid>: not unique in the feed ({text})"
        seen.add(text)


def _known(parent: ET.Element, names: frozenset[str]) -> Iterator[str]:
    """Whether all elements without a namespace are of RSS, and those that may be there once are."""
    for element in parent:
        if element.tag.startswith("{"):
            if not is_uri(element.tag[1:].partition("}")[0]):
                yield f"RSS, Extending RSS: the namespace of <{name_of(element)}> is no address"
        elif element.tag not in names:
            yield f"RSS, Extending RSS: <{element.tag}> is not of RSS and in no namespace"
        elif element.tag not in _SEVERAL and not once(parent, element.tag):
            yield f"Profile, <{element.tag}>: more than one in <{parent.tag}>"


def _dates(parent: ET.Element, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        for element in parent.findall(name):
            if not is_rfc822(text_of(element)):
                yield f"RSS, <{name}>: no date of RFC 822 ({text_of(element)!r})"
