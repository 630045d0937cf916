"""The languages of a page: the ways to it in the others, and what only the site's own language has."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from plugins.core import route
from plugins.core.model import Entity
from plugins.core.site import Site
from plugins.core.view import Alternate, Elsewhere, Page, Value

DEFAULT = "x-default"
"""The language of whoever reads none of a page's languages (RFC 5646 has none; search engines know this)."""


def places_of(entity: Entity, site: Site) -> Mapping[str, str]:
    """Where an item stands in each of its languages."""
    return {one.lang: site.address(one) for one in (entity, *site.translations(entity))}


def ways(lang: str, places: Mapping[str, str], site: Site) -> tuple[Value, ...]:
    """The ways to the other languages: to the page where it stands in one, else to the front page there."""
    return tuple([_way(other, places.get(other, ""), site) for other in site.languages if other != lang])


def _way(lang: str, address: str, site: Site) -> Value:
    words = site.strings[lang]
    if address:
        return Value(words("site.language"), url=address, lang=lang)
    return Value(words("site.language-front"), url=f"{route.prefix(site.identity, lang)}/", lang=lang)


def alternates_at(places: Mapping[str, str], site: Site) -> tuple[Alternate, ...]:
    """The page in each of its languages, itself among them, and for all other readers; none for one alone."""
    if len(places) == 1:
        return ()
    known = [lang for lang in site.languages if lang in places]
    found = [Alternate(lang, site.identity.absolute(places[lang]), _locale(lang, site)) for lang in known]
    own = site.identity.lang
    default = own if own in places else known[0]
    return (*found, Alternate(DEFAULT, site.identity.absolute(places[default])))


def in_languages(page: Page, places: Mapping[str, str], site: Site) -> Page:
    """The page with the ways to it in its other languages, for readers and in its head."""
    head = replace(page.head, alternates=alternates_at(places, site))
    return replace(page, head=head, languages=ways(page.lang, places, site))


def _locale(lang: str, site: Site) -> str:
    return site.strings[lang]("og_locale")


def noted(title: str, langs: Iterable[str], lang: str, site: Site) -> str:
    """A heading, with the language of what stands under it where all of that is in one other language."""
    found = {*langs}
    if len(found) != 1 or lang in found:
        return title
    words = site.strings[lang]
    return words("site.noted", name=title, note=words(f"site.in-{found.pop()}"))


def only_in_own(lang: str, kinds: Iterable[str], site: Site) -> Elsewhere | None:
    """What there is of these kinds in the site's own language alone: links to its lists, with numbers."""
    own = site.identity.lang
    if lang == own:
        return None
    words = site.strings[lang]
    links = []
    for kind in kinds:
        address = site.lists.get((kind, own))
        number = site.untranslated(kind, lang) if address else 0
        if address and number:
            key = "site.some" if (kind, lang) in site.lists else "site.all"
            links.append(Value(words(key, name=words(f"{kind}.list"), number=number), url=address))
    if not links:
        return None
    title, text = words(f"site.only-{own}"), words(f"site.leads-{own}")
    return Elsewhere(own, title, text, words(f"site.in-{own}"), tuple(links))
