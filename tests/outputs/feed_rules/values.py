"""What single values of a feed must look like, in whatever format: dates, addresses, languages, types."""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

import html5lib

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_RFC822 = re.compile(
    r"(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d\d) (\w{3}) (\d{4}) (\d\d):(\d\d)(?::(\d\d))? "
    r"(?:[+-](\d\d)(\d\d)|UT|GMT|[ECMP][SD]T|Z)"
)
_RFC3339 = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|[+-](\d\d):(\d\d))"
)  # fmt: skip
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?")
_TYPE = re.compile(r"[a-z]+/[a-z0-9][a-z0-9.+-]*")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
# What XML 1.0 allows but no feed needs: controls beside tab and line ends, and characters that are none.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_ADDRESSED = ("href", "src", "poster", "cite", "action", "data", "longdesc")


def is_rfc822(text: str) -> bool:
    """Whether this is a date of RFC 822 with a year of four digits, and the weekday it says."""
    found = _RFC822.fullmatch(text)
    if not found or found[3] not in _MONTHS:
        return False
    try:
        day = date(int(found[4]), _MONTHS.index(found[3]) + 1, int(found[2]))
    except ValueError:
        return False
    clock = int(found[5]) < 24 and int(found[6]) < 60 and int(found[7] or 0) < 61
    zone = int(found[8] or 0) < 24 and int(found[9] or 0) < 60
    return clock and zone and found[1] in (None, _DAYS[day.weekday()])


def is_rfc3339(text: str) -> bool:
    """Whether this is a moment of RFC 3339 with capital T and Z (RFC 4287, 3.3)."""
    found = _RFC3339.fullmatch(text)
    if not found:
        return False
    year, month, day, hour, minute, second, ahead, rest = (int(part or 0) for part in found.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return hour < 24 and minute < 60 and second < 61 and ahead < 24 and rest < 60


def is_uri(text: str) -> bool:
    """Whether this is an absolute IRI of any scheme."""
    return bool(_URI.fullmatch(text))


def is_web_address(text: str) -> bool:
    """Whether this is an absolute address of the web, of ASCII alone."""
    if not text.isascii() or re.search(r"[\s<>\"{}|\\^`]", text):
        return False
    parts = urlsplit(text)
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def is_language(text: str) -> bool:
    """Whether this has the form of a language tag (BCP 47)."""
    return bool(_TAG.fullmatch(text))


def is_media_type(text: str) -> bool:
    """Whether this has the form of a media type."""
    return bool(_TYPE.fullmatch(text))


def is_email(text: str) -> bool:
    """Whether this could be a mail address."""
    return bool(_EMAIL.fullmatch(text))


def has_controls(text: str) -> bool:
    """Whether control characters are left in a text."""
    return bool(_CONTROLS.search(text))


def html_faults(text: str) -> Iterator[str]:
    """What is wrong with HTML that a feed carries: faults of its form, addresses that are not whole."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parseFragment(text)
    for _, code, _ in parser.errors:
        yield f"the HTML has a fault: {code}"
    for element in root.iter():
        if element.tag in ("script", "style", "iframe", "object", "embed", "form"):
            yield f"<{element.tag}> is not safe in a feed"
        for name, value in element.attrib.items():
            if name.startswith("on"):
                yield f"{name} is not safe in a feed"
            addresses = [part.split()[0] for part in value.split(",")] if name == "srcset" else [value]
            if name in (*_ADDRESSED, "srcset"):
                yield from (f"{name} is relative: {one!r}" for one in addresses if not is_uri(one))
