"""A site in a storage of objects: what changed is sent, first what pages need, last what tells of pages.

There is no switch and there are no releases: a storage changes file by file. So the order is such that no
page comes before what it shows, and nothing is removed before all is there. `STATE` lies beside the files and
says whose they are and which are ours; it is written before the first file and after the last, so that a
deploy that was cut off is finished by the next one, and nothing of others is ever removed.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b, md5
from typing import Any

from msgspec import Struct, field

from plugins.core.identity import Identity
from plugins.core.keeping import ANEW, feed_folders, keeping
from plugins.core.media_types import JSON_FEED, TEXTS, media_type
from plugins.core.problems import Place, error
from plugins.edge.deploy.rclone import Rclone
from plugins.edge.deploy.releases import carried
from plugins.edge.deploy.shipment import Change, Shipment, is_compressed, is_for_servers
from plugins.edge.deploy.targets import StorageTarget
from plugins.edge.disk import open_below
from plugins.edge.faults import PublishError, disk_faults

STATE = ".koske-site.json"

_FORMAT = "koske-storage/1"
_FOR_HOSTS = ("_headers", "_redirects")
_LAST = re.compile(r"sitemap[^/]*\.xml|robots\.txt|published\.json")
_ENTRY = re.compile(r"pagefind-entry\.json$")  # of an index of the search: leads to its other files


class _State(Struct, frozen=True):
    """What is known of a storage: SHA-256 of the files of the last deploy, all that is ours, the rules."""

    files: Mapping[str, str] = field(default_factory=dict)
    ours: frozenset[str] = frozenset()
    spare: frozenset[str] = frozenset()  # of a site before, for those who have its pages open
    rules: str = ""


class Plan(Struct, frozen=True):
    """What a deploy to a storage does, for it to have the files that are ``wanted``.

    ``kept`` is the theme of the site before, ``rules`` make headers.
    """

    wanted: Mapping[str, str]
    change: Change
    state: _State
    kept: frozenset[str]
    rules: str


class Storage:
    """A storage that rclone reaches, with the site of an identity in it."""

    def __init__(self, target: StorageTarget, identity: Identity) -> None:
        self._target = target
        self._identity = identity
        self._rclone = Rclone(target)

    @property
    def shown(self) -> str:
        """The storage as it was given."""
        return self._target.shown

    def file(self, path: str) -> bytes | None:
        """A file of the storage, if there is one. Raises PublishError."""
        return self._rclone.read(path) or None

    def plan(self, shipment: Shipment) -> Plan:
        """What would be sent and removed. Raises PublishError, also for a storage with files of others."""
        state, there = self._state(), {entry["Path"]: entry for entry in self._rclone.listing()}
        if state is None:
            if there:
                raise PublishError(error(Place(""), "deploy-foreign", where=self.shown))
            state = _State()
        wanted = {path: shipment.digests[path] for path in shipment.digests if is_for_storage(path, shipment)}
        same_rules = state.rules == self._rules()
        as_it_is = {
            path for path in wanted if same_rules and path in there
            and _is_same(there[path], shipment, path, state.files.get(path))
        }  # fmt: skip
        kept = frozenset(carried(state.files, wanted)) - state.spare
        gone = tuple(sorted(path for path in state.ours & there.keys() if path not in wanted.keys() | kept))
        added = tuple(path for path in wanted if path not in there)
        changed = tuple(path for path in wanted if path in there and path not in as_it_is)
        # Of a storage that is empty yet every file will have come by these rules.
        rules = self._rules() if same_rules or not there else ""
        return Plan(wanted, Change(added, changed, gone, len(as_it_is)), state, kept, rules)

    def deploy(self, shipment: Shipment) -> Plan:
        """Bring the storage to this site. Raises PublishError; the next deploy goes on where it ended."""
        with disk_faults(shipment.root):
            shipment.prove()
        plan = self.plan(shipment)
        state, sent = plan.state, plan.change.sent
        if not sent and not plan.change.removed and plan.kept == state.spare:
            return plan
        # Of what may have been replaced nothing is known until it is known.
        unsure = {path: digest for path, digest in state.files.items() if path not in plan.change.changed}
        self._write(_State(unsure, state.ours.union(sent), state.spare, plan.rules))
        for group in _groups(sent, self._identity):
            self._rclone.copy(shipment.root, group.paths, group.headers)
        if plan.change.removed:
            self._rclone.remove(plan.change.removed)
        self._write(_State(plan.wanted, plan.kept.union(plan.wanted), plan.kept, self._rules()))
        return plan

    def _state(self) -> _State | None:
        body = self._rclone.read(STATE)
        if not body:
            return None
        try:
            read: dict[str, Any] = json.loads(body)
            sound = read["format"] == _FORMAT
            state = _State(
                dict(read["files"]), frozenset(read["ours"]), frozenset(read["spare"]), str(read["rules"])
            )
        except (ValueError, LookupError, TypeError):
            sound = False
        if not sound:
            raise PublishError(error(Place(""), "deploy-state", where=self.shown, file=STATE))
        if read["site"] != self._identity.feed_domain:
            found = str(read["site"])
            raise PublishError(
                error(Place(""), "deploy-other-site", where=self.shown, found=found, mark=STATE)
            )
        return state

    def _write(self, state: _State) -> None:
        body = {
            "format": _FORMAT, "site": self._identity.feed_domain, "rules": state.rules,
            "spare": sorted(state.spare), "ours": sorted(state.ours), "files": dict(state.files),
        }  # fmt: skip
        text = json.dumps(body, separators=(",\n", ": "))
        self._rclone.put(STATE, text.encode(), {"Content-Type": "application/json", "Cache-Control": ANEW})

    def _rules(self) -> str:
        """What headers are made of: where it is another, all files are sent again."""
        made = repr((keeping(self._identity), TEXTS, JSON_FEED, [media_type(f"x.{end}") for end in TEXTS]))
        return blake2b(made.encode(), digest_size=8).hexdigest()


class _Group(Struct, frozen=True):
    """Files that are sent together, since they have the same headers."""

    paths: tuple[str, ...]
    headers: Mapping[str, str]


def is_for_storage(path: str, shipment: Shipment) -> bool:
    """Whether a file is of use in a storage, which reads no rules and cannot choose a compressed form."""
    return not (is_for_servers(path) or path in _FOR_HOSTS or is_compressed(path, shipment))


def headers_of(path: str, identity: Identity) -> Mapping[str, str]:
    """What a browser is told of a file: its type, and how long to keep it."""
    address, rule = f"{identity.base}/{path}", ANEW
    for kept in keeping(identity):
        if re.match(kept.pattern, address):
            rule = kept.rule
    is_feed = any(path.startswith(f"{folder}/") for folder in feed_folders(identity))
    name = JSON_FEED if is_feed and path.endswith(".json") else media_type(path)
    # A feed of JSON is UTF-8 by its own rules, any other text because we say so.
    charset = "; charset=utf-8" if path.rpartition(".")[2] in TEXTS and name != JSON_FEED else ""
    return {"Content-Type": f"{name}{charset}", "Cache-Control": rule}


def stage(path: str, identity: Identity) -> int:
    """When a file is sent: what pages need, then pages, then what tells of pages."""
    if _LAST.fullmatch(path) or any(path.startswith(f"{folder}/") for folder in feed_folders(identity)):
        return 2
    return 1 if path.endswith(".html") or _ENTRY.search(path) else 0


def _groups(paths: Iterable[str], identity: Identity) -> Iterator[_Group]:
    found: dict[tuple[int, tuple[tuple[str, str], ...]], list[str]] = {}
    for path in paths:
        key = stage(path, identity), tuple(headers_of(path, identity).items())
        found.setdefault(key, []).append(path)
    for key in sorted(found):
        yield _Group(tuple(found[key]), dict(key[1]))


def _is_same(entry: Mapping[str, Any], shipment: Shipment, path: str, recorded: str | None) -> bool:
    """Whether a file of the storage has the bytes of ours: by the storage's own hash, else by our record."""
    if entry.get("Size") != shipment.sizes[path]:
        return False
    known: str = (entry.get("Hashes") or {}).get("md5", "")
    if not known:
        return recorded == shipment.digests[path]
    with open_below(str(shipment.root), path) as stream:
        return md5(stream.read(), usedforsecurity=False).hexdigest() == known
