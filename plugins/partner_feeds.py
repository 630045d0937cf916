"""Feeds of partners: what is wrong with their snapshots, which a build reads and never fetches.

The pages of projects and organisations show the items (`plugins.core.partner_news`); they stand in no feed of
ours, since each has one already.
"""

from collections.abc import Iterator

from plugins.core.feature import Feature, Output
from plugins.core.partner_feed import FOLDER, owner_of, path_of, read_snapshot
from plugins.core.partner_news import followed
from plugins.core.problems import Place, Problem, error, warning
from plugins.core.site import Site


def check(site: Site, _paths: frozenset[str]) -> Iterator[Problem]:
    """Snapshots that cannot be read or belong to no feed, and feeds that have none."""
    owners = {path_of(entity.kind, entity.id): entity for entity in followed(site)}
    broken = frozenset(path_of(kind, id) for kind, id in site.broken())
    for path in site.data_files(FOLDER):
        snapshot, problems = read_snapshot(path, site.data(path) or b"") if owner_of(path) else (None, ())
        yield from problems
        owner = owners.pop(path, None)
        if owner_of(path) is None:
            example = path_of("organisation", site.identity.organisation)
            yield error(
                Place(path), "partner-feed-file", name=path.removeprefix(f"{FOLDER}/"), example=example
            )
        elif owner is None and path not in broken:
            yield warning(Place(path), "partner-feed-gone", owner=":".join(owner_of(path) or ()))
        elif owner is not None and snapshot is not None and snapshot.source != owner.fields.feed:
            yield warning(owner.place("feed"), "partner-feed-new")
    for owner in owners.values():
        yield warning(owner.place("feed"), "partner-feed-new")


FEATURE = Feature(outputs=(Output("partner-feeds", check=check),))


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
