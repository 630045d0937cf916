"""``make diff``: what a reader and a subscriber will see of what is about to be published, in words."""

from collections.abc import Iterable, Iterator
from datetime import date

from plugins.core.comparison import Comparison
from plugins.core.dates import format_day
from plugins.core.model import Entity
from plugins.core.problems import Problem, Severity, describe
from plugins.core.published import PublishedItem, PublishedPage
from plugins.edge.difference_words import WORDS

MOST = 20
"""How many lines of each group are told unless all are asked for."""

_MOST_NOTES = 5


def first(where: str, lang: str) -> str:
    """The line that tells that there is nothing to compare with."""
    return WORDS[lang]["first"].format(where=where)


def report(  # noqa: PLR0913 - all that was found out, each from elsewhere
    found: Comparison, where: str, problems: Iterable[Problem], coming: Iterable[Entity], root: str,
    lang: str, *, whole: bool = False,
) -> list[str]:  # fmt: skip
    """The lines of the report; ``problems`` are the guard's, ``root`` names the content folder."""
    words = WORDS[lang]
    told = tuple(problems)
    refused = [one for one in told if one.severity is Severity.ERROR]
    warned = [one for one in told if one.severity is Severity.WARNING]
    groups: list[tuple[str, list[str]]] = [
        ("new-pages", [_page(page) for page in found.new_pages]),
        ("changed-pages", [_page(page) for page in found.changed_pages]),
        ("removed-pages", [_removed(page, found, lang) for page in found.removed_pages]),
        ("changed-lists", [_page(page) for page in found.changed_lists]),
    ]
    items: list[tuple[str, list[str]]] = [
        ("new-items", [_item(item, lang) for item in reversed(found.new_items)]),
        ("updated-items", [_item(item, lang) for item in reversed(found.updated_items)]),
        ("again", [f"{_item(pair.new, lang)} ← {pair.old.name}" for pair in found.again]),
        ("vanished", [_item(item, lang) for item in found.vanished]),
    ]
    rest: list[tuple[str, list[str]]] = [
        ("broken", list(found.broken)),
        ("passed", list(found.passed)),
        ("ended", [_item(item, lang) for item in found.ended]),
        ("to-come", [_to_come(entity, lang) for entity in coming]),
    ]
    lines = [words["title"].format(where=where)]
    for heading, part, always in (
        ("reader", groups, ("new-pages", "changed-pages", "removed-pages")),
        ("subscriber", items, ("new-items", "updated-items", "again", "vanished")),
        ("addresses", rest, ("broken",)),
    ):
        lines += ["", words[heading]]
        for name, group in part:
            if group or name in always:
                lines += _counted(name, group, lang, whole=whole)
    if warned:
        lines += ["", words["warnings"], *(f"  {describe(one, lang, root)}" for one in warned)]
    if refused:
        lines += ["", words["refused"].format(number=len(refused))]
        return [*lines, *(f"  {describe(one, lang, root)}" for one in refused)]
    return [*lines, "", words["harmless"]]


def notes(found: Comparison | None, where: str, coming: Iterable[Entity], root: str, lang: str) -> list[str]:
    """What is told of a build that goes out, beside its problems; ``found`` is None without a record."""
    words = WORDS[lang]
    lines = [words["unguarded"].format(where=where)] if found is None else []
    passed = [words["note-passed"].format(address=address) for address in found.passed] if found else []
    ended = [words["note-ended"].format(title=item.title) for item in found.ended] if found else []
    later = [
        words["note-to-come"].format(
            day=_day(entity, lang), title=entity.brief.title, path=f"{root}/{entity.path}"
        )
        for entity in coming
    ]
    for group in (passed, ended, later):
        lines += group[:_MOST_NOTES]
        if len(group) > _MOST_NOTES:
            lines.append(words["note-more"].format(number=len(group) - _MOST_NOTES))
    return lines


def _counted(name: str, group: list[str], lang: str, *, whole: bool) -> Iterator[str]:
    words = WORDS[lang]
    yield f"  {words[name]}: {len(group)}"
    most = len(group) if whole else MOST
    yield from (f"    {line}" for line in group[:most])
    if len(group) > most:
        yield f"    {words['more'].format(number=len(group) - most)}"


def _page(page: PublishedPage) -> str:
    return f"{page.title}  {page.address}"


def _removed(page: PublishedPage, found: Comparison, lang: str) -> str:
    if page.address in found.broken or page.address in found.passed:
        return _page(page)
    return f"{page.title}  {WORDS[lang]['led'].format(address=page.address)}"


def _item(item: PublishedItem, lang: str) -> str:
    day = format_day(date.fromisoformat(item.date), lang) if item.date else WORDS[lang]["calendar"]
    return f"{item.title}  {item.name}  {day}"


def _to_come(entity: Entity, lang: str) -> str:
    return f"{entity.brief.title}  {entity.kind}/{entity.id}  {_day(entity, lang)}"


def _day(entity: Entity, lang: str) -> str:
    return format_day(date.fromordinal(entity.brief.day), lang)
