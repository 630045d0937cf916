"""The order of a deploy where there are releases: bring, switch, check, keep; and the way back."""

import datetime as dt
from collections.abc import Callable, Sequence

from msgspec import Struct

from plugins.core.problems import Place, error
from plugins.edge.deploy.health import Fault
from plugins.edge.deploy.releases import State, Store, next_id, too_many
from plugins.edge.deploy.shipment import Change, Shipment, change
from plugins.edge.faults import PublishError

Check = Callable[[Shipment, Change], Sequence[Fault]]
"""Asks the site's address for what has just gone out; gives what is wrong, or nothing."""


class Done(Struct, frozen=True):
    """What a deploy came to. ``before`` was in front before it, ``dropped`` tells how many were removed."""

    release: str
    before: str
    change: Change
    dropped: int = 0


class UnsoundError(Exception):
    """The site does not answer as it should: what is wrong, the release, the one that is in front again."""

    def __init__(self, faults: Sequence[Fault], release: str, back: str) -> None:
        super().__init__(faults)
        self.faults, self.release, self.back = tuple(faults), release, back


def deploy(store: Store, shipment: Shipment, keep: int, check: Check, now: dt.datetime) -> Done:
    """Let readers have this site. Raises PublishError, and UnsoundError once it is back to the former one."""
    with store.held() as state:
        made = change(state.digests or {}, shipment.digests)
        if state.current and state.digest == shipment.digest:
            if faults := check(shipment, made):
                raise UnsoundError(faults, state.current, state.current)
            return Done(state.current, state.current, made)
        release = next_id(now, shipment.digest, state.releases)
        store.bring(release, shipment, state)
        store.switch(release)
        if faults := check(shipment, made):
            _go_back(store, release, state.current)
            raise UnsoundError(faults, release, state.current)
        store.settle(release)
        old = too_many(state, release, keep)
        store.drop(old)
        return Done(release, state.current, made, len(old))


def roll_back(store: Store, wanted: str) -> tuple[str, str]:
    """Let readers have a former release, the last one before that in front if none is ``wanted``.

    Gives the one that is in front now and the one that was. Raises PublishError.
    """
    with store.held() as state:
        release = wanted or _before(store, state)
        if release not in state.releases:
            known = ", ".join(reversed(state.releases)) or "–"
            told = error(Place(""), "deploy-no-release", where=store.shown, found=release, known=known)
            raise PublishError(told)
        if release != state.current:
            store.switch(release)
        return release, state.current


def _before(store: Store, state: State) -> str:
    older = [release for release in state.releases if release < state.current]
    if not older:
        raise PublishError(error(Place(""), "deploy-no-older", where=store.shown))
    return older[-1]


def _go_back(store: Store, release: str, former: str) -> None:
    """Away from a release that does not answer as it should; the first of all stays, for want of another."""
    if former:
        store.switch(former)
        store.drop((release,))
    else:
        store.settle(release)
