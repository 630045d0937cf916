"""The build as one list of stages: sources in, files or problems out. Nothing is written here."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, partial
from itertools import chain
from typing import Any

from msgspec import Struct, field

from plugins.core.artifact import Made
from plugins.core.engine import Engine
from plugins.core.feature import Block, Feature, Kind, Output
from plugins.core.headers import OwnHeaders, Sources, joined
from plugins.core.identity import Identity
from plugins.core.link import Linked, faulty_findings, findings, link, site_problems
from plugins.core.making import (
    COMING,
    FILE_STAGES,
    FOLDERS,
    Plan,
    Plans,
    constants,
    made_files,
    stage_of,
)
from plugins.core.memo import Memo, Reason
from plugins.core.memory import Memory, Record
from plugins.core.press import ITEM, LIST, STATIC, Press, planned
from plugins.core.problems import Plain, Problem, has_errors, in_order, of_plain, plain
from plugins.core.reading import Dialect
from plugins.core.records import Library, fingerprint_of, records
from plugins.core.site import Site
from plugins.core.source import Asset, SourceFile, Unread
from plugins.core.strings import Strings
from plugins.core.theme import Theme, hashed
from plugins.core.trace import digest


class Composition(Struct, frozen=True):
    """What the plugins add up to: kinds by name, blocks by directive, outputs, their words.

    ``sources`` is what their scripts need, ``headers`` what is said of pages of their own
    (`plugins.core.headers`).
    """

    kinds: Mapping[str, Kind]
    blocks: Mapping[str, Block]
    outputs: tuple[Output, ...]
    words: Mapping[str, Mapping[str, str]]
    sources: Sources = field(default_factory=dict)
    headers: OwnHeaders = field(default_factory=dict)


class Material(Struct, frozen=True):
    """What the content folder holds: texts, pictures and downloads, what is wrong with it, data."""

    sources: tuple[SourceFile | Unread, ...]
    assets: tuple[Asset, ...] = ()
    problems: tuple[Problem, ...] = ()
    data: tuple[SourceFile, ...] = ()


class Result(Struct, frozen=True):
    """What a build gives. With an error among the problems there are no files.

    ``files`` are all files of the site with the SHA-256 of their bytes, ``receipts`` what was said of
    those that were made and handed over in this build, ``reasons`` why they were; ``memory`` is for the
    next one. ``site`` is that of the build day. ``record`` is the file that notes all that is
    published (`plugins.core.published`), where the site has one.
    """

    problems: tuple[Problem, ...]
    files: Mapping[str, str]
    receipts: Mapping[str, Any]
    memory: Memory
    pages: int = 0
    reasons: Mapping[str, Reason] = field(default_factory=dict)
    site: Site | None = None
    record: bytes = b""

    @property
    def artifacts(self) -> tuple[Made, ...]:
        """The files of a build that kept them all in memory."""
        return tuple(self.receipts.values())


def compose(features: Iterable[Feature]) -> Composition:
    """The features of the listed plugins, in their order. Raises ValueError for a name used twice."""
    kinds: dict[str, Kind] = {}
    blocks: dict[str, Block] = {}
    outputs: list[Output] = []
    words: dict[str, dict[str, str]] = {}
    headers: dict[str, Mapping[str, str]] = {}
    features = tuple(features)
    for feature in features:
        for kind in feature.kinds:
            _once(kind.name, kinds, kind)
            for lang, texts in kind.strings.items():
                words.setdefault(lang, {}).update({f"{kind.name}.{key}": text for key, text in texts.items()})
        for block in feature.blocks:
            _once(block.directive.name, blocks, block)
        outputs += feature.outputs
        for lang, texts in feature.strings.items():
            words.setdefault(lang, {}).update(texts)
        for path, said in feature.headers.items():
            _once(path, headers, said)
    sources = joined(feature.sources for feature in features)
    return Composition(kinds, blocks, tuple(outputs), words, sources, headers)


def build(  # noqa: PLR0913 - what a site is made of, each from elsewhere
    material: Material,
    theme: Theme,
    composition: Composition,
    identity: Identity,
    as_of: date,
    *,
    preview: bool = False,
    rendered: bool = True,
    engine: Engine | None = None,
) -> Result:
    """All stages from the material to the files, and every problem that they find.

    A ``preview`` shows drafts and items of coming days too. A site that is not to be ``rendered`` is only
    looked at: no file is made. The ``engine`` says what is remembered of former builds, where the work is
    done and where the files go.
    """
    draft = begun(material, theme, composition, identity, as_of, preview=preview, engine=engine)
    known, further = found(draft)
    problems = in_order(chain(material.problems, known, *further))
    if has_errors(problems) or not rendered:
        return Result(problems, {}, {}, draft.memory(), site=draft.linked.site)
    press = draft.press()
    files, receipts = made_files(press, draft.plans, draft.memo, draft.engine)
    reasons = {
        name[1]: ("pages", ()) if (stage, reason[0]) == ("record", "gone") else reason
        for (stage, name), reason in draft.memo.reasons.items()
        if stage in FILE_STAGES
    }
    return Result(
        problems, files, receipts, draft.memory(), len(press.pages), reasons, draft.linked.site,
        press.record if draft.plans["record"] else b"",
    )  # fmt: skip


class Draft(Struct, frozen=True, dict=True):
    """A site that is read and linked, and planned when that is asked for; none of its files is made."""

    read: Mapping[str, Record]
    linked: Linked
    outputs: Mapping[str, Output]
    theme: Theme
    memo: Memo
    engine: Engine
    base: str
    reading: str  # what all readings depend on

    @cached_property
    def plans(self) -> Plans:
        """Stage route: the files of the site by the stage that makes each."""
        return _planned(self.linked, self.outputs, self.theme, self.memo, self.base)

    def press(self) -> Press:
        """What makes the files."""
        site, engine, others = self.linked.site, self.engine, _others(self.plans, self.outputs)
        return Press(site, self.outputs, self.theme, engine.store, engine.program, {}, others)

    def memory(self) -> Memory:
        """What to hand on to the next build."""
        return self.memo.memory(self.reading)


def begun(  # noqa: PLR0913 - as `build`
    material: Material,
    theme: Theme,
    composition: Composition,
    identity: Identity,
    as_of: date,
    *,
    preview: bool = False,
    engine: Engine | None = None,
) -> Draft:
    """The stages up to *link*, as `build` begins with them."""
    engine = engine or Engine()
    empty = _empty_site(theme, composition, identity, as_of, preview=preview)
    dialect = _dialect(empty)
    read = records(material.sources, dialect, engine)
    shelf = Library(material.sources, dialect, engine.store)
    linked = link(read.values(), material.assets, shelf, empty, material.data)
    base = f"{engine.program}\n{constants(empty)}"
    memo = Memo(engine.memory, read, (linked.site, linked.whole), _around(empty, material), base)
    outputs = {output.name: output for output in composition.outputs}
    return Draft(read, linked, outputs, theme, memo, engine, base, fingerprint_of(dialect, engine))


def _planned(linked: Linked, outputs: Mapping[str, Output], theme: Theme, memo: Memo, base: str) -> Plans:
    """Stage route: the files of the site by the stage that makes each, and what is still to come."""

    def found() -> tuple[tuple[Plan, ...], ...]:
        plans = tuple(planned(linked.site, outputs.values(), theme))
        ever = () if linked.site.all_out() else planned(linked.whole, outputs.values(), theme)
        return (
            *(
                tuple(tuple(plan) for plan in plans if stage_of(plan, outputs) == stage)
                for stage in (*FILE_STAGES, FOLDERS)
            ),
            tuple(map(tuple, sorted({*ever}.difference(plans)))),
        )

    value = memo.of_all("plans", base, found, places=True)
    plans: Plans = dict(zip((*FILE_STAGES, FOLDERS, COMING), value, strict=True))
    paths = {path for group in plans.values() for _, path, _ in group}
    makers = frozenset(
        {ITEM, LIST, *(name for name, output in outputs.items() if output.page and not output.for_makers)}
    )
    for site in (linked.site, linked.whole):
        site.contents.paths.update(paths)
        site.contents.pages[:] = [(makers, plans[stage]) for stage in FILE_STAGES]
    return plans


def found(draft: Draft) -> tuple[Iterable[Problem], Iterator[Iterable[Problem]]]:
    """Stages link and check: what was found in the sources, in each item among the others, in all of them.

    What is looked at anew in single items comes to light while the second part is gone through.
    """
    _ = draft.plans  # what stands at an address is a question of the findings
    linked, memo, engine = draft.linked, draft.memo, draft.engine
    fingerprint = f"{engine.program}\n{constants(linked.site)}"
    names = linked.whole.contents.items.keys()
    if memo.retold:
        linked.whole.prepare()
    of_items = memo.each("findings", fingerprint, names, partial(_item, linked), engine.workers)
    of_site = memo.of_all("site", fingerprint, lambda: tuple(map(plain, _of_site(draft))))
    of_faulty = (faulty_findings(path, linked) for path in linked.faulty)
    in_sources = (record.problems for record in draft.read.values())
    known = chain(*in_sources, map(of_plain, chain(of_site, *of_items.held)), *of_faulty)
    return known, (map(of_plain, value) for value, _ in of_items.computed)


def _item(linked: Linked, kind: str, id: str) -> tuple[tuple[Plain, ...], None]:
    return tuple(map(plain, findings(kind, id, linked))), None


def _of_site(draft: Draft) -> Iterator[Problem]:
    """What only the list of all items and that of all files can tell."""
    yield from site_problems(draft.linked)
    paths: dict[str, set[str]] = {}
    for maker, path, _ in chain(*draft.plans.values()):
        paths.setdefault(maker, set()).add(path)
    for output in draft.outputs.values():
        others = frozenset[str]().union(*(found for maker, found in paths.items() if maker != output.name))
        yield from output.check(draft.linked.whole, others)


def _others(plans: Plans, outputs: Mapping[str, Output]) -> tuple[tuple[str, str], ...]:
    """The files that readers may have noted the address of and that may be no pages, with their makers."""
    stages = ("plain", "files", "bodies")
    unseen = {STATIC, *(name for name, output in outputs.items() if output.for_hosts or output.scaled)}
    return tuple((path, maker) for stage in stages for maker, path, _ in plans[stage] if maker not in unseen)


def _around(site: Site, material: Material) -> bytes:
    """The digest of what the answers of a site depend on besides its items and the day."""
    known = tuple((asset.path, asset.picture, asset.pdf, asset.digest) for asset in material.assets)
    data = tuple((file.path, file.data) for file in material.data)
    return digest((constants(site), sorted(site.theme.items()), site.look, known, data))


def _dialect(site: Site) -> Dialect:
    labels = {lang: strings("site.backlink") for lang, strings in site.strings.items()}
    return Dialect(site.kinds, site.blocks, site.identity.zone, site.identity.lang, labels)


def _empty_site(
    theme: Theme, composition: Composition, identity: Identity, as_of: date, *, preview: bool
) -> Site:
    """The site before its items: what the settings, the theme and the plugins say."""
    return Site(
        identity,
        as_of,
        composition.kinds,
        composition.blocks,
        _strings(theme, composition),
        {name: f"{identity.base}/{hashed(name, data)}" for name, data in theme.static.items()},
        preview,
        composition.sources,
        theme.look,
        composition.headers,
    )


def _strings(theme: Theme, composition: Composition) -> Mapping[str, Strings]:
    languages = sorted(theme.words)
    return {lang: Strings({**theme.words[lang], **composition.words.get(lang, {})}) for lang in languages}


def _once(name: str, known: dict[str, Any], value: object) -> None:
    if name in known:
        raise ValueError(name)
    known[name] = value
