"""How a publication is referred to in a text: APA the Finnish way, as ``apa-suomi.csl`` says it.

The words come of citeproc-py, which is imported only where a page is made.
"""

import html
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from plugins.core.view import Body
from plugins.publications.csl import csl_item
from plugins.publications.work import Work

STYLE = Path(__file__).with_name("apa-suomi.csl")
_LOCALES = {"fi": "fi-FI", "sv": "sv-SE", "en": "en-GB"}
# Around what is slanted, until the rest is escaped; no text may have these (plugins.core.text, CONTROL).
_SLANTED, _UPRIGHT = "\x0e", "\x0f"
# Where a browser ends no line by itself: without these it divides an address in the middle of a word.
_STEP = re.compile(r"(?<=[^/:])/(?=[^/])")
_SECOND_MARK = re.compile(rf"([.?!…]{_UPRIGHT})\.")


class _Formatter:
    """What citeproc-py asks of a module that formats: its own for HTML leaves names unescaped."""

    preformat = staticmethod(str)

    @staticmethod
    def Italic(text: str) -> str:  # noqa: N802 - the library's name for it
        """A slanted text."""
        return f"{_SLANTED}{text}{_UPRIGHT}"


def citation(work: Work, lang: str) -> Body:
    """The reference in the words of a language."""
    from citeproc import (  # noqa: PLC0415 - a build without new pages of publications needs none of it
        Citation,
        CitationItem,
        CitationStylesBibliography,
    )
    from citeproc.source.json import CiteProcJSON  # noqa: PLC0415 - as above

    bibliography = CitationStylesBibliography(_style(lang), CiteProcJSON([csl_item(work)]), _Formatter)
    bibliography.register(Citation([CitationItem(work.id)]))
    text = html.escape(str(bibliography.bibliography()[0]))
    address = html.escape(work.url)
    before, found, after = text.rpartition(address)
    if found:
        text = f'{before}<a href="{address}">{_STEP.sub("/<wbr>", address)}</a>{after}'
    text = _SECOND_MARK.sub(r"\1", text)
    return Body(text.replace(_SLANTED, "<i>").replace(_UPRIGHT, "</i>"))


@lru_cache
def _style(lang: str) -> Any:  # noqa: ANN401 - a library without types
    from citeproc import CitationStylesStyle  # noqa: PLC0415 - as above

    return CitationStylesStyle(str(STYLE), locale=_LOCALES[lang], validate=False)
