"""What is not accessible and what nobody knows yet, in the words of the statement."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from plugins.accessibility.conformance import judged
from plugins.accessibility.evidence import Evidence, Pdf
from plugins.accessibility.model import Excepted, Shortcoming
from plugins.accessibility.parts import Entry, Part, Teller
from plugins.accessibility.rules import RULES
from plugins.accessibility.run import RunPage, Undecided
from plugins.core.view import Fact, Value

FEW_PDFS, NAMED_PAGES = 10, 5  # more are told by year, or counted


def lacking(evidence: Evidence, tell: Teller) -> Part | None:
    """All that is known not to be accessible; None where there is nothing."""
    known = evidence.known
    parts = [
        Part("violations", tell("violations"), entries=tuple(_rules(evidence, "violations", tell))),
        Part("shortcomings", tell("shortcomings"), entries=tuple(_shortcomings(evidence, tell))),
        _pdfs(evidence, tell),
        Part("burden", tell("burden"), (Value(tell("burden-intro")),), entries=_excepted(known.burden, tell)),
    ]
    found = tuple(part for part in parts if part.entries or part.parts)
    return Part("lacking", tell("lacking"), parts=found) if found else None


def unknown(evidence: Evidence, tell: Teller) -> Part | None:
    """All that has not been checked; None where there is nothing."""
    parts = []
    if evidence.unseen:
        points = tuple(Value(tell.sort(sort)) for sort in evidence.unseen)
        parts.append(Part("unseen", tell("unseen"), (Value(tell("unseen-intro")),), points))
    undecided = tuple(_rules(evidence, "incomplete", tell))
    if undecided:
        intro = "undecided-intro" if _is_open(evidence) else "undecided-done"
        parts.append(Part("undecided", tell("undecided"), (Value(tell(intro)),), entries=undecided))
    areas = [reason.detail for reason in judged(evidence).reasons if reason.name == "not-checked"]
    if areas:
        points = tuple(Value(tell(f"area-{area}")) for area in areas)
        parts.append(Part("not-by-hand", tell("not-by-hand"), (Value(tell("by-hand-intro")),), points))
    if evidence.known.unchecked:
        entries = _excepted(evidence.known.unchecked, tell)
        parts.append(Part("unchecked", tell("unchecked"), entries=entries))
    if evidence.offices:
        text = Value(tell.count("offices", evidence.offices))
        parts.append(Part("offices", tell("offices"), (text,)))
    return Part("unknown", tell("unknown"), parts=tuple(parts)) if parts else None


def out_of_scope(evidence: Evidence, tell: Teller) -> Part | None:
    """What the law does not ask for; None where nothing is said of that."""
    entries = _excepted(evidence.known.out_of_scope, tell)
    return Part("out-of-scope", tell("out-of-scope"), entries=entries) if entries else None


def _is_open(evidence: Evidence) -> bool:
    return any(reason.name == "undecided" for reason in judged(evidence).reasons)


def _rules(evidence: Evidence, which: str, tell: Teller) -> Iterator[Entry]:
    """The rules that pages break, or of which the run could not tell, each with its pages."""
    pages = evidence.run.pages if evidence.run else ()
    found: dict[str, list[tuple[Value, Undecided]]] = {}
    for page, link in zip(pages, evidence.pages, strict=True):
        for finding in _of_page(page, which):
            found.setdefault(finding.rule, []).append((link, finding))
    for rule, places in sorted(found.items()):
        yield Entry(Value(_fault(rule, which, tell)), facts=tuple(_where(rule, places, tell)))


def _of_page(page: RunPage, which: str) -> Sequence[Undecided]:
    return page.violations if which == "violations" else page.incomplete


def _fault(rule: str, which: str, tell: Teller) -> str:
    known = RULES.get(rule)
    if known is None:
        return tell("rule-other" if which == "violations" else "rule-unsure", rule=rule)
    text: str = getattr(known, tell.lang)
    return text if which == "violations" else f"{text.removesuffix('.')}?"


def _where(rule: str, places: Sequence[tuple[Value, Undecided]], tell: Teller) -> Iterator[Fact]:
    if (known := RULES.get(rule)) and known.wcag:
        yield tell.fact("criterion", known.wcag)
    links = tuple(link for link, _ in places)
    more = len(links) - NAMED_PAGES
    rest = (Value(tell.count("and-more", more)),) if more > 0 else ()
    yield Fact(tell("on"), (*links[:NAMED_PAGES], *rest))
    yield tell.fact("how-many", tell.count("places", sum(finding.places for _, finding in places)))


def _shortcomings(evidence: Evidence, tell: Teller) -> Iterator[Entry]:
    for one in evidence.known.shortcomings:
        late = (Value(tell("late")),) if one in evidence.late else ()
        yield Entry(tell.said(one.what), late, tuple(_of_shortcoming(one, tell)))


def _of_shortcoming(one: Shortcoming, tell: Teller) -> Iterator[Fact]:
    yield Fact(tell("why"), (tell.said(one.why),))
    if one.wcag:
        yield tell.fact("criterion" if len(one.wcag) == 1 else "criteria", ", ".join(one.wcag))
    if one.since:
        yield Fact(tell("since"), (tell.day(one.since),))
    if one.mend_by:
        yield Fact(tell("mend-by"), (tell.day(one.mend_by),))
    if one.instead:
        yield Fact(tell("instead"), (tell.said(one.instead),))


def _excepted(found: Sequence[Excepted], tell: Teller) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            tell.said(one.what),
            facts=(
                Fact(tell("why"), (tell.said(one.why),)),
                *((Fact(tell("instead"), (tell.said(one.instead),)),) if one.instead else ()),
            ),
        )
        for one in found
    )


def _pdfs(evidence: Evidence, tell: Teller) -> Part:
    """The PDFs with faults; by year where there are many."""
    texts = [Value(tell("pdfs-intro"))]
    if len(evidence.pdfs) < evidence.pdf_count:
        texts.append(Value(tell("pdfs-unproven")))
    whole = Part("pdfs", tell("pdfs"), tuple(texts))
    if len(evidence.pdfs) <= FEW_PDFS:
        entries = tuple(_pdf(pdf, tell) for pdf in evidence.pdfs)
        return Part(whole.id, whole.title, whole.texts, entries=entries)
    years = groupby(evidence.pdfs, key=lambda pdf: pdf.year)
    parts = tuple(
        Part(
            f"pdfs-{year}",
            str(year) if year else tell("undated"),
            entries=tuple(_pdf(one, tell) for one in of),
        )
        for year, of in years
    )
    return Part(whole.id, whole.title, whole.texts, parts=parts)


def _pdf(pdf: Pdf, tell: Teller) -> Entry:
    name = pdf.path.rpartition("/")[2]
    facts = (
        Fact(tell("file"), (Value(name, url=pdf.url),)),
        tell.fact("fault", ", ".join(tell(f"fault-{fault}") for fault in pdf.faults)),
    )
    return Entry(pdf.offer, facts=facts)
