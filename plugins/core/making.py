"""Stages "view" and "render" of all files: what is made, in what order, and why it is not made again."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import blake2b, sha256
from operator import eq, itemgetter
from typing import Any, NamedTuple

from msgspec import Struct, msgpack

from plugins.core.engine import Engine
from plugins.core.feature import Output
from plugins.core.memo import Memo
from plugins.core.memory import Memory
from plugins.core.press import RECORD, STATIC, VIEW, Entry, Planned, Press
from plugins.core.records import names
from plugins.core.site import Site
from plugins.core.theme import Theme, of_blocks
from plugins.core.trace import Trace, digest
from plugins.core.work import Done, Task

FILE_STAGES = ("plain", "pictures", "files", "bodies", "last", "record")
"""Files that no template makes, smaller forms of pictures, pages, texts with their blocks alone, those that
come last: what lists the pages for search engines, and what notes for later builds all that is published."""

FOLDERS = "folders"
"""Folders whose files are made all at once, and known only then."""

COMING = "coming"  # what will be there when all that is written is out

Plan = tuple[str, str, tuple[str, ...]]
"""A `Planned` as plain data."""

Plans = Mapping[str, Sequence[Plan]]
"""The files of the site by the stage that makes them, and beside these what is `COMING`."""


def stage_of(plan: Planned, outputs: Mapping[str, Output]) -> str:
    """Which of `FILE_STAGES` a file is made in."""
    output = outputs.get(plan.maker)
    if output is None:
        return "plain" if plan.maker == STATIC else "files"
    if output.folder is not None:
        return FOLDERS
    if output.last or output.record:
        return "last" if output.last else "record"
    if output.scaled:
        return "pictures"
    return "plain" if output.plain else "bodies" if output.bodies else "files"


class Prints(NamedTuple):
    """What all files depend on besides what they ask: the program and the words, the theme, its templates."""

    content: str
    around: str
    by_stage: Mapping[str, str]  # where it is more than the content

    def of(self, stage: str) -> str:
        """What the files of a stage depend on."""
        return self.by_stage.get(stage, self.content)


def prints(site: Site, theme: Theme, program: str) -> Prints:
    """The fingerprints of the stages that make files; that of the last lacks what all pages say."""
    templates = theme.templates
    content = f"{program}\n{constants(site)}"
    around = f"{content}\n{digest((sorted(site.theme.items()), site.look)).hex()} "
    whole = f"{around}{_templates(templates)}"
    bodies = f"{content}\n{_templates(of_blocks(templates))}"
    return Prints(content, around, {"bodies": bodies, "files": whole, "last": whole})


def said_by_all(pages: Mapping[str, tuple[Any, ...]]) -> str:
    """The digest of what all pages say of themselves to search engines: what the last files are made of."""
    said = sorted([(path, entry[:RECORD]) for path, entry in pages.items()])
    return blake2b(msgpack.encode(said), digest_size=16).hexdigest()


def made_files(
    press: Press, plans: Plans, memo: Memo, engine: Engine
) -> tuple[Mapping[str, str], Mapping[str, Any]]:
    """Each file is made where it is not there already, and handed over: digests of all, receipts of these."""
    pages = press.pages
    files: dict[str, str] = {}
    receipts: dict[str, Any] = {}
    workers, make = _Begun(press, engine), partial(_file, press, engine)
    known = prints(press.site, press.theme, engine.program)
    press.former = partial(_former, memo, known.around)
    for stage in FILE_STAGES:
        fingerprint = known.of(stage)
        if stage == "last":
            fingerprint += f"\n{said_by_all(pages)}"
        values = memo.each(stage, fingerprint, plans[stage], make, workers, _Holds(press, engine, stage))
        for path, found, entry in values.held:
            files[path] = found
            if entry is not None:
                pages[path] = entry
        for (path, found, entry), (receipt, kept) in values.computed:
            files[path], receipts[path] = found, receipt
            if entry is not None:
                pages[path] = entry
            _keep(engine, kept)
    fill = partial(_folder, press, engine)
    filled = memo.each(FOLDERS, known.content, plans[FOLDERS], fill, workers, partial(_all_hold, engine))
    for members in filled.held:
        files.update(members)
    for members, (received, kept) in filled.computed:
        files.update(members)
        receipts.update(received)
        _keep(engine, kept)
    return files, receipts


def _templates(texts: Mapping[str, str]) -> str:
    return digest(sorted(texts.items())).hex()


def _former(memo: Memo, around: str, plan: Planned) -> tuple[Entry, Trace] | None:
    """What a page said of itself, and asked, where at most templates have changed: its view knows none."""
    known = memo.answered_alike("files", around, plan)
    entry = known[0][2] if known else None
    return (Entry(*entry), known[1]) if known and entry else None


def _keep(engine: Engine, kept: Mapping[bytes, bytes]) -> None:
    for name, packed in kept.items():
        engine.store.put(name, packed)


def used(memory: Memory) -> Iterator[bytes]:
    """The names in the store of readings and views that the next build may have a use for."""
    yield from names(memory.records.values())
    _, pages = memory.values.get("files", ("", {}))
    yield from (entry[VIEW] for (_, _, entry), *_ in pages.values() if entry)


class _Holds(Struct, frozen=True):
    """Whether files are in their places as they were made, and the record of all is that of this build.

    The record is another with each edit. Were it a part of its stage's fingerprint, all that is remembered
    would be written anew each time.
    """

    press: Press
    engine: Engine
    stage: str

    def __call__(self, values: Sequence[tuple[str, str, object]]) -> Iterable[bool]:
        if self.stage == "record":
            record = sha256(self.press.record).hexdigest()
            return [found == record and _stands(self.engine, path, found) for path, found, _ in values]
        standing = self.engine.standing
        if standing is None:
            return [True] * len(values)
        # Of ten thousand files, whatever little has changed: without a line of Python for each.
        return map(eq, map(standing.get, map(itemgetter(0), values)), map(itemgetter(1), values))


class _Begun(Struct, frozen=True):
    """The workers, who find everything ready that all files are made with."""

    press: Press
    engine: Engine

    def run(self, stage: str, function: Callable[[Task], Done], tasks: Sequence[Task]) -> Iterable[Done]:
        """The results of all tasks, in their order."""
        if tasks:
            self.engine.begin()
        if len(tasks) > 1:
            self.press.site.prepare()
            self.press.renderer.prepare()
        return self.engine.workers.run(stage, function, tasks)


def _file(
    press: Press, engine: Engine, maker: str, path: str, args: tuple[str, ...]
) -> tuple[tuple[str, str, tuple[Any, ...] | None], tuple[Any, dict[bytes, bytes]]]:
    """One file, made and handed over: its path, its digest, what it says of itself; what is to be kept."""
    press.kept.clear()
    made, entry = press.make(Planned(maker, path, args))
    delivered = engine.deliver(made)
    return (made.path, delivered.digest, entry and tuple(entry)), (delivered.receipt, dict(press.kept))


def _folder(
    press: Press, engine: Engine, maker: str, path: str, args: tuple[str, ...]
) -> tuple[tuple[tuple[str, str], ...], tuple[dict[str, Any], dict[bytes, bytes]]]:
    """The files of one folder, made and handed over: the path and digest of each; what is to be kept."""
    press.kept.clear()
    made = [(file.path, engine.deliver(file)) for file in press.fill(Planned(maker, path, args))]
    members = tuple((path, delivered.digest) for path, delivered in made)
    return members, ({path: delivered.receipt for path, delivered in made}, dict(press.kept))


def _all_hold(engine: Engine, values: Sequence[tuple[tuple[str, str], ...]]) -> Iterable[bool]:
    return (all(_stands(engine, path, found) for path, found in members) for members in values)


def _stands(engine: Engine, path: str, found: str) -> bool:
    return engine.standing is None or engine.standing.get(path) == found


def constants(site: Site) -> str:
    """The digest of what everything depends on that the site says without being asked."""
    words = tuple((lang, sorted(strings.texts.items())) for lang, strings in sorted(site.strings.items()))
    headers = [(path, sorted(said.items())) for path, said in sorted(site.headers.items())]
    return digest((site.identity, site.preview, words, sorted(site.sources.items()), headers)).hex()
