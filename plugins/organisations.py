"""Organisations: centres, funders, municipalities and other partners, and their directory."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from msgspec import Struct

from plugins.core.body import anchored_body_of
from plugins.core.feature import Feature, Kind
from plugins.core.identity import Identity
from plugins.core.model import Entity, Item
from plugins.core.partner_news import PartnerNews, own_news
from plugins.core.site import Site
from plugins.core.text import is_email, sort_key
from plugins.core.values import Reference, Text, Url, choice, objection, reading
from plugins.core.view import Body, Value

TYPES = ("centre", "authority", "municipality", "university", "association", "company", "funder", "")


def _pattern(raw: str) -> str:
    if not is_email(raw.replace("{first}", "a").replace("{last}", "b")):
        raise objection("email-pattern-form", {"found": raw})
    return raw


class Organisation(Item):
    """An organisation. ``email_pattern`` (``{first}.{last}@koske.fi``) makes its people's addresses.

    ``feed`` is the address of a partner's feed, which a build never reads.
    """

    short_name: Text = ""
    url: Url = ""
    region: Text = ""
    email_pattern: Annotated[str, reading(_pattern)] = ""
    type: Annotated[
        str, choice("centre", "funder", "municipality", "university", "association", "company", "authority")
    ] = ""
    feed: Url = ""


# Of a Finnish name in another case: letters at its end that may change, letters that it may grow by, and
# the fewest that must stay.
_ENDING, _CASE, _STEM = 2, 3, 3


class OrganisationEntry(Struct, frozen=True):
    """An organisation in the directory; ``id`` is the anchor, ``url`` its own site.

    ``nickname`` is the short name where the name does not say it already.
    """

    id: str
    name: str
    short_name: str
    nickname: str
    url: str
    region: str
    summary: str
    projects: tuple[Value, ...]
    body: Body
    news: tuple[PartnerNews, ...]


class OrganisationRegion(Struct, frozen=True):
    """The centres of one region."""

    title: str
    organisations: tuple[OrganisationEntry, ...]


class OrganisationGroup(Struct, frozen=True):
    """Organisations of one type; centres by their ``regions``, the others in one list."""

    title: str
    id: str
    organisations: tuple[OrganisationEntry, ...] = ()
    regions: tuple[OrganisationRegion, ...] = ()


class NetworkView(Struct, frozen=True):
    """The directory of organisations by type, the centres by region."""

    title: str
    groups: tuple[OrganisationGroup, ...]


def listing(site: Site, lang: str) -> NetworkView:
    """The directory of organisations by type, the centres by region."""
    words = site.strings[lang]
    groups = []
    for type_ in TYPES:
        found = [entity for entity in site.of("organisation", lang) if entity.fields.type == type_]
        if found:
            title, id = words(f"organisation.type-{type_ or 'other'}"), f"_{type_ or 'other'}"
            if type_ == "centre" and any(entity.fields.region for entity in found):
                groups.append(OrganisationGroup(title, id, regions=_regions(found, site, lang)))
            else:
                entries = tuple(_entry(entity, site, lang) for entity in found)
                groups.append(OrganisationGroup(title, id, entries))
    return NetworkView(words("organisation.list"), tuple(groups))


def _regions(centres: Iterable[Entity], site: Site, lang: str) -> tuple[OrganisationRegion, ...]:
    """The centres by region in the order of the alphabet; those whose region is not told come last."""
    regions: dict[str, list[OrganisationEntry]] = {}
    for centre in centres:
        regions.setdefault(centre.fields.region, []).append(_entry(centre, site, lang))
    elsewhere = site.strings[lang]("organisation.no-region")
    return tuple(
        OrganisationRegion(region or elsewhere, tuple(regions[region]))
        for region in sorted(regions, key=lambda region: (not region, sort_key(region, lang)))
    )


def _entry(entity: Entity, site: Site, lang: str) -> OrganisationEntry:
    short = entity.fields.short_name
    return OrganisationEntry(
        entity.id,
        entity.title,
        short,
        "" if _says(entity.title, short) else short,
        entity.fields.url,
        entity.fields.region,
        entity.fields.summary,
        _projects(entity, site, lang),
        anchored_body_of(entity, site),
        own_news(entity, site, lang),
    )


def _says(name: str, short: str) -> bool:
    """Whether a name says a short one, be it in another case: "Turun kaupunki" says Turku."""
    stem, longest = short[:-_ENDING], len(short) + _CASE
    return short in name or (
        len(stem) >= _STEM and any(word.startswith(stem) and len(word) <= longest for word in name.split())
    )


def _projects(entity: Entity, site: Site, lang: str) -> tuple[Value, ...]:
    """The projects that the organisation coordinates, funds or takes part in."""
    wanted = Reference("organisation", entity.id)
    found = [
        project
        for project in site.of("project", lang)
        if wanted in (project.fields.coordinator, *project.fields.funders, *project.fields.partners)
    ]
    return tuple(site.link(project) for project in sorted(found, key=lambda p: sort_key(p.title, lang)))


def always(_entity: Entity, _identity: Identity, _as_of: date) -> bool:
    """An organisation stands in the directory whatever the day."""
    return True


STRINGS = {
    "fi": {
        "list": "Verkosto",
        "intro": "Osaamiskeskukset ja muut organisaatiot, joiden kanssa teemme työtä.",
        "type-centre": "Sosiaalialan osaamiskeskukset",
        "type-authority": "Viranomaiset",
        "type-municipality": "Kunnat ja kuntayhtymät",
        "type-university": "Korkeakoulut ja oppilaitokset",
        "type-association": "Järjestöt ja yhdistykset",
        "type-company": "Yritykset",
        "type-funder": "Rahoittajat",
        "type-other": "Muut organisaatiot",
        "no-region": "Muut keskukset",
    },
    "sv": {
        "list": "Nätverk",
        "intro": "Kompetenscentren och andra organisationer som vi samarbetar med.",
        "type-centre": "Kompetenscentren inom det sociala området",
        "type-authority": "Myndigheter",
        "type-municipality": "Kommuner och samkommuner",
        "type-university": "Högskolor och läroanstalter",
        "type-association": "Organisationer och föreningar",
        "type-company": "Företag",
        "type-funder": "Finansiärer",
        "type-other": "Övriga organisationer",
        "no-region": "Övriga centrum",
    },
    "en": {
        "list": "Network",
        "intro": "The centres of expertise and other organisations that we work with.",
        "type-centre": "Centres of expertise on social welfare",
        "type-authority": "Authorities",
        "type-municipality": "Municipalities",
        "type-university": "Universities and colleges",
        "type-association": "Associations",
        "type-company": "Companies",
        "type-funder": "Funders",
        "type-other": "Other organisations",
        "no-region": "Other centres",
    },
}

FEATURE = Feature(
    kinds=(
        Kind(
            name="organisation",
            folder="organisations",
            model=Organisation,
            words={"fi": "verkosto", "sv": "natverk", "en": "network"},
            strings=STRINGS,
            listing=listing,
            list_template="organisation",
            anchored=always,
            contact_fields=(),
        ),
    ),
)


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
