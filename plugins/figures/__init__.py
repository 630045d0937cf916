"""The directive ``:::figures[…]{chart=bar unit="kpl"}``: an accessible table and a chart drawn from it.

``chart`` is ``bar`` (each series by itself), ``grouped`` (the series side by side) or ``line``; without
it the table stands alone. What stands around the table in the container becomes a note below. The numbers
are a file too, which the table leads to.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal

from msgspec import Struct

from plugins.core.attached import attached, attached_address
from plugins.core.directives import Directive
from plugins.core.feature import Block, Feature, Output, Setting, Slot
from plugins.core.numbers import format_number, format_size
from plugins.core.press import Press, path_at
from plugins.core.problems import Problem, error
from plugins.core.prose import BlockCall
from plugins.core.site import Site
from plugins.core.strings import Strings
from plugins.core.text import slugify
from plugins.core.view import Body, Value
from plugins.figures.bars import grouped, panels
from plugins.figures.chart import WIDTH, Bar, Chart, Curve, Mark, Numbers, Rule, Text, patterns
from plugins.figures.lines import line
from plugins.figures.sheet import sheet
from plugins.figures.table import MISSING, Table, read
from plugins.figures.words import WORDS

KINDS = {"bar": panels, "grouped": grouped, "line": line}


class FiguresRow(Struct, frozen=True):
    """A row of the table: the category, then the numbers."""

    name: Body
    cells: tuple[Body, ...]


class Figures(Struct, frozen=True):
    """A table with its caption, the chart of it, and a note below; ``corner`` may be empty.

    ``file`` leads to the numbers alone, where they have an address.
    """

    label: str
    unit: str
    corner: Body
    series: tuple[Body, ...]
    rows: tuple[FiguresRow, ...]
    chart: Chart | None
    file: Value | None
    note: Body


def check(call: BlockCall) -> Iterator[Problem]:
    """What is wrong with the table inside."""
    _, _, faults = read(call.html, call.attribute("unit"))
    yield from (error(call.place, code, **values) for code, values in faults)


def view(call: BlockCall, setting: Setting, inside: Body) -> Figures | None:
    """The table and its chart; None where the table is not sound."""
    unit, lang = call.attribute("unit"), setting.entity.lang
    table, around, _ = read(inside.html, unit)
    if table is None:
        return None

    def shown(html: str) -> Body:
        return Body(html, inside.blocks)

    chart, file = _chart(call, table, setting), _file(call, table, setting)
    return figures_of(call.label, unit, table, lang, shown, chart, file, shown(around))


def figures_of(  # noqa: PLR0913, PLR0917 - what is read of a call, and what is made of it
    label: str, unit: str, table: Table, lang: str, shown: Callable[[str], Body], chart: Chart | None,
    file: Value | None, note: Body,
) -> Figures:  # fmt: skip
    """A table as it is shown, with its chart and the way to its numbers."""
    rows = (
        FiguresRow(
            shown(category.html),
            tuple(
                shown(cell.showing(MISSING if number is None else format_number(number, lang)))
                for cell, number in zip(cells, numbers, strict=True)
            ),
        )
        for category, cells, numbers in zip(table.categories, table.cells, table.numbers, strict=True)
    )
    series = tuple(shown(cell.html) for cell in table.series)
    return Figures(label, unit, shown(table.corner.html), series, tuple(rows), chart, file, note)


def attachment(call: BlockCall) -> str:
    """The name of the file of the numbers."""
    return f"{slugify(call.label) or 'figures'}.csv"


def _file(call: BlockCall, table: Table, setting: Setting) -> Value | None:
    """The way to the file of the numbers, with its format and size."""
    entity, site = setting.entity, setting.site
    name = next(name for name, one in attached(entity.prose, site.blocks) if one == call)
    address = attached_address(entity, site, name)
    size = format_size(len(sheet(table, call.attribute("unit"), entity.lang)), entity.lang)
    words = site.strings[entity.lang]
    return Value(words("figures.file", label=call.label, size=size), url=address) if address else None


def files(site: Site) -> Iterator[Slot]:
    """The file of each figures block of each item that has an address; no text is looked at."""
    for (kind, id), names in site.attached():
        entity = site.get(kind, id)
        for name in names:
            if entity and (address := attached_address(entity, site, name)):
                yield Slot(path_at(address, site.identity), (kind, id, name))


def file(slot: Slot, site: Site, _press: Press) -> bytes:
    """The numbers of one block: of all texts, this asks for its own alone."""
    kind, id, name = slot.args
    entity = site.get(kind, id)
    if entity is None:
        raise KeyError(slot)
    call = dict(attached(entity.prose, site.blocks))[name]
    table, _, _ = read(call.html, call.attribute("unit"))
    if table is None:
        raise KeyError(slot)
    return sheet(table, call.attribute("unit"), entity.lang)


def _chart(call: BlockCall, table: Table, setting: Setting) -> Chart | None:
    """The chart asked for; None where none is, and where there is not one number to draw."""
    kind, entity = call.attribute("chart"), setting.entity
    # The item's name makes the ids unique where several texts stand on one page.
    id = f"{entity.kind}_{entity.id}_{entity.prose.blocks.index(call) + 1}"
    words = setting.site.strings[entity.lang]
    return chart_of(id, kind, table, call.label, call.attribute("unit"), entity.lang, words)


def chart_of(  # noqa: PLR0913, PLR0917 - what is read of a call
    name: str, kind: str, table: Table, label: str, unit: str, lang: str, words: Strings
) -> Chart | None:
    """The chart of a table; ``name`` makes its ids."""
    numbers = Numbers(
        tuple(cell.text for cell in table.categories),
        tuple(cell.text for cell in table.series),
        table.numbers,
        lang,
    )
    if kind not in KINDS or not numbers.known():
        return None
    shapes, height = KINDS[kind](numbers)
    # Ids with an underscore at the beginning are the theme's own.
    id = f"_figures_{name}"
    bars = tuple(shape for shape in shapes if isinstance(shape, Bar))
    return Chart(
        id,
        WIDTH,
        str(height),
        words("figures.title", label=label),
        _description(numbers, kind, unit, words),
        patterns(id, bars),
        tuple(shape for shape in shapes if isinstance(shape, Rule)),
        bars,
        tuple(shape for shape in shapes if isinstance(shape, Curve)),
        tuple(shape for shape in shapes if isinstance(shape, Mark)),
        tuple(shape for shape in shapes if isinstance(shape, Text)),
    )


def _description(numbers: Numbers, kind: str, unit: str, words: Strings) -> str:
    """What the chart shows, in a few sentences: its form, series, unit, highest and lowest number."""
    several = len(numbers.series) > 1

    def told(found: tuple[Decimal, int, int]) -> str:
        value, category, series = found
        name = numbers.categories[category] + (f", {numbers.series[series]}" if several else "")
        return f"{name}: {format_number(value, numbers.lang)}"

    known = numbers.known()
    highest, lowest = (pick(known, key=lambda found: found[0]) for pick in (max, min))
    sentences = (
        words("figures.lines" if kind == "line" else "figures.bars"),
        words("figures.series", names=", ".join(numbers.series)) if several else "",
        words("figures.unit", unit=unit) if unit else "",
        words("figures.extremes", most=told(highest), least=told(lowest)),
        words("figures.table"),
    )
    return " ".join(filter(None, sentences))


FEATURE = Feature(
    blocks=(
        Block(
            Directive(
                "figures", container=True, label="required", attributes={"chart": tuple(KINDS), "unit": None}
            ),
            "figures",
            view,
            check=check,
            attachment=attachment,
        ),
    ),
    outputs=(Output("figures", files=files, file=file, plain=True),),
    strings=WORDS,
)


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
