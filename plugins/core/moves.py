"""Where every old address leads: what items take over, and what ``redirects.yaml`` says beside them."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from plugins.core.model import Entity
from plugins.core.problems import Problem
from plugins.core.redirect import claimed, old_path, redirects, same_host, tidy
from plugins.core.redirect_file import REDIRECTS, Rule, read_rules
from plugins.core.site import Site
from plugins.core.targets import Outcome, Target, elsewhere
from plugins.core.text import is_http_url, nearest

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# What stands in an address as it is (RFC 3986); a percent sign that begins no code is one to be encoded.
_PLAIN = "%/:?#[]@!$&'()*+,;=~-._"
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
# What a host would read as more than a name when it puts the rest of an address behind it.
_ODD_BEFORE_REST = frozenset("?#%$\"'\\*")
# What is said of links, in the words for targets.
_SAID = {
    "link-path": "redirects-target",
    "link-outside": "redirects-target",
    "link-path-item": "redirects-target-near",
    "link-www": "redirects-target-near",
}
_LONGEST = 2000  # what hosts and browsers take


class Move(NamedTuple):
    """An old address and where it leads.

    ``path`` is the old path from the host's root, decoded, of a ``folder`` with all that was below it;
    ``url`` the address on this site, or a full one elsewhere, percent-encoded. What was below the folder goes
    ``onward`` to the same name below ``url``, which then ends with a slash. ``kind`` and ``id`` name the item
    that is there, the kind alone its list; ``lang`` is the language of what is there.
    """

    path: str
    url: str
    folder: bool = False
    onward: bool = False
    kind: str = ""
    id: str = ""
    lang: str = ""


def rules_of(site: Site) -> tuple[tuple[Rule, ...], tuple[Problem, ...]]:
    """The rules of ``redirects.yaml``, and what is wrong with how it is written."""
    data = site.data(REDIRECTS)
    return read_rules(data) if data is not None else ((), ())


def moves(site: Site) -> tuple[Move, ...]:
    """Every old address that leads somewhere on the build day, each once, the narrower before the wider."""
    found: dict[tuple[bool, str], Move] = {}
    for move in (*_of_items(site), *_of_rules(site)):
        found.setdefault((move.folder, claimed(move.path)), move)
    return tuple(sorted(found.values(), key=lambda move: (move.folder, -_depth(move), move.path)))


def leads_on(site: Site) -> Callable[[str], bool]:
    """Whether an address, from the site's front page on, leads somewhere: by itself or with its folder."""
    found = moves(site)
    single = {claimed(move.path) for move in found if not move.folder}
    folders = tuple(f"{claimed(move.path)}/" for move in found if move.folder)

    def leads(address: str) -> bool:
        path = claimed(unquote(site.identity.base + address))
        return path in single or f"{path}/".startswith(folders)

    return leads


def _depth(move: Move) -> int:
    return move.path.count("/") if move.folder else 0


def _of_items(site: Site) -> Iterator[Move]:
    for path, entity in redirects(site):
        url = site.address(entity)
        yield Move(tidy(path), url, kind=entity.kind, id=entity.id, lang=entity.lang)


def _of_rules(site: Site) -> Iterator[Move]:
    for rule in rules_of(site)[0]:
        path, wrong = source_of(rule, site)
        goal = goal_of(rule, site)
        if wrong or goal.outcome is not Outcome.FOUND or not goal.url:
            continue
        kind, id, lang = _there(goal.url, site)
        yield Move(path, encoded(goal.url), rule.folder, rule.onward, kind, id, lang)


def source_of(rule: Rule, site: Site) -> tuple[str, str]:
    """The old path that a rule names, of a folder with the slash at its end; or the code of what is wrong."""
    written = rule.old.removesuffix("*") if rule.folder else rule.old
    if "*" in written:
        return "", "redirects-star"
    path, wrong = old_path(written, site)
    return tidy(path) if not wrong else "", wrong


def goal_of(rule: Rule, site: Site) -> Target:
    """Where a rule leads; whether something stands at an address of the site is for others to say."""
    written = _own(rule.target, site)
    if rule.onward:
        written = written.removesuffix("*")
    if wrong := _wrong(written, rule, site):
        return wrong
    found = elsewhere(written, site)
    said = _SAID.get(found.code)
    return found._replace(code=said, values=(*found.values, ("found", rule.target))) if said else found


def _wrong(written: str, rule: Rule, site: Site) -> Target | None:
    """What keeps a target from being an address at all."""
    scheme = written.partition(":")[0] if _SCHEME.match(written) else ""
    known = scheme in site.kinds
    values: tuple[tuple[str, str], ...] = (("found", rule.target),)
    if len(written) > _LONGEST:
        return Target(Outcome.BROKEN, code="redirects-target-long")
    if rule.onward and (not rule.folder or known or _ODD_BEFORE_REST.intersection(written)):
        return Target(Outcome.BROKEN, code="redirects-star-target", values=values)
    if scheme.lower() in ("http", "https"):
        whole = ("mend", "https://www.sosket.fi/sivu")
        broken = Target(Outcome.BROKEN, code="link-address-broken", values=(*values, whole))
        return None if is_http_url(written) else broken
    if scheme and not known:
        near = nearest(scheme, sorted(site.kinds))
        mend = ("mend", f"{near}:{written.partition(':')[2]}")
        code = "redirects-target-near" if near else "redirects-target"
        return Target(Outcome.BROKEN, code=code, values=(*values, mend))
    odd = not written.isprintable() or "\\" in written or " " in written or "*" in written
    if odd or written.startswith(("//", "#", "?")):
        return Target(Outcome.BROKEN, code="redirects-target", values=values)
    return None


def _own(written: str, site: Site) -> str:
    """A full address of this site as it is written in texts, as a path; any other as it is."""
    try:
        parts = urlsplit(written)
        host = (parts.hostname or "").lower()
    except ValueError:
        return written
    base = site.identity.base
    if parts.scheme not in ("http", "https") or not same_host(host, site):
        return written
    if not f"{parts.path}/".startswith(f"{base}/"):
        return written
    path = "/" + parts.path.removeprefix(base).lstrip("/")
    return parts._replace(scheme="", netloc="", path=path).geturl()


def _there(url: str, site: Site) -> tuple[str, str, str]:
    """What stands at an address: the kind and id of an item, or the kind of a list; and its language."""
    lang, base = site.identity.lang, site.identity.base
    if not url.startswith("/"):
        return "", "", lang
    address = unquote(url.partition("#")[0].partition("?")[0])
    if (entity := _item_at(url, address, site)) is not None:
        return entity.kind, entity.id, entity.lang
    for (kind, listed), place in site.lists.items():
        if place == address and "#" not in url:
            return kind, "", listed
    first = address.removeprefix(f"{base}/").partition("/")[0]
    return "", "", first if first in site.identity.languages else lang


def _item_at(url: str, address: str, site: Site) -> Entity | None:
    """The item of a page, or one that stands on a list at its anchor."""
    return site.at(address) or site.at(unquote(url))


def encoded(url: str) -> str:
    """An address as it stands in a header: ASCII, percent-encoded (RFC 3986), its host in letters of IDNA."""
    start, mark, rest = url.partition("://")
    if mark and not url.startswith("/"):
        host, slash, path = rest.partition("/")
        try:
            host = host.encode("idna").decode("ascii") if not host.isascii() else host
        except UnicodeError:
            host = quote(host, safe=":@[]")
        return f"{start}://{host}{slash}{_encoded(path)}"
    return _encoded(url)


def _encoded(path: str) -> str:
    return _LONE_PERCENT.sub("%25", quote(path, safe=_PLAIN))


def path_of(url: str) -> str:
    """The path of an address on this site as old ones are compared; an empty text for one elsewhere."""
    if not url.startswith("/"):
        return ""
    return claimed(unquote(url.partition("#")[0].partition("?")[0])) or "/"
