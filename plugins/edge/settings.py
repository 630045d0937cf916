"""The settings file and the environment as checked values: who publishes, and the build day."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from plugins.core.dates import DateError, parse_day
from plugins.core.identity import Channel, Identity
from plugins.core.model import LANGUAGES
from plugins.core.phones import PhoneError, parse_phone
from plugins.core.problems import Place, Problem, error
from plugins.core.sizes import USUAL, Limits
from plugins.core.text import is_email, is_http_url, is_slug

Settings = Mapping[str, Any]

ADMIN = "ADMIN"
"""The setting that puts an editor into the site (`plugins.edge.admin.hosted`)."""
_LIMITS = {"TEXT_LIMIT_MB": USUAL.text_megabytes, "PICTURE_LIMIT_MEGAPIXELS": USUAL.picture_megapixels}
_ADDRESSES = ("SUBSCRIBE_URL", "FEED_HUB")  # that may be missing
_LATE_DAYS = 30
_TEXTS = ("SITENAME", "SITEURL", "TIMEZONE", "DEFAULT_LANG", "ORGANISATION", "FEED_DOMAIN")


def identity_of(settings: Settings) -> tuple[Identity | None, tuple[Problem, ...]]:
    """The site's identity, or None with everything that is wrong with the settings."""
    place = Place("")
    missing = [name for name in _TEXTS if not isinstance(settings.get(name), str) or not settings[name]]
    if missing:
        return None, tuple(error(place, "setting-missing", name=name) for name in missing)
    problems = tuple(
        error(place, "setting-wrong", name=name, found=found) for name, found in _wrong(settings)
    )
    if problems:
        return None, problems
    phone = settings.get("CONTACT_PHONE") or ""
    return Identity(
        name=settings["SITENAME"],
        tagline=settings.get("SITESUBTITLE") or "",
        url=settings["SITEURL"].rstrip("/"),
        lang=settings["DEFAULT_LANG"],
        languages=tuple(settings.get("LANGUAGES") or (settings["DEFAULT_LANG"],)),
        zone=settings["TIMEZONE"],
        organisation=settings["ORGANISATION"],
        email_pattern=settings.get("EMAIL_PATTERN") or "",
        contact_phone=parse_phone(phone) if phone else None,
        contact_email=settings.get("CONTACT_EMAIL") or "",
        postal_address=tuple(settings.get("POSTAL_ADDRESS") or ()),
        channels=tuple(Channel(name, url) for name, url in settings.get("CHANNELS") or ()),
        subscribe_url=settings.get("SUBSCRIBE_URL") or "",
        feed_domain=settings["FEED_DOMAIN"],
        feed_year=int(settings.get("FEED_YEAR") or 0),
        words=settings.get("ADDRESS_WORDS") or {},
        feed_hub=settings.get("FEED_HUB") or "",
        taglines=settings.get("SITESUBTITLES") or {},
    ), ()


def limits_of(settings: Settings) -> tuple[Limits, tuple[Problem, ...]]:
    """How large texts and pictures may be; the usual limits with what is wrong with the settings."""
    found = {name: settings.get(name, usual) for name, usual in _LIMITS.items()}
    problems = tuple(
        error(Place(""), "setting-wrong", name=name, found=value)
        for name, value in found.items()
        if not isinstance(value, int) or isinstance(value, bool) or value < 1
    )
    return USUAL if problems else Limits(*found.values()), problems


def late_days(settings: Settings) -> int:
    """How many days older than the newest published item a new one may be without a warning."""
    return int(settings.get("LATE_DAYS", _LATE_DAYS))


def _wrong(settings: Settings) -> list[tuple[str, object]]:
    """The settings whose value cannot be what is needed, with the value."""
    languages = settings.get("LANGUAGES") or (settings["DEFAULT_LANG"],)
    email = settings.get("CONTACT_EMAIL")
    checks = (
        ("SITEURL", is_http_url(settings["SITEURL"]) and not urlsplit(settings["SITEURL"]).query),
        ("DEFAULT_LANG", settings["DEFAULT_LANG"] in LANGUAGES),
        ("LANGUAGES", set(languages) <= set(LANGUAGES) and settings["DEFAULT_LANG"] in languages),
        ("TIMEZONE", _is_zone(settings["TIMEZONE"])),
        ("ORGANISATION", is_slug(settings["ORGANISATION"])),
        ("FEED_YEAR", isinstance(settings.get("FEED_YEAR"), int)),
        ("LATE_DAYS", _is_number(settings.get("LATE_DAYS", _LATE_DAYS))),
        ("PRECOMPRESS", isinstance(settings.get("PRECOMPRESS", False), bool)),
        (ADMIN, _is_editor(settings.get("ADMIN"))),
        ("CONTACT_EMAIL", not email or is_email(email)),
        ("CONTACT_PHONE", _is_phone(settings.get("CONTACT_PHONE"))),
        *((name, not settings.get(name) or is_http_url(settings[name])) for name in _ADDRESSES),
        ("ADDRESS_WORDS", _are_words(settings.get("ADDRESS_WORDS") or {})),
        ("SITESUBTITLES", _are_taglines(settings.get("SITESUBTITLES") or {})),
        ("CHANNELS", all(_is_channel(channel) for channel in settings.get("CHANNELS") or ())),
    )
    return [(name, settings.get(name)) for name, right in checks if not right]


def _is_number(found: object) -> bool:
    return isinstance(found, int) and not isinstance(found, bool) and found >= 0


def _is_editor(found: object) -> bool:
    """Whether this is nothing, or ``{"backend": {"name": "github", "repo": "x/y"}}`` and more."""
    match found:
        case {"backend": {"name": str(name), "repo": str(repo)}, **rest}:
            return bool(name and repo) and isinstance(rest.get("content", ""), str)
    return not found


def _is_channel(channel: object) -> bool:
    match channel:
        case (str(), str(url)):
            return is_http_url(url)
    return False


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return False
    return True


def _are_words(written: object) -> bool:
    """Whether these are slugs by language and kind."""
    return isinstance(written, Mapping) and all(
        lang in LANGUAGES
        and isinstance(words, Mapping)
        and all(is_slug(str(word)) for word in words.values())
        for lang, words in written.items()
    )


def _are_taglines(written: object) -> bool:
    """Whether these are texts by language."""
    return isinstance(written, Mapping) and all(
        lang in LANGUAGES and isinstance(text, str) for lang, text in written.items()
    )


def _is_phone(written: str | None) -> bool:
    try:
        return not written or bool(parse_phone(written))
    except PhoneError:
        return False


def build_day(written: str, zone: str) -> tuple[dt.date | None, tuple[Problem, ...]]:
    """The day the site is built for: ``AS_OF``, else today in the site's time zone."""
    if not written.strip():
        return dt.datetime.now(ZoneInfo(zone)).date(), ()
    try:
        return parse_day(written), ()
    except DateError:
        return None, (error(Place(""), "as-of", found=written),)
