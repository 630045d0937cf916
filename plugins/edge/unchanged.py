"""A build that has nothing to do: everything is as it was when the last one ended, the site included.

Nothing of the stages is imported here: this is what most builds of an archive come to.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from plugins.core.problems import of_plain, plain
from plugins.edge.inputs import Inputs, look
from plugins.edge.jobs import jobs_of
from plugins.edge.outcome import Outcome
from plugins.edge.program import program_print
from plugins.edge.publish import Output, Summary, opened
from plugins.edge.store import DiskStore, store_file

_NAME = b"last outcome"


def remember_outcome(store: DiskStore, outcome: Outcome, inputs: Inputs, files: Mapping[str, str]) -> None:
    """Keep what this build came to, for the next one that finds everything unchanged."""
    kept = (
        inputs.digest, tuple(sorted(inputs.kinds)), tuple(map(plain, outcome.problems)), outcome.pages,
        _digest(files),
    )  # fmt: skip
    store.put(_NAME, store.pack(kept))


class Beginning(NamedTuple):
    """What a build after others begins with: what they remembered, and its output, held for this one."""

    store: DiskStore
    output: Output
    former: tuple[Any, ...]  # as `remember_outcome` kept it


@contextmanager
def begun(settings: Mapping[str, Any]) -> Iterator[Beginning | None]:
    """Hold the output, if a build of this site has come to an end before and may be trusted.

    Raises PublishError, also for what is asked of the output later.
    """
    store = DiskStore(store_file(settings, publish=True))
    try:
        former = None if is_paranoid() else store.get(_NAME)
        if former is None:
            yield None
            return
        beside = jobs_of(os.environ.get("JOBS", "")) not in (None, 1)
        with opened(Path(settings["OUTPUT_PATH"]), store.get(b"output"), beside=beside) as output:
            yield Beginning(store, output, former)
    finally:
        store.close()


def is_paranoid() -> bool:
    """Whether everything is to be read again."""
    return os.environ.get("PARANOID", "").strip() not in ("", "0")


def unchanged(
    settings: Mapping[str, Any], modules: list[str], beginning: Beginning
) -> Outcome | Inputs | None:
    """What the last build came to, if this one would come to the same; else what was looked at so far.

    ``modules`` are the files of the plugins. Raises PublishError.
    """
    digest, kinds, problems, pages, site = beginning.former
    try:
        inputs = look(settings, frozenset(kinds), program_print(modules))
    except OSError:
        return None  # the build itself tells what cannot be read
    if not digest or inputs.digest != digest:
        return inputs
    standing = beginning.output.standing
    if _digest(standing) != site:
        return inputs
    return Outcome(tuple(map(of_plain, problems)), Summary(0, 0, len(standing), 0), pages)


def _digest(files: Mapping[str, str]) -> bytes:
    whole = "\0".join(chain(*sorted(files.items())))
    return blake2b(whole.encode("utf-8", "surrogateescape"), digest_size=16).digest()
