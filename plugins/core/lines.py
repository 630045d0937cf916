"""How texts fall on lines, where browsers alone do it wrongly.

Chromium divides no Finnish words, so a heading whose longest word has no room on a line is set smaller.
Soft hyphens would do too, but screen readers read the parts of such a word one by one. It also ends a line
after the hyphen of "PRO SOS -hanke", where Finnish never does.
"""

import re

from markupsafe import Markup

_LONG = 15  # letters: what has fewer is on one line of any heading at 320 px
_WIDE = 9  # em, as above
_WIDEST = 17
# The hundredths of an em that letters of the headings' font take: theme/fonts/.
_WIDTHS = {
    letter: width
    for width, letters in ((29, "ijl"), (40, "frstš"), (51, "aåäceéoöøgvxyzž"), (90, "mwMW"))
    for letter in letters
}
_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile("<[^>]*>")
_LEFT = re.compile(r"(?<=\s)-(?=\w)")
_LEFT_IN_HTML = re.compile(f"<[^>]*>|{_LEFT.pattern}")
_JOINED = "-\u2060"  # a word joiner: the word may still be divided where no line has room for it


def unbroken(text: str) -> str:
    """The text for a page: a word stays with the hyphen it begins with, a dash with the word before it."""
    text = text.replace(" – ", "\u00a0– ")
    return _LEFT.sub(_JOINED, text) if " -" in text else text


def unbroken_in_html(html: str) -> str:
    """The same of HTML, whose tags are left alone."""
    if " – " in html:
        html = html.replace(" – ", "\u00a0– ")
    return _LEFT_IN_HTML.sub(_joined, html) if " -" in html or "\n-" in html else html


def long_word(text: str) -> str:
    """The attribute that tells the style sheet how wide the widest word of a heading is, if it is wide."""
    if len(text) < _LONG:
        return ""
    words = (word for word in _WORD.findall(_TAG.sub("", text)) if len(word) >= _LONG)
    widest = max(map(_halves, words), default=0)
    return Markup(f' data-word="{min(widest, 2 * _WIDEST) / 2:g}"') if widest > 2 * _WIDE else ""  # noqa: S704 - a number


def _halves(word: str) -> int:
    """The width of a word in half ems, rounded up."""
    return -(-sum(_WIDTHS.get(letter) or (75 if letter.isupper() else 58) for letter in word) // 50)


def _joined(found: re.Match[str]) -> str:
    return _JOINED if found[0] == "-" else found[0]
