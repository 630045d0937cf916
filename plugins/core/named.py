"""People and organisations that an item names, by id or by name, as values to show."""

from collections.abc import Iterable

from plugins.core.site import Site
from plugins.core.values import Name, Reference
from plugins.core.view import Value


def named(values: Iterable[object], site: Site, lang: str) -> tuple[Value, ...]:
    """Items as links to their places, names as they are; what is not out (yet) is left out."""
    found = []
    for value in values:
        if isinstance(value, Name):
            found.append(Value(value.text))
        elif isinstance(value, Reference) and (entity := site.get(value.kind, value.id)):
            found.append(site.link(site.in_language(entity, lang), lang=lang))
    return tuple(found)
