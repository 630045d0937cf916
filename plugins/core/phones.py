"""Phone numbers: read as content-model.md "Values" says, dialled as E.164, shown the Finnish way.

The library is imported with the first number: most builds read none, and it takes longer than a text.
"""

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from plugins.core.refusal import RefusalError

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

REGION = "FI"
COUNTRY_CODE = 358
NBSP = "\u00a0"

_WRITTEN = re.compile(r"\+?[0-9][0-9 \u00a0]*")
# Emergency and service numbers (112, 116 117, 10022) are dialled as they are, from Finland only.
_SHORT_NUMBER = re.compile(r"[1-9][0-9]{2,5}")
# What is read out first: 0400 and 0800 as four digits, then nationwide, mobile and area codes.
_PREFIX = re.compile(r"0(?:[1-8]00|1[0-9]|2[09]|30|4[0-9]|50|7[135]|[0-9])")
_GROUPS = {6: (3, 3), 7: (3, 4), 8: (4, 4), 9: (3, 3, 3), 10: (3, 3, 4)}


class PhoneError(RefusalError):
    """A text that is no phone number.

    Codes: ``phone-form`` (something else than digits and spaces, or no such country),
    ``phone-length`` (too few or too many digits).
    """


class Phone(Struct, frozen=True):
    """A phone number: ``e164`` for a ``tel:`` link, ``shown`` with no-break spaces for readers.

    A short number (``116117``) has no E.164 form: it stands in ``e164`` without ``+``.
    """

    e164: str
    shown: str


def parse_phone(text: str) -> Phone:
    """The phone of ``0400 645 613``, ``+358 50 442 4104``, ``+46 8 123 456`` or ``116 117``.

    Only its length is asked of the number, not that somebody has it. Raises PhoneError.
    """
    found = text.strip()
    if not _WRITTEN.fullmatch(found):
        raise PhoneError("phone-form", {"text": found})
    digits = re.sub(r"[ \u00a0]", "", found)
    if _SHORT_NUMBER.fullmatch(digits):
        return Phone(digits, NBSP.join(found.split()))
    import phonenumbers  # noqa: PLC0415 - see above
    from phonenumbers import PhoneNumberFormat, ValidationResult  # noqa: PLC0415 - see above

    number = _number(found, digits)
    if phonenumbers.is_possible_number_with_reason(number) != ValidationResult.IS_POSSIBLE:
        raise PhoneError("phone-length", {"text": found})
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    if number.country_code == COUNTRY_CODE:
        return Phone(e164, _finnish("0" + phonenumbers.national_significant_number(number)))
    shown = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    return Phone(e164, shown.replace(" ", NBSP))


def _number(found: str, digits: str) -> "PhoneNumber":
    import phonenumbers  # noqa: PLC0415 - see above
    from phonenumbers import NumberParseException  # noqa: PLC0415 - see above

    try:
        # With a region the library would take the 999 of "+999…" for a Finnish call abroad.
        number = phonenumbers.parse(digits, None if digits.startswith("+") else REGION)
    except NumberParseException as refusal:
        is_country = refusal.error_type == NumberParseException.INVALID_COUNTRY_CODE
        raise PhoneError("phone-form" if is_country else "phone-length", {"text": found}) from None
    if number.country_code != COUNTRY_CODE and not digits.startswith(("+", "00")):
        raise PhoneError("phone-form", {"text": found})
    if number.country_code == COUNTRY_CODE and number.italian_leading_zero:
        # The library keeps the 0 of a Finnish number only where too little follows it.
        raise PhoneError("phone-length", {"text": found})
    return number


def _finnish(digits: str) -> str:
    prefix = _PREFIX.match(digits)
    start = prefix.end() if prefix else 0
    groups = [digits[:start]]
    for size in _GROUPS.get(len(digits) - start, (len(digits) - start,)):
        groups.append(digits[start : start + size])
        start += size
    return NBSP.join(groups)
