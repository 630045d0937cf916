"""``make publish DEPLOY=…``, ``make rollback`` and ``make releases``: what is asked, done and told."""

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct

from plugins.core.identity import Identity
from plugins.core.problems import Place, Problem, error
from plugins.core.published import NAME
from plugins.core.text import is_http_url
from plugins.edge.beside import lock_of
from plugins.edge.deploy import artifact
from plugins.edge.deploy.destination import compare_with, destination_of, name_of
from plugins.edge.deploy.health import Health
from plugins.edge.deploy.procedure import Check, UnsoundError, deploy, roll_back
from plugins.edge.deploy.releases import KEPT, Store
from plugins.edge.deploy.shipment import Change, Shipment, change, shipment_of
from plugins.edge.deploy.storage import Storage
from plugins.edge.deploy.targets import ArtifactTarget
from plugins.edge.deploy.words import Words
from plugins.edge.faults import PublishError, disk_faults
from plugins.edge.lock import BusyError, locked
from plugins.edge.outcome import AGAINST
from plugins.edge.settings import identity_of
from plugins.edge.telling import language_of, say_all

Made = TypeVar("Made")

_MOST_KEPT = 1000
_TRIAL = ".trial"
_OFF = ("", "0")


class Wanted(Struct, frozen=True):
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
        identity = _identity(settings)
        self._settings, self._identity = settings, identity
        self._words = Words(language_of(settings), identity.zone)
        self._whole = wanted.whole
        self._dry = wanted.dry.strip() not in _OFF
        found: list[Problem] = []
        self._keep = _checked(lambda: _keep(wanted.keep), found) or KEPT
        self._url = _checked(lambda: _health(wanted.health, identity), found) or ""
        place = _checked(lambda: destination_of(wanted.deploy, settings, identity), found)
        if found or place is None:
            raise DeployError(found)
        self._place, self._where = place, name_of(place)

    def prepare(self) -> None:
        """Let the guard compare with what readers have there, and a trial be built aside.

        Raises PublishError where the place cannot be reached.
        """
        settings, output = self._settings, Path(self._settings["OUTPUT_PATH"])
        compare_with(self._place, settings)
        if self._dry:
            # The trial lies aside: what the guard would look for in the output is still there.
            if not settings.get(AGAINST) and (output / NAME).is_file():
                settings[AGAINST] = str(output)
            settings["OUTPUT_PATH"] = str(output.with_name(f".{output.name}{_TRIAL}"))

    def carry_out(self) -> None:
        """Bring the finished site there, or tell what would be brought. Raises PublishError, UnsoundError."""
        output = Path(self._settings["OUTPUT_PATH"])
        with _held(output), disk_faults(output):
            shipment = shipment_of(output)
            if self._dry:
                found = self._change(shipment)
                _tell(self._words.trial(found, shipment, self._where, whole=self._whole))
            else:
                self._say("begin")
                self._bring(shipment)

    def _change(self, shipment: Shipment) -> Change:
        place = self._place
        if isinstance(place, ArtifactTarget):
            return change(artifact.held_in(place.path), artifact.wanted(shipment, self._identity))
        if isinstance(place, Storage):
            return place.plan(shipment).change
        return change(place.look().digests or {}, shipment.digests)

    def _bring(self, shipment: Shipment) -> None:
        place = self._place
        if isinstance(place, ArtifactTarget):
            held = artifact.packed(shipment, self._identity, place.path)
            size = self._words.size(place.path.stat().st_size)
            self._say("done-artifact", files=len(held), size=size)
        elif isinstance(place, Storage):
            self._store(place, shipment)
        else:
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
        _tell([self._words.line(name, **{"where": self._where, **values})])


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
        words, store = _store_of(settings, wanted)
        release, former = roll_back(store, wanted.release.strip())
        values = {"where": name_of(store), "id": release, "when": words.when(release), "former": former}
        if release == former:
            print(words.line("rolled-same", **values))
        else:
            _tell([words.line("rolled", **values)])
            if former > release:
                _tell([words.line("forward", **values)])


def releases(settings: MutableMapping[str, Any], content: Path, wanted: Wanted) -> None:
    """List the releases. Raises SystemExit(1) when that fails."""
    with _told(settings, content):
        words, store = _store_of(settings, wanted)
        state = store.look()
        _tell(words.releases(state.releases, state.current, name_of(store)))


def look_at(settings: MutableMapping[str, Any], content: Path, wanted: Wanted) -> None:
    """Let `make diff` compare with what readers have at a place. Raises SystemExit(1) when that fails."""
    with _told(settings, content):
        compare_with(destination_of(wanted.deploy, settings, _identity(settings)), settings)


def _store_of(settings: Mapping[str, Any], wanted: Wanted) -> tuple[Words, Store]:
    identity = _identity(settings)
    place = destination_of(wanted.deploy, settings, identity)
    if isinstance(place, ArtifactTarget | Storage):
        raise PublishError(error(Place(""), "deploy-no-rollback", where=place.shown))
    return Words(language_of(settings), identity.zone), place


def _identity(settings: Mapping[str, Any]) -> Identity:
    """The site that the settings tell of. Raises DeployError."""
    identity, problems = identity_of(settings)
    if identity is None:
        raise DeployError(problems)
    return identity


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


def _checked(make: Callable[[], Made], found: list[Problem]) -> Made | None:
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


def _tell(lines: Iterable[str]) -> None:
    with suppress(BrokenPipeError):
        print("\n".join(lines), flush=True)
