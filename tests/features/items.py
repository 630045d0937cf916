"""Small sites of several items, built by all listed plugins on any day, and read back as their files."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib import import_module

import pelicanconf
from plugins.core.artifact import Artifact
from plugins.core.build import Composition, build, compose
from plugins.core.deadline import Deadline
from plugins.core.feature import Feature, Output, Slot
from plugins.core.press import Press
from plugins.core.problems import describe
from plugins.core.site import Site
from tests.outputs.sites import Built, given


def site_of(content: Mapping[str, str], as_of: str = "2021-03-01") -> Built:
    """The site of these files on a day: each text is its front matter, and its body after a line ``---``."""
    return _built(content, as_of, composition())


def deadlines_of(content: Mapping[str, str], as_of: str = "2021-03-01") -> list[str]:
    """What the kinds say of the deadlines of these files: id, instant, words, place, one a line."""
    told = Output("told", files=lambda _: (Slot("told"),), file=_told, plain=True)
    return _built(content, as_of, compose((*_features(), Feature(outputs=(told,))))).text("told").splitlines()


def _built(content: Mapping[str, str], as_of: str, composition: Composition) -> Built:
    material, theme, _, identity, day = given(content, date.fromisoformat(as_of))
    result = build(material, theme, composition, identity, day)
    files: dict[str, Artifact] = {artifact.path: artifact for artifact in result.artifacts}
    return Built(files, tuple(describe(problem, "fi") for problem in result.problems))


def _told(_: Slot, site: Site, __: Press) -> bytes:
    return "\n".join(
        line for entity in site.everything() for line in map(_line, _deadlines(entity, site))
    ).encode()


def _deadlines(entity, site: Site) -> Iterator[Deadline]:
    yield from site.kinds[entity.kind].deadlines(entity, site)


def _line(one: Deadline) -> str:
    place = ".".join(map(str, one.field))
    return f"{one.id or '-'} {one.instant.isoformat()} {one.day.isoformat()} {place} {one.what} | {one.text}"


@cache
def composition() -> Composition:
    """All listed plugins."""
    return compose(_features())


def _features() -> Iterator[Feature]:
    return (import_module(name).FEATURE for name in pelicanconf.PLUGINS)
