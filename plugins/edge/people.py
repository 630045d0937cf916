"""``make people``: whose role ends near the build day, which pages still name them, who could follow."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from plugins.core.dates import format_day
from plugins.core.site import Site
from plugins.core.staff import DAYS, Ending, Holder, endings
from plugins.edge.telling import shown_root

_WORDS = {
    "fi": {
        "title": "Henkilöstön muutokset {day}",
        "coming": "Tehtävä päättyy {days} päivän kuluessa",
        "past": "Tehtävä on päättynyt viimeisten {days} päivän aikana",
        "nobody": "Ei kenenkään.",
        "until": "viimeinen päivä {day}",
        "after": "Jatkaa tehtävässä:",
        "after-none": "Ei muuta tehtävää tämän jälkeen.",
        "named": "Nimetään yhä näillä sivuilla:",
        "named-none": "Ei nimetä millään nykytilaa näyttävällä sivulla.",
        "alike": "Seuraaja voisi olla (samat hankkeet tai palvelut):",
        "beside": "Seuraaja voisi olla (sama organisaatio):",
        "beside-none": "Seuraajaa ei löydy henkilöistä.",
    },
    "en": {
        "title": "Changes of staff {day}",
        "coming": "Role ends within {days} days",
        "past": "Role has ended within the last {days} days",
        "nobody": "Nobody's.",
        "until": "last day {day}",
        "after": "Goes on as:",
        "after-none": "No other role after this.",
        "named": "Still named on these pages:",
        "named-none": "Not named on any page that shows people as they are now.",
        "alike": "Could be followed by (same projects or services):",
        "beside": "Could be followed by (same organisation):",
        "beside-none": "Nobody among the people could follow.",
    },
}


def report(site: Site, content: Path, lang: str) -> list[str]:
    """The lines of the report for the site's build day."""
    words, day = _WORDS[lang], site.day
    found = endings(site, day)
    lines = [words["title"].format(day=format_day(day, lang))]
    for heading, group in (
        ("coming", [one for one in found if one.holder.tenure.last >= day]),
        ("past", [one for one in found if one.holder.tenure.last < day]),
    ):
        lines += ["", words[heading].format(days=DAYS)]
        if not group:
            lines += ["", words["nobody"]]
        for ending in group:
            lines += ["", *_told(ending, site, shown_root(content), lang)]
    return lines


def _told(ending: Ending, site: Site, root: str, lang: str) -> Iterator[str]:
    words = _WORDS[lang]
    last = words["until"].format(day=format_day(ending.holder.tenure.last, lang))
    yield f"{_worded(ending.holder, site)}, {last}"
    yield from _listed("after", (_role(holder, site) for holder in ending.after), lang)
    pages = (
        f"{root}/{naming.place.path}:{naming.place.line}: {naming.entity.title} ({naming.field})"
        for naming in ending.named
    )
    yield from _listed("named", pages, lang)
    near = "alike" if ending.alike else "beside"
    yield from _listed(near, (_worded(holder, site) for holder in ending.followers), lang)


def _listed(name: str, lines: Iterable[str], lang: str) -> Iterator[str]:
    found = tuple(lines)
    yield f"  {_WORDS[lang][name if found else f'{name}-none']}"
    yield from (f"    {line}" for line in found)


def _worded(holder: Holder, site: Site) -> str:
    return f"{holder.person.title}, {_role(holder, site)}"


def _role(holder: Holder, site: Site) -> str:
    id = holder.tenure.organisation
    organisation = site.get("organisation", id)
    own = site.identity.name if id == site.identity.organisation else id
    return f"{holder.tenure.role.title}, {organisation.title if organisation else own}"
