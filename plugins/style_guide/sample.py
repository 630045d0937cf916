"""What the style guide shows: the view models of every part, with values of their own."""

from collections.abc import Callable
from datetime import date
from html import escape

from msgspec import Struct

from plugins.boxes import Box
from plugins.core.dates import format_day, iso
from plugins.core.leaf import leaf
from plugins.core.prose import block_marker
from plugins.core.strings import Strings
from plugins.core.view import (
    Badge,
    BlockView,
    Body,
    Card,
    Contact,
    ContactBlock,
    Dates,
    Elsewhere,
    Fact,
    Leaf,
    Picture,
    Value,
    Years,
)
from plugins.figures import KINDS, Figures, chart_of, figures_of
from plugins.figures.table import read
from plugins.video import Video

COLOURS = ("paper", "surface", "sunken", "line", "ink", "spruce", "lake", "rowan", "deep")
STATES = ("ongoing", "coming", "ended", "open", "soon", "now", "materials", "cancelled")
EVENT_STATES = ("open", "soon", "now", "materials", "cancelled")
KINDS_OF_CARDS = ("issue", "publication", "service", "statement", "group")
Say = Callable[[str], str]
_YEARS = range(2019, 2013, -1)
_DAY, _NEXT, _LATER = date(2017, 4, 4), date(2017, 4, 5), date(2019, 11, 5)


class Download(Struct, frozen=True):
    """A file to download, as publications have them."""

    format: str
    size: str
    url: str
    type: str
    note: str


class Sample(Struct, frozen=True):
    """Every part of the theme. What stands in a text is in one `Body` for each section."""

    colours: tuple[str, ...]
    long: str
    text: Body
    badges: tuple[Badge, ...]
    leaves: tuple[Leaf, ...]
    published: Dates
    changed: Dates
    cards: tuple[tuple[Card, ...], ...]
    people: tuple[ContactBlock, ...]
    facts: tuple[Fact, ...]
    boxes: Body
    tables: Body
    figures: Body
    media: Body
    downloads: tuple[Download, ...]
    links: tuple[Value, ...]
    years: Years
    feed: Value
    elsewhere: Elsewhere


def sample(words: Strings, lang: str, here: str, drawing: str) -> Sample:
    """The parts, worded; what they lead to is the page itself."""

    def said(key: str) -> str:
        return words(f"style.{key}")

    def day(shown: date) -> Value:
        return Value(format_day(shown, lang), datetime=iso(shown))

    picture = Picture(drawing, 640, 360, said("picture"), said("summary"), said("person"))
    badges = tuple(Badge(said(state), state) for state in STATES)
    link = Value(said("link"), url=here)
    facts = (
        Fact(said("when"), (day(_DAY),)),
        Fact(said("where"), (Value(said("place")), link)),
    )
    whom = _people(said, here)
    return Sample(
        colours=COLOURS,
        long=said("long"),
        text=_text(said, here),
        badges=badges,
        leaves=(leaf(_DAY, _DAY, lang), leaf(_DAY, _NEXT, lang), leaf(_LATER, _LATER, lang)),
        published=Dates(day(_DAY)),
        changed=Dates(day(_DAY), day(_LATER), said("summary")),
        cards=_cards(said, here, day(_DAY), picture, leaf(_DAY, _NEXT, lang)),
        people=(ContactBlock(whom[:1]), ContactBlock(whom), ContactBlock((whom[2],), whom[:1])),
        facts=facts,
        boxes=_boxes(said),
        tables=_tables(said, words("site.table")),
        figures=_figures(said, words, lang, here),
        media=_blocks(
            ("picture", picture),
            ("video", Video(said("video"), here, said("link"), picture, link)),
        ),
        downloads=(
            Download("PDF", "1,2\u00a0Mt", here, "application/pdf", said("summary")),
            Download("EPUB", "340\u00a0kt", here, "application/epub+zip", ""),
        ),
        links=(link, Value(said("item"), url=here), Value(said("long"), url=here)),
        years=Years(
            tuple(Value(f"{year} ({9 * (year % 10)})", url=here, current=year == 2017) for year in _YEARS),
            top=link,
            older=Value("2016", url=here),
            newer=Value("2018", url=here),
        ),
        feed=Value(said("feed"), url=here),
        elsewhere=Elsewhere("sv" if lang == "fi" else "fi", said("elsewhere"), said("summary"), "", (link,)),
    )


def _people(said: Say, here: str) -> tuple[Contact, ...]:
    phone = Value("040\u00a0000\u00a00000", url="tel:+358400000000")
    mail = Value("etunimi.sukunimi@esimerkkiorganisaatio.example", url="mailto:etunimi@esimerkki.example")
    return (
        Contact(
            said("person"),
            here,
            title=said("role"),
            organisation=said("centre"),
            organisation_url=here,
            phone=phone,
            email=mail,
            vcard=here,
        ),
        Contact(said("other"), title=said("role"), organisation=said("long"), phone=phone),
        Contact(said("person"), title=said("role")),
    )


def _cards(said: Say, here: str, day: Value, picture: Picture, when: Leaf) -> tuple[tuple[Card, ...], ...]:
    def card(kind: str, state: str = "", *, title: str = "name", shown: bool = False) -> Card:
        dated = kind in {"event", "deadline"}
        return Card(
            kind,
            said(title),
            here,
            label="" if dated else said("label"),
            badge=Badge(said(state), state) if state else None,
            facts=(Fact(said("when"), (day,)), Fact(said("where"), (Value(said("place")),))) if dated else (),
            summary=said("summary"),
            date=None if dated else day,
            picture=picture if shown else None,
            leaf=when if dated else None,
        )

    return (
        tuple(card("project", state) for state in ("ongoing", "coming", "ended")),
        tuple(card("event", state) for state in EVENT_STATES),
        (card("issue", shown=True), card("issue", title="long")),
        (card("news"), card("news", title="long")),
        (card("deadline", "soon"), card("deadline", "cancelled", title="long")),
        *((card(kind), card(kind, title="long")) for kind in KINDS_OF_CARDS if kind != "issue"),
    )


def _text(said: Say, here: str) -> Body:
    text, item = escape(said("text")), escape(said("item"))
    link = f'<a href="{escape(here)}">{escape(said("link"))}</a>'
    return Body(
        f"<p>{text} <strong>{item}.</strong> <em>{text}</em> {link}.</p>\n"
        f"<h3>{escape(said('name'))}</h3>\n<ul>\n<li>{item}</li>\n<li>{escape(said('long'))}</li>\n</ul>\n"
        f"<ol>\n<li>{item}</li>\n<li>{text}</li>\n</ol>\n"
        f"<h4>{escape(said('label'))}</h4>\n<p>{text} <mark>{item}</mark> <code>{item}</code></p>\n<hr>\n"
        f"<blockquote>\n<p>{escape(said('quote'))}</p>\n</blockquote>\n"
        f"<details>\n<summary>{escape(said('link'))}</summary>\n<p>{text}</p>\n</details>\n"
    )


def _boxes(said: Say) -> Body:
    body = Body(f"<p>{escape(said('text'))}</p>\n<ul>\n<li>{escape(said('item'))}</li>\n</ul>")
    return _blocks(
        ("factbox", Box(said("name"), body)),
        ("callout", Box(said("label"), Body(f"<p>{escape(said('summary'))}</p>"))),
        ("quote", Box(said("source"), Body(f"<p>{escape(said('quote'))}</p>"))),
    )


def _tables(said: Say, caption: str) -> Body:
    return Body(_table(said, f"{caption} 1", 2) + _table(said, f"{caption} 2", 9))


def _table(said: Say, caption: str, columns: int) -> str:
    head = "".join(f'<th scope="col">{escape(said("service"))} {one + 1}</th>' for one in range(columns))
    cells = "".join(f"<td>{10_000 + 37 * one}</td>" for one in range(columns))
    rows = "".join(
        f'<tr><th scope="row">{escape(said(name))}</th>{cells}</tr>\n'
        for name in ("January", "February", "March")
    )
    return (
        f"<table>\n<caption>{escape(caption)}</caption>\n<thead>\n"
        f'<tr><th scope="col">{escape(said("month"))}</th>{head}</tr>\n</thead>\n'
        f"<tbody>\n{rows}</tbody>\n</table>\n"
    )


_NUMBERS = {"January": (120, 45), "February": (96, 61), "March": (134, 38)}


def _figures(said: Say, words: Strings, lang: str, here: str) -> Body:
    html = (
        f"<table><thead><tr><th>{escape(said('month'))}</th><th>{escape(said('home'))}</th>"
        f"<th>{escape(said('service'))}</th></tr></thead><tbody>"
        + "".join(
            f"<tr><td>{escape(said(month))}</td><td>{first}</td><td>{second}</td></tr>"
            for month, (first, second) in _NUMBERS.items()
        )
        + "</tbody></table>"
    )
    table, _, _ = read(html, "")
    if table is None:
        raise ValueError(html)
    unit = said("unit")
    made: list[tuple[str, Figures]] = []
    for kind in KINDS:
        label = f"{said('visits')} ({kind})"
        chart = chart_of(f"style_{kind}", kind, table, label, unit, lang, words)
        file = Value(said("link"), url=here)
        made.append(
            ("figures", figures_of(label, unit, table, lang, Body, chart, file, Body(said("summary"))))
        )
    return _blocks(*made)


def _blocks(*blocks: tuple[str, object]) -> Body:
    """A text that is nothing but blocks."""
    html = "\n".join(block_marker(number) for number in range(len(blocks)))
    return Body(html, tuple(BlockView(template, view) for template, view in blocks))
