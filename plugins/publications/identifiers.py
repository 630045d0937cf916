"""ISBN, ISSN and URN: read, checked and written in their usual forms.

The check digits and the places of the hyphens are python-stdnum's, which is imported only where a
number is read: a build that reads nothing new needs none of its tables.
"""

import re
from typing import Protocol

from plugins.core.values import objection

RESOLVER = "https://urn.fi/"

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_RESOLVED = re.compile(r"https?://(?:www\.)?urn\.fi/", re.IGNORECASE)
_LABEL = re.compile(r"(?:ISBN|ISSN)(?:-1[03])?:?\s*", re.IGNORECASE)
_URN = re.compile(r"urn:[a-z0-9][a-z0-9-]{0,31}:[A-Za-z0-9()+,.:=@;$_!*'%/?#~&-]+", re.IGNORECASE)
_URN_ISBN = re.compile(r"urn:isbn:", re.IGNORECASE)


def parse_isbn(raw: str) -> str:
    """The ISBN with its hyphens, as the agency places them. Raises an objection."""
    from stdnum import isbn  # noqa: PLC0415 - its tables are needed only where a number is read

    return _checked(raw, isbn, ("isbn-form", "isbn-digit"), (10, 13))


def parse_issn(raw: str) -> str:
    """The ISSN as ``1798-5668``. Raises an objection."""
    from stdnum import issn  # noqa: PLC0415 - as above

    return _checked(raw, issn, ("issn-form", "issn-digit"), (8,))


class _Standard(Protocol):
    """What python-stdnum's modules have in common."""

    def validate(self, number: str) -> str: ...

    def is_valid(self, number: str) -> bool: ...

    def format(self, number: str) -> str: ...


def _checked(raw: str, standard: _Standard, codes: tuple[str, str], lengths: tuple[int, ...]) -> str:
    from stdnum.exceptions import ValidationError  # noqa: PLC0415 - as above

    form, digit = codes
    written = _DASHES.sub("-", _LABEL.sub("", raw, count=1)).strip()
    try:
        return standard.format(standard.validate(written))
    except ValidationError:
        number = re.sub(r"[\s-]", "", written).upper()
        mend = _mend(number, standard) if len(number) in lengths else ""
        if mend:
            raise objection(digit, {"found": raw, "digit": mend[-1], "mend": mend}) from None
        raise objection(form, {"found": raw}) from None


def _mend(number: str, standard: _Standard) -> str:
    """The number with the check digit that would be right; empty where more than that digit is wrong."""
    right = (number[:-1] + digit for digit in "0123456789X" if standard.is_valid(number[:-1] + digit))
    return next((standard.format(mended) for mended in right), "")


def parse_urn(raw: str) -> str:
    """The URN, of whatever address of the resolver it was copied from. Raises an objection."""
    written = _DASHES.sub("-", _RESOLVED.sub("", raw, count=1))
    if not _URN.fullmatch(written):
        raise objection("urn-form", {"found": raw})
    found = _URN_ISBN.match(written)
    if found:
        return urn_of_isbn(parse_isbn(written[found.end() :]))
    scheme, namespace, rest = written.split(":", 2)
    return f"{scheme.lower()}:{namespace.lower()}:{rest}"


def urn_of_isbn(isbn: str) -> str:
    """The URN that the National Library resolves for an ISBN."""
    return f"URN:ISBN:{isbn}"


def isbn_in(urn: str) -> str:
    """The ISBN that a URN is made of; empty for any other URN."""
    found = _URN_ISBN.match(urn)
    return urn[found.end() :] if found else ""


def urn_address(urn: str) -> str:
    """Where a URN is resolved."""
    return f"{RESOLVER}{urn}"
