"""Feeds of partners: what is wrong with their snapshots, which a build reads and never fetches.

The pages of projects and organisations show the items (`plugins.core.partner_news`); they stand in no feed of
ours, since each has one already.
"""

from collections.abc import Iterator

from plugins.core.feature import Feature, Output
from plugins.core.partner_feed import FOLDER, owner_of, path_of, read_snapshot
from plugins.core.problems import Place, Problem, error, warning
from plugins.core.site import Site


def check(site: Site, _paths: frozenset[str]) -> Iterator[Problem]:
    """Snapshots that cannot be read, and files that are no feed's."""
    for path in site.data_files(FOLDER):
        named = owner_of(path)
        if named is None:
            example = path_of("organisation", site.identity.organisation)
            yield error(
                Place(path), "partner-feed-file", name=path.removeprefix(f"{FOLDER}/"), example=example
            )
            continue
        yield from read_snapshot(path, site.data(path) or b"")[1]
        owner = site.written(*named)
        feed = getattr(owner.fields, "feed", "") if owner else ""
        if not feed and site.standing(*named) != "broken":
            yield warning(Place(path), "partner-feed-gone", owner=":".join(named))


FEATURE = Feature(outputs=(Output("partner-feeds", check=check),))


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
