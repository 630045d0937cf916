"""A build that has nothing to do: everything is as it was when the last one ended, the site included.

Nothing of the stages is imported here: this is what most builds of an archive come to.
"""

import os
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

from plugins.core.problems import of_plain, plain
from plugins.edge.inputs import Inputs, look
from plugins.edge.outcome import Outcome
from plugins.edge.program import program_print
from plugins.edge.publish import Summary, opened
from plugins.edge.store import DiskStore, store_file

_NAME = b"last outcome"


def remember_outcome(store: DiskStore, outcome: Outcome, inputs: Inputs, files: Mapping[str, str]) -> None:
    """Keep what this build came to, for the next one that finds everything unchanged."""
    kept = (
        inputs.digest, tuple(sorted(inputs.kinds)), tuple(map(plain, outcome.problems)), outcome.pages,
        _digest(files),
    )  # fmt: skip
    store.put(_NAME, store.pack(kept))


def unchanged(settings: Mapping[str, Any], modules: list[str]) -> Outcome | Inputs | None:
    """What the last build came to, if this one would come to the same; else what was looked at so far.

    ``modules`` are the files of the plugins. Raises PublishError for another build of the output.
    """
    if os.environ.get("PARANOID", "").strip() not in ("", "0"):
        return None
    store = DiskStore(store_file(settings, publish=True))
    try:
        kept = store.get(_NAME)
        if kept is None:
            return None
        digest, kinds, problems, pages, site = kept
        try:
            inputs = look(settings, frozenset(kinds), program_print(modules))
        except OSError:
            return None  # the build itself tells what cannot be read
        if not digest or inputs.digest != digest:
            return inputs
        with opened(Path(settings["OUTPUT_PATH"]), store.get(b"output")) as output:
            if _digest(output.standing) != site:
                return inputs
            return Outcome(tuple(map(of_plain, problems)), Summary(0, 0, len(output.standing), 0), pages)
    finally:
        store.close()


def _digest(files: Mapping[str, str]) -> bytes:
    return blake2b(repr(sorted(files.items())).encode("utf-8", "surrogateescape"), digest_size=16).digest()
