"""``make publish DEPLOY=…``, ``make rollback`` and ``make releases``: what is asked, done and told."""

import datetime as dt
import os
import shlex
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.core.identity import Identity
from plugins.core.problems import Place, Problem, error
from plugins.core.published import NAME
from plugins.core.text import is_http_url
from plugins.edge.beside import lock_of
from plugins.edge.deploy import artifact
from plugins.edge.deploy.folder import FolderStore
from plugins.edge.deploy.health import Health
from plugins.edge.deploy.procedure import Check, UnsoundError, deploy, roll_back
from plugins.edge.deploy.releases import KEPT, Store
from plugins.edge.deploy.remote import SshStore
from plugins.edge.deploy.shipment import Change, Shipment, change, shipment_of
from plugins.edge.deploy.storage import Storage
from plugins.edge.deploy.targets import (
    ArtifactTarget,
    FolderTarget,
    SshTarget,
    StorageTarget,
    Target,
    target_of,
)
from plugins.edge.deploy.words import Words
from plugins.edge.faults import PublishError, disk_faults
from plugins.edge.lock import BusyError, locked
from plugins.edge.outcome import AGAINST, AGAINST_SHOWN
from plugins.edge.settings import identity_of
from plugins.edge.telling import language_of, say_all

_MOST_KEPT = 1000
_TRIAL = ".trial"
_OFF = ("", "0")


@dataclass(frozen=True)
class Wanted:
    """What the command line says of a deploy, as it was written."""

    deploy: str
    keep: str = ""
    health: str = ""
    dry: str = ""
    release: str = ""
    whole: bool = False


class Deploy:
    """A deploy whose place and options are sound; made before the build, so that a slip is told at once."""

    def __init__(self, settings: MutableMapping[str, Any], wanted: Wanted) -> None:
        identity, problems = identity_of(settings)
        if identity is None:
            raise DeployError(problems)
        self._settings, self._identity = settings, identity
        self._words = Words(language_of(settings), identity.zone)
        self._whole = wanted.whole
        self._dry = wanted.dry.strip() not in _OFF
        found: list[Problem] = []
        self._keep = _checked(lambda: _keep(wanted.keep), found) or KEPT
        self._url = _checked(lambda: _health(wanted.health, identity), found) or ""
        self._place = _checked(lambda: place_of(_target(wanted, settings), identity), found)
        if found:
            raise DeployError(found)

    def prepare(self) -> None:
        """Let the guard compare with what readers have there, and a trial be built aside.

        Raises PublishError where the place cannot be reached.
        """
        settings = self._settings
        if not settings.get(AGAINST):
            self._compare()
        if self._dry:
            output = Path(settings["OUTPUT_PATH"])
            settings["OUTPUT_PATH"] = str(output.with_name(f".{output.name}{_TRIAL}"))

    def carry_out(self) -> None:
        """Bring the finished site there, or tell what would be brought. Raises PublishError, UnsoundError."""
        output = Path(self._settings["OUTPUT_PATH"])
        with _held(output), disk_faults(output):
            shipment = shipment_of(output)
            if self._dry:
                found = self._change(shipment)
                _tell(self._words.trial(found, shipment, _name(self._place), whole=self._whole))
            else:
                self._say("begin")
                self._bring(shipment)

    def _compare(self) -> None:
        place, settings = self._place, self._settings
        if isinstance(place, ArtifactTarget) or place is None:
            return
        record = place.file(NAME)
        if record:
            folder = Path(settings.get("CACHE_PATH") or tempfile.gettempdir()) / "deployed"
            with disk_faults(folder):
                folder.mkdir(parents=True, exist_ok=True)
                file = folder / NAME
                file.write_bytes(record)
            settings[AGAINST], settings[AGAINST_SHOWN] = str(file), _name(place)
        elif self._dry and (Path(settings["OUTPUT_PATH"]) / NAME).is_file():
            settings[AGAINST] = settings["OUTPUT_PATH"]

    def _change(self, shipment: Shipment) -> Change:
        place = self._place
        if isinstance(place, ArtifactTarget):
            return change(artifact.held_in(place.path), artifact.wanted(shipment, self._identity))
        if isinstance(place, Storage):
            return place.plan(shipment).change
        return change(place.look().digests or {} if place else {}, shipment.digests)

    def _bring(self, shipment: Shipment) -> None:
        place = self._place
        if isinstance(place, ArtifactTarget):
            held = artifact.packed(shipment, self._identity, place.path)
            size = self._words.size(place.path.stat().st_size)
            self._say("done-artifact", files=len(held), size=size)
        elif isinstance(place, Storage):
            self._store(place, shipment)
        elif place is not None:
            self._release(place, shipment)

    def _release(self, place: Store, shipment: Shipment) -> None:
        done = deploy(place, shipment, self._keep, self._check(), dt.datetime.now(dt.UTC))
        same = done.release == done.before
        if same:
            self._say("same")
        else:
            _tell([self._words.change(done.change, shipment)])
            self._say("done", id=done.release)
        self._say_checked("unchecked")
        if done.dropped:
            self._say("dropped", count=done.dropped, keep=self._keep)
        if not same:
            self._say("first" if not done.before else "back" if self._keep > 1 else "only")

    def _store(self, place: Storage, shipment: Shipment) -> None:
        found = place.deploy(shipment).change
        if found.sent or found.removed:
            _tell([self._words.change(found, shipment)])
            self._say("done-storage")
        else:
            self._say("same")
        if faults := self._check()(shipment, found):
            raise UnsoundError(faults, "", "")
        self._say_checked("unchecked-storage")
        self._say("back-storage")

    def _check(self) -> Check:
        return Health(self._url) if self._url else lambda _shipment, _change: ()

    def told(self, fault: UnsoundError) -> list[str]:
        """What is told when the site does not answer as it should."""
        words, lines = self._words, self._words.faults(fault.faults)
        if isinstance(self._place, Storage):
            return [*lines, words.line("stays-storage")]
        if fault.release == fault.back:
            return [*lines, words.line("stays-same")]
        if not fault.back:
            return [*lines, words.line("stays")]
        return [*lines, words.line("returned", id=fault.back, when=words.when(fault.back))]

    def _say_checked(self, otherwise: str) -> None:
        self._say("checked" if self._url else otherwise, url=self._url)

    def _say(self, name: str, **values: object) -> None:
        _tell([self._words.line(name, **{"where": _name(self._place), **values})])


class DeployError(Exception):
    """What is wrong with what was asked for, all at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__(problems)
        self.problems = tuple(problems)


def deploy_of(settings: MutableMapping[str, Any], content: Path, wanted: Wanted) -> Deploy:
    """A deploy that is ready, before the build. Raises SystemExit(1) when something is wrong with it."""
    with _told(settings, content):
        made = Deploy(settings, wanted)
        made.prepare()
    return made


def carry_out(made: Deploy, settings: Mapping[str, Any], content: Path) -> None:
    """Bring the finished site there and tell of it. Raises SystemExit(1) when that fails."""
    with _told(settings, content):
        try:
            made.carry_out()
        except UnsoundError as fault:
            print("\n".join(made.told(fault)), file=sys.stderr)
            raise SystemExit(1) from fault


def rollback(settings: MutableMapping[str, Any], content: Path, wanted: Wanted) -> None:
    """Put a former release in front and tell of it. Raises SystemExit(1) when that fails."""
    with _told(settings, content):
        words, store = _store_of(settings, wanted, "deploy-no-rollback")
        release, former = roll_back(store, wanted.release.strip())
        values = {"where": _quoted(store.shown), "id": release, "when": words.when(release), "former": former}
        if release == former:
            print(words.line("rolled-same", **values))
        else:
            _tell([words.line("rolled", **values)])
            if former > release:
                _tell([words.line("forward", **values)])


def releases(settings: MutableMapping[str, Any], content: Path, wanted: Wanted) -> None:
    """List the releases. Raises SystemExit(1) when that fails."""
    with _told(settings, content):
        words, store = _store_of(settings, wanted, "deploy-no-rollback")
        state = store.look()
        _tell(words.releases(state.releases, state.current, _quoted(store.shown)))


def place_of(target: Target, identity: Identity) -> Store | Storage | ArtifactTarget:
    """What can be done at a place. Raises PublishError where a program for it is missing."""
    if isinstance(target, FolderTarget):
        return FolderStore(target.path, target.shown, identity.feed_domain)
    if isinstance(target, SshTarget):
        return SshStore(target, identity.feed_domain)
    return Storage(target, identity) if isinstance(target, StorageTarget) else target


def _store_of(settings: MutableMapping[str, Any], wanted: Wanted, otherwise: str) -> tuple[Words, Store]:
    identity, problems = identity_of(settings)
    if identity is None:
        raise DeployError(problems)
    place = place_of(_target(wanted, settings), identity)
    if isinstance(place, ArtifactTarget | Storage):
        raise PublishError(error(Place(""), otherwise, where=place.shown))
    return Words(language_of(settings), identity.zone), place


def _target(wanted: Wanted, settings: Mapping[str, Any]) -> Target:
    """The place, which must not lie within what is read or built. Raises PublishError."""
    if not wanted.deploy:
        raise PublishError(error(Place(""), "deploy-missing"))
    target = target_of(wanted.deploy)
    if isinstance(target, FolderTarget | ArtifactTarget):
        path = Path(os.path.realpath(target.path))
        for name in ("PATH", "OUTPUT_PATH", "THEME"):
            folder = Path(os.path.realpath(settings[name]))
            if path.is_relative_to(folder) or folder.is_relative_to(path):
                raise PublishError(
                    error(Place(""), "deploy-inside", found=target.shown, folder=settings[name])
                )
    return target


def _keep(written: str) -> int:
    if not written:
        return KEPT
    if not written.isascii() or not written.isdigit() or not 0 < int(written) <= _MOST_KEPT:
        raise PublishError(error(Place(""), "deploy-keep", found=written))
    return int(written)


def _health(written: str, identity: Identity) -> str:
    if written.strip() in _OFF:
        return ""
    if written.strip() == "1":
        return identity.url
    if not is_http_url(written):
        raise PublishError(error(Place(""), "deploy-health", found=written))
    return written


def _checked(make: Any, found: list[Problem]) -> Any:  # noqa: ANN401 - whatever is made
    try:
        return make()
    except PublishError as fault:
        found.append(fault.problem)
        return None


@contextmanager
def _held(output: Path) -> Iterator[None]:
    """Let no build change the site while it is sent. Raises PublishError."""
    try:
        with locked(lock_of(Path(os.path.realpath(output)))):
            yield
    except BusyError:
        raise PublishError(error(Place(""), "publish-busy", folder=output)) from None


@contextmanager
def _told(settings: Mapping[str, Any], content: Path) -> Iterator[None]:
    """Turn what is wrong into what is told, and an exit code."""
    try:
        yield
    except (PublishError, DeployError) as fault:
        problems = fault.problems if isinstance(fault, DeployError) else (fault.problem,)
        say_all(problems, language_of(settings), content)
        raise SystemExit(1) from fault
    except KeyboardInterrupt:
        say_all((error(Place(""), "deploy-interrupted"),), language_of(settings), content)
        raise SystemExit(130) from None


def _name(place: Store | Storage | ArtifactTarget | None) -> str:
    return _quoted(place.shown) if place is not None else ""


def _quoted(where: str) -> str:
    """A place as it can be copied into a command."""
    return shlex.quote(where)


def _tell(lines: Iterable[str]) -> None:
    with suppress(BrokenPipeError):
        print("\n".join(lines), flush=True)
