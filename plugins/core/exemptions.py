"""``publish-exceptions.yaml``: what may vanish or be sent again all the same, each with a reason."""

from collections.abc import Iterator

from msgspec import Struct

from plugins.core.problems import Place, Problem, error
from plugins.core.site import Site
from plugins.core.text import nearest
from plugins.core.yaml_tree import Entry, Listing, Scalar, Table, Tree, read_yaml

FILE = "publish-exceptions.yaml"
ADDRESS, ITEM, REASON = "address", "item", "reason"
_KEYS = (ADDRESS, ITEM, REASON)


class Exemption(Struct, frozen=True):
    """One exception: the address, or the short id of an item (``news/kevat``), and its place."""

    name: str
    place: Place


def exemptions(site: Site) -> tuple[tuple[Exemption, ...], tuple[Problem, ...]]:
    """The exceptions of a site, and what is wrong with their file."""
    data = site.data(FILE)
    if data is None:
        return (), ()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return (), (error(Place(FILE), "exceptions-not-utf8"),)
    tree, problems = read_yaml(text, FILE)
    found: list[Exemption] = []
    wrong = [*problems, *_entries(tree, site, found)]
    return tuple(found), tuple(wrong)


def _entries(tree: Tree | None, site: Site, found: list[Exemption]) -> Iterator[Problem]:
    if tree is None or (isinstance(tree, Scalar) and tree.empty):
        return
    if not isinstance(tree, Listing):
        yield error(tree.place, "exceptions-form")
        return
    seen: dict[str, Place] = {}
    for entry in tree.items:
        if not isinstance(entry, Table):
            yield error(entry.place, "exceptions-form")
            continue
        own: list[Exemption] = []
        yield from _unknown(entry)
        yield from _entry(entry, site, own)
        for one in own:
            if (first := seen.setdefault(one.name, one.place)) != one.place:
                yield error(one.place, "exceptions-twice", found=one.name, line=first.line)
            else:
                found.append(one)


def _entry(entry: Table, site: Site, own: list[Exemption]) -> Iterator[Problem]:
    named = [one for one in entry.entries if one.key in (ADDRESS, ITEM)]
    if len(named) != 1:
        yield error(entry.place, "exceptions-one")
    for one in named:
        yield from _named(one, site, own)
    reason = entry.entry(REASON)
    if reason is None:
        yield error(entry.place, "exceptions-reason")
    elif not (isinstance(reason.value, Scalar) and reason.value.text.strip()):
        yield error(reason.value.place, "exceptions-reason")


def _named(one: Entry, site: Site, own: list[Exemption]) -> Iterator[Problem]:
    value = one.value
    if not isinstance(value, Scalar) or not value.text:
        yield error(value.place, "exceptions-value", key=one.key)
        return
    found = value.text
    if one.key == ADDRESS:
        if not found.startswith("/") or any(sign in found for sign in "?# "):
            yield error(value.place, "exceptions-address", found=found)
            return
        found = found.removeprefix(site.identity.base)
    else:
        found = found.removeprefix(site.identity.tag_uri(""))
        if "/" not in found or found.startswith("/"):
            yield error(value.place, "exceptions-item", found=found)
            return
    own.append(Exemption(found, value.place))


def _unknown(entry: Table) -> Iterator[Problem]:
    for one in entry.entries:
        if one.key in _KEYS:
            continue
        if near := nearest(one.key, _KEYS):
            yield error(one.key_place, "key-unknown-near", key=one.key, nearest=near)
        else:
            yield error(one.key_place, "key-unknown", key=one.key, known=", ".join(_KEYS))
