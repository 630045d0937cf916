"""The likely mend of a value that cannot be read: what the writer most likely meant, or nothing.

Nothing is taken for meant without being told: the value stays refused, and the message has the mend. Each
mend is a value that would be read.
"""

import re
from collections.abc import Callable, Mapping

from plugins.core import other_names
from plugins.core.dates import DateError, parse_moment
from plugins.core.numbers import NumberError, parse_money
from plugins.core.phones import PhoneError, parse_phone
from plugins.core.problems import Place, Problem, error
from plugins.core.text import is_email, is_http_url, is_slug, slugify

_QUOTES = " \t\u00a0\"'”“„’‘«»"
_INVISIBLE = re.compile("[\u200b\u200c\u2060\ufeff]")

_MONTHS = "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu"
_MONTH = {f"{name}kuu": number for number, name in enumerate(_MONTHS.split(), 1)}
_WEEKDAY = re.compile(r"(?:ma|ti|ke|to|pe|la|su|\w+na)\.?,?\s+(?=\d)", re.IGNORECASE)
_TIME = r"(?:[\s,]+(?:klo|kello|kl)?\.?\s*(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?)?"
_DATES = (
    re.compile(r"(?P<d>\d{1,2})[\s./-]+(?P<m>\d{1,2})[\s./-]+(?P<y>\d{4}|\d{2})\.?" + _TIME),
    re.compile(r"(?P<y>\d{4})[\s./-]+(?P<m>\d{1,2})[\s./-]+(?P<d>\d{1,2})\.?" + _TIME),
    re.compile(r"(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})"),
    re.compile(r"(?P<d>\d{1,2})\.?\s+(?P<month>\w+?kuu)(?:ta|n)?\s+(?P<y>\d{4})" + _TIME, re.IGNORECASE),
)
# 27.–28.4.2017, 27.4.–3.5.2017, 27.4.2017 klo 9–12: the ends of a span, written as one.
_DAYS = re.compile(
    r"(?P<d>\d{1,2})\.(?:(?P<m>\d{1,2})\.)?\s*[–-]\s*(?P<last>(?P<ld>\d{1,2})\.(?P<lm>\d{1,2})\.(?P<y>\d{4}))"
)
_HOURS = re.compile(
    r"(?P<day>\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2})\s+(?:klo\s*)?(?P<from>\d{1,2}(?:[.:]\d{2})?)\s*[–-]\s*"
    r"(?P<to>\d{1,2}(?:[.:]\d{2})?)"
)
_YEARS = re.compile(r"(?P<from>\d{4})\s*[–-]\s*(?P<to>\d{4})")

_AT = re.compile(r"\s*[(\[]?\s*(?:at|ät|ät-merkki|miukumauku)\s*[)\]]\s*|\s*@\s*", re.IGNORECASE)
_HOST = re.compile(
    r"(?:www\.)?(?:[a-z0-9-]+\.)+(?:fi|com|org|net|eu|info|se|ee|gov|io|be|tv|app)(?=[/?#]|$)", re.IGNORECASE
)
_SCHEME = re.compile(r"https?[:/\\]+", re.IGNORECASE)
_FILE = re.compile(r"[^/\\]+\.\w{2,5}")


def day(found: str) -> str:
    """A day, or a time of a day, in the form of ``4.4.2017`` or ``27.4.2017 klo 9.00``."""
    text = _WEEKDAY.sub("", _INVISIBLE.sub("", found).strip(_QUOTES), count=1)
    match = next((match for form in _DATES if (match := form.fullmatch(text))), None)
    if match is None:
        return ""
    parts = match.groupdict()
    month = parts.get("m") or _MONTH.get((parts.get("month") or "").lower(), 0)
    year = parts["y"] if len(parts["y"]) == 4 else f"20{parts['y']}"
    hour = f" klo {int(parts['hour'])}.{parts.get('minute') or '00'}" if parts.get("hour") else ""
    meant = f"{int(parts['d'])}.{int(month)}.{year}{hour}"
    return meant if _is_moment(meant) else ""


def span(found: str) -> tuple[str, str] | None:
    """The beginning and the end of what was written as one value."""
    text = found.strip(_QUOTES)
    if match := _YEARS.fullmatch(text):
        return match["from"], match["to"]
    if match := _DAYS.fullmatch(text):
        first, last = f"{match['d']}.{match['m'] or match['lm']}.{match['y']}", match["last"]
    elif match := _HOURS.fullmatch(text):
        first, last = (f"{match['day']} klo {_clock(match[name])}" for name in ("from", "to"))
    else:
        return None
    return (first, last) if _is_moment(first) and _is_moment(last) else None


def email(found: str) -> str:
    """An address without what is around it, with its ``@`` and its points."""
    text = _INVISIBLE.sub("", found).strip(_QUOTES + "<>.,;").removeprefix("mailto:")
    name, sign, host = _AT.sub("@", text).partition("@")
    if not sign or "@" in host:
        return ""
    plain = (
        ".".join(slugify(part) for part in re.split(r"[.\s]+", name))
        if " " in name or not name.isascii()
        else name
    )
    host = ".".join(slugify(part) for part in re.split(r"\s*[.,]\s*", host))
    meant = f"{plain}@{host}"
    return meant if is_email(meant) else ""


def phone(found: str) -> str:
    """A number in digits and spaces: of several the first."""
    text = _INVISIBLE.sub("", re.split(r"[,;]| tai |/", found)[0])
    if text.lstrip(_QUOTES).startswith("+") or "+358" in text:
        text = text.replace("(0)", "")
    kept = "".join(char if char.isdigit() or char == "+" else " " for char in text)
    meant = " ".join(kept.split()).replace("+ ", "+")
    try:
        parse_phone(meant)
    except PhoneError:
        return ""
    return meant


def money(found: str) -> str:
    """A sum with spaces between the thousands and a comma before the cents."""
    text = (
        found.strip(_QUOTES)
        .lower()
        .removesuffix("euroa")
        .removesuffix("eur")
        .removesuffix("e")
        .removesuffix("€")
    )
    text = text.strip().removesuffix(",-").removesuffix(":-")
    if re.fullmatch(r"\d{1,3}(?:[.,' ]\d{3})+(?:,\d{1,2})?", text):
        whole, comma, cents = text.partition(",") if re.search(r",\d{1,2}$", text) else (text, "", "")
        text = re.sub(r"[.,']", " ", whole) + comma + cents
    elif re.fullmatch(r"\d+\.\d{1,2}", text):
        text = text.replace(".", ",")
    try:
        parse_money(text)
    except NumberError:
        return ""
    return text


def number(found: str) -> str:
    """The number that a text begins with or that alone stands in it: ``3/2017``, ``nro 3``, ``3.``."""
    match = re.fullmatch(
        r"(?:nro|numero|no)?\.?\s*(\d{1,6})(?:\s*/\s*\d{4}|\.)?", found.strip(_QUOTES), re.IGNORECASE
    )
    return match[1] if match else ""


def url(found: str) -> str:
    """An address of the web with its beginning."""
    text = _INVISIBLE.sub("", found).strip(_QUOTES + "<>")
    rest = _SCHEME.sub("", text, count=1)
    meant = f"http{'' if text.lower().startswith('http:') else 's'}://{rest}"
    return meant if _HOST.match(rest) and is_http_url(meant) else ""


def path(found: str, folder: str) -> str:
    """A picture or download as it is named from the content folder on."""
    text = found.replace("\\", "/").strip(_QUOTES)
    for top in ("images/", "files/"):
        if (at := text.find(top)) >= 0 and ".." not in text[at:]:
            return text[at:]
    name = text.rsplit("/", 1)[-1]
    return f"{folder}/{name}" if _FILE.fullmatch(name) else ""


def ids(found: str) -> str:
    """Ids with commas between them; ids alone can have been meant, for a name is written with a space."""
    parts = re.split(r"\s*;\s*" if ";" in found else r"\s+", found.strip(_QUOTES))
    return ", ".join(parts) if len(parts) > 1 and all(is_slug(part) and "-" in part for part in parts) else ""


_MENDS: Mapping[str, Callable[[str], str]] = {
    "date-form": day,
    "email-form": email,
    "phone-form": phone,
    "money-form": money,
    "number-form": number,
    "url-form": url,
    "file-outside": lambda found: path(found, "images"),
    "reference-form": ids,
}
_WITH_MEND = {
    "date-form": "date-form-near",
    "email-form": "email-form-near",
    "phone-form": "phone-form-near",
    "money-form": "money-form-near",
    "number-form": "number-form-near",
    "url-form": "url-form-near",
    "file-outside": "file-outside-near",
    "reference-form": "reference-several",
}


def offered(code: str, key: str, values: Mapping[str, object]) -> tuple[str, dict[str, object]]:
    """The message of a refused value with the mend in it, where one is likely; else as it is."""
    found = str(values.get("found", ""))
    if code in ("date-form", "date-partial") and key.endswith("start") and (ends := span(found)):
        first, last = ends
        return "date-span", {**values, "first": first, "last": last}
    if code in ("choice", "flag-form"):
        meant = other_names.CHOICES.get(found.lower(), "")
        if meant and meant in str(values["allowed"]).split(", "):
            return "choice-near", {**values, "nearest": meant}
    may_be_file = key.startswith(("programme", "materials"))
    if code == "url-form" and may_be_file and _FILE.fullmatch(found) and not _HOST.match(found):
        return "file-folder", {**values, "mend": path(found, "files")}
    if code in _MENDS and (mend := _MENDS[code](found)):
        return _WITH_MEND[code], {**values, "mend": mend}
    return code, dict(values)


def refused(place: Place, code: str, key: str, **values: object) -> Problem:
    """The error of a value in a text, with the mend in it where one is likely."""
    code, values = offered(code, key, values)
    return error(place, code, key=key, **values)


def _clock(text: str) -> str:
    hour, _, minute = text.replace(":", ".").partition(".")
    return f"{int(hour)}.{minute or '00'}"


def _is_moment(text: str) -> bool:
    try:
        parse_moment(text)
    except DateError:
        return False
    return True
