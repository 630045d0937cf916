"""The accessibility statement as a page shows it: its state, then what the law asks it to tell."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from plugins.accessibility.conformance import Level, Reason, judged
from plugins.accessibility.evidence import CHECK_MONTHS, RUN_MONTHS, Evidence
from plugins.accessibility.findings import lacking, out_of_scope, unknown
from plugins.accessibility.model import AREAS
from plugins.accessibility.parts import Entry, Fold, Part, Teller
from plugins.accessibility.run import REQUIRED
from plugins.accessibility.words import LAW
from plugins.core.contacts import general_contact
from plugins.core.phones import Phone
from plugins.core.site import Site
from plugins.core.view import Fact, Value


class Publisher(Struct, frozen=True):
    """Whose site it is, for what the file does not say: name and address, general contact, people's page."""

    name: str
    url: str
    email: str = ""
    phone: Phone | None = None
    address: tuple[str, ...] = ()
    contacts: Value | None = None


class StatementView(Struct, frozen=True):
    """The statement. ``state`` says how far it goes, ``reasons`` why no further; styles go by ``level``."""

    scope: Value
    title: str
    level: str
    state: str
    reasons_title: str
    reasons: tuple[str, ...]
    parts: tuple[Part, ...]


def publisher_of(site: Site, lang: str) -> Publisher:
    """What the settings say of the site's publisher."""
    identity, contact = site.identity, general_contact(site, lang)
    contacts = site.lists.get(("person", lang), "")
    place = Value(site.strings[lang]("person.list"), url=contacts) if contacts else None
    email = contact.email.text if contact.email else ""
    return Publisher(
        identity.name, f"{identity.url}/", email, identity.contact_phone, identity.postal_address, place
    )


def worded(evidence: Evidence, of: Publisher, tell: Teller) -> StatementView:
    """The statement in one language."""
    judgement = judged(evidence)
    service = tell.said(evidence.known.service)
    parts = (
        lacking(evidence, tell),
        unknown(evidence, tell),
        out_of_scope(evidence, tell),
        _method(evidence, judgement.level, of, tell),
        _feedback(evidence, of, tell),
        _supervision(evidence, tell),
        _about(evidence, tell),
    )
    return StatementView(
        Value(tell("scope", service=service.text, url=of.url)),
        tell("state"),
        judgement.level.value,
        tell(f"level-{judgement.level}"),
        tell("reasons"),
        tuple(_reasons(judgement.reasons, tell)),
        tuple(part for part in parts if part is not None),
    )


def _reasons(reasons: Iterable[Reason], tell: Teller) -> Iterator[str]:
    """Why no more is claimed; what was not checked by hand is listed further down."""
    left = [reason for reason in reasons if reason.name == "not-checked"]
    for reason in reasons:
        if reason not in left:
            yield _reason(reason, tell)
        elif reason == left[0]:
            yield tell.count("reason-not-checked", len(left))


def _reason(reason: Reason, tell: Teller) -> str:
    if reason.detail.isdecimal():
        return tell.count(f"reason-{reason.name}", int(reason.detail))
    months = RUN_MONTHS if reason.name == "run-old" else CHECK_MONTHS
    area = tell(f"area-{reason.detail}") if reason.detail in AREAS else ""
    return tell(f"reason-{reason.name}", area=area, months=months)


def _method(evidence: Evidence, level: Level, of: Publisher, tell: Teller) -> Part:
    by = evidence.known.assessed_by
    texts: tuple[Value, ...] = ()
    if level is not Level.UNKNOWN:
        texts = (Value(tell("assessed", who=by) if by else tell("self", who=of.name)),)
    return Part("method", tell("method"), texts, parts=(_automatic(evidence, tell), _by_hand(evidence, tell)))


def _automatic(evidence: Evidence, tell: Teller) -> Part:
    run = evidence.run
    texts = []
    if run is None:
        texts.append(tell("no-run"))
    else:
        if evidence.run_old:
            texts.append(tell("old-run", months=RUN_MONTHS))
        if run.pages and not any(page.violations for page in run.pages):
            texts.append(tell("clean"))
    texts.append(tell("limits"))
    if evidence.pdf_count and not evidence.pdfs:
        texts.append(tell("pdfs-all"))
    fold = Fold(tell("page-list"), evidence.pages) if evidence.pages else None
    facts = tuple(_run_facts(evidence, tell))
    return Part("automatic", tell("automatic"), tuple(map(Value, texts)), facts=facts, fold=fold)


def _run_facts(evidence: Evidence, tell: Teller) -> Iterator[Fact]:
    run = evidence.run
    if run is None:
        return
    widths = sorted({width for page in run.pages for width in page.widths})
    schemes = sorted({scheme for page in run.pages for scheme in page.schemes}, reverse=True)
    yield tell.fact("tool", run.tool)
    yield Fact(tell("day"), (tell.day(run.as_of),))
    yield tell.fact("looked-at", tell.count("pages", len(run.pages)))
    yield tell.fact("widths", ", ".join(f"{width}\u00a0px" for width in widths))
    yield tell.fact("schemes", ", ".join(tell(f"scheme-{scheme}") for scheme in schemes))
    yield tell.fact("rules", ", ".join(_rules(run.rules, tell)))


def _rules(tags: Iterable[str], tell: Teller) -> Iterator[str]:
    """The sets of rules in words, those that have none by their names."""
    known = tuple(tags)
    whole = set(REQUIRED) <= set(known)
    if whole:
        yield tell("rules-required")
    named = {"wcag22aa": "rules-22", "best-practice": "rules-best"}
    for tag in known:
        if not (whole and tag in REQUIRED):
            yield tell(named[tag]) if tag in named else tag


def _by_hand(evidence: Evidence, tell: Teller) -> Part:
    if not evidence.checked:
        return Part("by-hand", tell("by-hand"), (Value(tell("no-checks")),))
    return Part("by-hand", tell("by-hand"), entries=tuple(_checks(evidence, tell)))


def _checks(evidence: Evidence, tell: Teller) -> Iterator[Entry]:
    for one in evidence.checked:
        check = one.check
        facts = [
            Fact(tell("day"), (tell.day(check.date),)),
            tell.fact("checked-by", check.by),
            tell.fact("result", tell(f"result-{check.result}")),
        ]
        old = (
            tell("reason-check-old", months=CHECK_MONTHS, area=tell(f"area-{check.what}")) if one.old else ""
        )
        notes = (*tell.maybe(check.note), *((Value(tell.sentence(old)),) if old else ()))
        yield Entry(Value(tell.capital(tell(f"area-{check.what}"))), notes, tuple(facts))


def _feedback(evidence: Evidence, of: Publisher, tell: Teller) -> Part:
    known = evidence.known.feedback
    email, phone, address = known.email, known.phone, known.address
    if not (email or phone or known.url or address):
        email, phone, address = of.email, of.phone, of.address
    facts = [*_ways(email, phone, tell)]
    if known.url:
        facts.insert(0, Fact(tell("form"), (Value(known.url, url=known.url),)))
    if address:
        facts.append(tell.fact("address", ", ".join(address)))
    if not (email or phone or known.url) and of.contacts is not None:
        facts.append(Fact(tell("feedback-contacts"), (of.contacts,)))
    texts = (Value(tell("feedback-ask")), Value(tell("feedback-time")), *tell.maybe(known.note))
    return Part("feedback", tell("feedback"), texts, facts=tuple(facts))


def _supervision(evidence: Evidence, tell: Teller) -> Part:
    who = evidence.known.authority
    url = tell.said(who.url)
    name = Fact(tell("authority"), (tell.said(who.name), *tell.maybe(who.unit)))
    site = Fact(tell("website"), (Value(url.text, url=url.text),))
    return Part(
        "supervision",
        tell("supervision"),
        (Value(tell("supervision-ask")),),
        facts=(name, site, *_ways(who.email, who.phone, tell)),
    )


def _ways(email: str, phone: Phone | None, tell: Teller) -> Iterator[Fact]:
    if email:
        yield Fact(tell.words("email"), (Value(email, url=f"mailto:{email}"),))
    if phone:
        yield Fact(tell.words("phone"), (Value(phone.shown, url=f"tel:{phone.e164}"),))


def _about(evidence: Evidence, tell: Teller) -> Part:
    known, run = evidence.known, evidence.run
    days: tuple[tuple[str, date | None], ...] = (
        ("made", known.made), ("updated", known.updated), ("reviewed", known.reviewed),
    )  # fmt: skip
    facts = [Fact(tell(name), (tell.day(day),)) for name, day in days if day]
    facts.append(Fact(tell("run-day"), (tell.day(run.as_of) if run else Value(tell("never")),)))
    facts.append(Fact(tell("law"), (Value(tell("law-name"), url=LAW[tell.lang]),)))
    return Part("about", tell("about"), facts=tuple(facts))
