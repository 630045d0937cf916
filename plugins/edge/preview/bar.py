"""What the preview shows beside the site: a bar at the bottom of each page, and the list of problems.

It is plain HTML with a script and a style of its own, put into pages on their way to the browser. Nothing of
it is in a site that goes out.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from html import escape
from pathlib import Path
from textwrap import dedent
from urllib.parse import quote

from msgspec import Struct

from plugins.core.dates import format_day
from plugins.core.messages import SEVERITIES
from plugins.core.problems import Place, Problem, Severity, message
from plugins.edge.excerpt import TEXTS, excerpt
from plugins.edge.preview.words import WORDS
from plugins.edge.telling import counted, shown_root

PREFIX = "/_preview"
PROBLEMS = f"{PREFIX}/problems"
_HEAD = f'<link rel="stylesheet" href="{PREFIX}/preview.css">'
_SCRIPT = f'<script src="{PREFIX}/preview.js" defer></script>'
_SHOWN = 20  # problems in the bar; the page of problems has all
_THEME = "theme-fault"


class Told(Struct, frozen=True):
    """What bar and list are made of: the language, the folders, the problems, the day.

    ``began`` is the day as of which the preview began, ``readers`` that nothing is shown but what is out,
    ``whole`` that there is nothing left to look at.
    """

    lang: str
    content: Path
    theme: Path
    problems: Sequence[Problem]
    day: dt.date
    began: dt.date
    readers: bool
    token: str
    whole: bool


class Standing(Struct, frozen=True):
    """How it stands with the page under the bar: ``draft``, ``coming``, ``out`` or ``made`` of others.

    ``source`` is its file in the content folder, ``day`` when it comes out, ``edit`` the address of its form;
    ``old`` says that the page is one of before, since the present one cannot be made.
    """

    state: str = "made"
    source: str = ""
    day: dt.date | None = None
    edit: str = ""
    old: bool = False


def with_bar(page: bytes, bar: str) -> bytes:
    """The page with the bar at the end of its body."""
    at = page.rfind(b"</body>")
    at = len(page) if at < 0 else at
    return page[:at] + bar.encode() + page[at:]


def bar(told: Told, standing: Standing, path: str, version: str, *, last: bool = False) -> str:
    """The bar under the page at a path; ``version`` tells the page's present state.

    ``last`` says that this is the fault that keeps the page from being made, with all that the bar tells.
    """
    words = WORDS[told.lang]
    summary, inner = _summary(told, standing), _inner(told, standing, path)
    state = "" if last else blake2b(f"{summary}{inner}".encode(), digest_size=8).hexdigest()
    opened = " open" if _has_errors(told.problems) else ""
    named = {"page": path, "version": version, "bar": state}
    data = "".join(f' data-{name}="{escape(value)}"' for name, value in named.items())
    return (
        f'{_HEAD}<aside id="koske-preview" lang="{told.lang}" aria-label="{words["preview"]}"{data}>'
        f'<p class="said" role="status"></p><details{opened}><summary>{summary}</summary>'
        f'<div class="inner">{inner}</div></details></aside>{_SCRIPT}'
    )


def said_in(made: str, name: str) -> str:
    """What a bar or list says of itself: its ``bar`` or ``version``."""
    return made.partition(f'data-{name}="')[2].partition('"')[0]


def listing(told: Told, path: str, *, fault: Problem | None = None, last: bool = False) -> str:
    """The page of all problems, or of a ``fault`` that keeps the page at ``path`` from being made.

    ``last`` says that the page is there as it was when it could last be made.
    """
    words = WORDS[told.lang]
    problems = ((fault,) if fault else ()) + tuple(one for one in told.problems if one != fault)
    title = words["not-made" if fault else "problems"]
    inner = f"<p>{_counts(told, problems)}</p>{_items(told, problems)}"
    version = blake2b(inner.encode(), digest_size=8).hexdigest()
    way = f"{PREFIX}/last?page={_quoted(path)}" if fault else path
    shown = last or not fault
    back = f'<p><a href="{escape(way)}">{words["last" if fault else "back"]}</a></p>' if shown else ""
    return (
        f'<!doctype html><html lang="{told.lang}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
        f'{_HEAD}</head><body class="koske-problems"><main id="koske-preview" '
        f'data-page="{escape(path if fault else PROBLEMS)}" data-version="{version}" data-bar="" data-whole>'
        f"<h1>{title}</h1>{back}{inner}<p>{words['by-itself']}</p></main>{_SCRIPT}</body></html>"
    )


def _summary(told: Told, standing: Standing) -> str:
    words = WORDS[told.lang]
    day = format_day(standing.day, told.lang) if standing.day else ""
    said = [f'<strong class="state {standing.state}">{words[standing.state].format(day=day)}</strong>']
    if told.day != told.began or told.readers:
        mode = words["as-readers"] if told.readers else words["as-of"]
        said.append(f"<span>{mode.format(day=format_day(told.day, told.lang))}</span>")
    weight = "errors" if _has_errors(told.problems) else "warnings" if told.problems else "none"
    said.append(f'<span class="{weight}">{_counts(told, told.problems)}</span>')
    return " ".join(said)


def _counts(told: Told, problems: Sequence[Problem]) -> str:
    words, counts = WORDS[told.lang], counted(problems)
    if not told.whole and not problems:
        return words["looking"]
    found = words["found"].format_map(counts) if problems else words["sound"]
    return found if told.whole else f"{found} {words['looking']}"


def _inner(told: Told, standing: Standing, path: str) -> str:
    words = WORDS[told.lang]
    parts = []
    if standing.old or _has_errors(told.problems):
        parts.append(f"<p>{words['stays' if standing.old else 'without']}</p>")
    # Errors first, and among the like those of the page that is looked at.
    shown = sorted(
        told.problems,
        key=lambda one: (one.severity is not Severity.ERROR, one.place.path != standing.source),
    )[:_SHOWN]
    parts.append(_items(told, shown))
    if told.problems:
        parts.append(f'<p><a href="{PREFIX}/problems?page={_quoted(path)}">{words["all"]}</a></p>')
    if standing.source:
        edit = f' <a href="{escape(standing.edit)}">{words["edit"]}</a>' if standing.edit else ""
        file = escape(f"{shown_root(told.content)}/{standing.source}")
        parts.append(f"<p>{words['source']} <code>{file}</code>{edit}</p>")
    parts.append(_form(told, path))
    return "".join(parts)


def _form(told: Told, path: str) -> str:
    words = WORDS[told.lang]
    checked = " checked" if told.readers else ""
    return (
        f'<form method="post" action="{PREFIX}/as-of">'
        f'<input type="hidden" name="token" value="{told.token}">'
        f'<input type="hidden" name="page" value="{escape(path)}">'
        f"<label>{words['day']} "
        f'<input type="date" name="day" required value="{told.day.isoformat()}"></label> '
        f'<label><input type="checkbox" name="readers" value="1"{checked}> {words["readers"]}</label> '
        f"<button>{words['show']}</button> "
        f'<button name="today" value="1" formnovalidate>{words["today"]}</button></form>'
    )


def _items(told: Told, problems: Iterable[Problem]) -> str:
    items = "".join(_item(told, one) for one in problems)
    return f'<ol class="problems">{items}</ol>' if items else ""


def _item(told: Told, problem: Problem) -> str:
    place, root, texts = problem.place, told.content, TEXTS
    where = f"{shown_root(told.content)}/{place.path}:{place.line}:{place.column}" if place.path else ""
    if problem.code == _THEME:
        # The theme's faults name their file with the line in a value, since it is in no content folder.
        name, _, line = dict(problem.values)["where"].partition(":")
        place, root = Place(f"templates/{name}", int(line) if line.isdecimal() else 0), told.theme
        texts = (".html",)
    lines = dedent("\n".join(excerpt(place, root, texts)))
    shown = f'<pre tabindex="0">{escape(lines)}</pre>' if lines else ""
    weight = SEVERITIES[told.lang][problem.severity.value]
    file = f"<code>{escape(where)}</code> " if where else ""
    return (
        f'<li class="{problem.severity.value}"><p>{file}<b>{escape(weight)}:</b> '
        f"{escape(message(problem, told.lang))}</p>{shown}</li>"
    )


def _has_errors(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _quoted(path: str) -> str:
    return quote(path, safe="/")
