"""The build as one list of stages: sources in, artifacts or problems out. Nothing is written here."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from itertools import chain
from typing import Any

from plugins.core.artifact import Artifact, Copy
from plugins.core.feature import Block, Feature, Kind, Output
from plugins.core.identity import Identity
from plugins.core.link import link
from plugins.core.markup import convert
from plugins.core.model import Entity
from plugins.core.page import item_page, list_page
from plugins.core.parse import Document, parse
from plugins.core.problems import Place, Problem, error, has_errors, in_order
from plugins.core.render import Renderer, path_of
from plugins.core.route import is_front, word
from plugins.core.schema import structure
from plugins.core.site import Site
from plugins.core.source import Asset, SourceFile
from plugins.core.strings import Strings
from plugins.core.targets import target_of
from plugins.core.text import is_slug, slugify
from plugins.core.view import Page
from plugins.core.yaml_tree import Scalar


@dataclass(frozen=True)
class Composition:
    """What the plugins add up to: kinds by name, blocks by directive, outputs, their words."""

    kinds: Mapping[str, Kind]
    blocks: Mapping[str, Block]
    outputs: tuple[Output, ...]
    words: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Material:
    """What the content folder holds: texts, pictures and downloads."""

    sources: tuple[SourceFile, ...]
    assets: tuple[Asset, ...] = ()


@dataclass(frozen=True)
class Theme:
    """A theme as texts and bytes: templates and static files by name, words by language."""

    templates: Mapping[str, str]
    static: Mapping[str, bytes]
    words: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Result:
    """What a build gives. With an error among the problems there are no artifacts."""

    artifacts: tuple[Artifact | Copy, ...]
    problems: tuple[Problem, ...]
    pages: int = 0


def compose(features: Iterable[Feature]) -> Composition:
    """The features of the listed plugins, in their order. Raises ValueError for a name used twice."""
    kinds: dict[str, Kind] = {}
    blocks: dict[str, Block] = {}
    outputs: list[Output] = []
    words: dict[str, dict[str, str]] = {}
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
    return Composition(kinds, blocks, tuple(outputs), words)


def build(
    material: Material,
    theme: Theme,
    composition: Composition,
    identity: Identity,
    as_of: date,
    *,
    preview: bool = False,
) -> Result:
    """All stages from the material to the artifacts, and every problem that they find.

    A ``preview`` shows drafts and items of coming days too.
    """
    empty = _empty_site(material, theme, composition, identity, as_of)
    kinds = {kind.folder: kind for kind in composition.kinds.values()}
    read = tuple(_read(source, kinds[source.path.split("/", 1)[0]], empty) for source in material.sources)
    site, whole, found = link(
        tuple(one.entity for one in read if one.entity and one.sound),
        tuple(one.entity for one in read if one.entity and not one.sound),
        frozenset((one.kind, one.id) for one in read if not one.sound),
        replace(empty, preview=preview),
    )
    problems = [*chain.from_iterable(one.problems for one in read), *found]
    pages = tuple(_pages(site, composition.outputs))
    renderer = Renderer(theme.templates, site)
    # Rendered even where something is wrong: only the whole list of files shows the broken addresses.
    files: dict[str, tuple[Artifact | Copy, ...]] = {
        "theme": tuple(_static(theme)),
        "pages": tuple(renderer.page(page) for page in pages),
        **{output.name: tuple(output.files(site, pages, renderer)) for output in composition.outputs},
    }
    paths = {name: {file.path for file in made} for name, made in files.items()}
    if whole.items.keys() != site.items.keys():
        paths["to come"] = {path_of(page, identity) for page in _pages(whole, composition.outputs)}
    problems += _check(whole, composition.outputs, paths)
    artifacts = () if has_errors(problems) else tuple(chain.from_iterable(files.values()))
    return Result(artifacts, in_order(problems), len(pages))


@dataclass(frozen=True)
class _Read:
    """The stages parse, structure and convert of one source.

    ``entity`` is None where nothing can be said of it; it is no part of the site unless it is ``sound``.
    """

    kind: str
    id: str
    problems: tuple[Problem, ...]
    entity: Entity | None = None
    sound: bool = False


def _read(source: SourceFile, kind: Kind, empty: Site) -> _Read:
    stem = source.path.rsplit("/", 1)[-1].removesuffix(".md")
    document, problems = parse(source)
    if document is None:
        return _Read(kind.name, slugify(stem), problems)
    fields, marks, found = structure(document, kind.model, empty.identity.zone)
    lang = (fields.lang if fields else "") or empty.identity.lang
    prose, in_body = convert(
        document.body,
        document.body_line,
        source.path,
        {name: block.directive for name, block in empty.blocks.items()},
        frozenset(empty.kinds),
        stories=kind.stories,
        backlink_label=empty.strings[lang]("site.backlink"),
    )
    id = _written_id(document, stem)
    if not id:
        found = (*found, error(Place(source.path), "file-name-id", found=stem, mend=slugify(stem)))
    problems = (*problems, *found, *in_body)
    if fields is None:
        return _Read(kind.name, id or slugify(stem), problems)
    entity = Entity(kind.name, id or slugify(stem), lang, source.path, fields, marks, prose)
    return _Read(kind.name, entity.id, problems, entity, sound=not found)


def _pages(site: Site, outputs: Iterable[Output]) -> Iterator[Page]:
    """Stage view: the pages of the items, the lists and the outputs."""
    for entity in site.items.values():
        if site.kinds[entity.kind].select is not None and not is_front(entity):
            yield item_page(entity, site)
    for kind, lang in site.lists:
        yield list_page(kind, lang, site)
    for output in outputs:
        yield from output.pages(site)


def _check(site: Site, outputs: Iterable[Output], paths: Mapping[str, set[str]]) -> Iterator[Problem]:
    """Stage check: what only the finished list of files can tell. ``paths`` are by who makes them."""
    for output in outputs:
        others = (made for name, made in paths.items() if name != output.name)
        yield from output.check(site, frozenset(chain.from_iterable(others)))
    files = set(chain.from_iterable(paths.values()))
    folders = {path.removesuffix("index.html") for path in files}
    for entity in site.items.values():
        for call in entity.prose.links:
            path = target_of(call.href, entity, site).path.removeprefix("/")
            known = path in files or path in folders or f"{path}/" in folders
            if path and not known and not _may_come(path, site):
                yield error(call.place, "link-address", found=call.href)


def _may_come(path: str, site: Site) -> bool:
    """Whether an address may be that of a file with a fault, or of what is made of such a file."""
    parts = set(path.split("/"))
    languages = site.identity.languages
    return any(
        parts & {id, "feeds", *(word(site.kinds[kind], site.identity, lang) for lang in languages)} - {""}
        for kind, id in site.broken
    )


def _static(theme: Theme) -> Iterator[Artifact]:
    for name, data in sorted(theme.static.items()):
        yield Artifact(_hashed(name, data), data)


def _empty_site(
    material: Material, theme: Theme, composition: Composition, identity: Identity, as_of: date
) -> Site:
    """The site before its items: what the settings, the theme and the plugins say."""
    return Site(
        identity,
        as_of,
        composition.kinds,
        composition.blocks,
        {asset.path: asset for asset in material.assets},
        _strings(theme, composition),
        {name: f"{identity.base}/{_hashed(name, data)}" for name, data in theme.static.items()},
    )


def _strings(theme: Theme, composition: Composition) -> Mapping[str, Strings]:
    languages = sorted(theme.words)
    return {lang: Strings({**theme.words[lang], **composition.words.get(lang, {})}) for lang in languages}


def _written_id(document: Document, stem: str) -> str:
    """The item's id, or an empty text where neither ``id`` nor the file's name can be one."""
    entry = document.front.entry("id")
    written = entry.value.text if entry and isinstance(entry.value, Scalar) else ""
    return next((id for id in (written, stem) if is_slug(id)), "")


def _once(name: str, known: dict[str, Any], value: object) -> None:
    if name in known:
        raise ValueError(name)
    known[name] = value


def _hashed(name: str, data: bytes) -> str:
    """A file name that changes with the content, so that it may be kept for ever."""
    stem, dot, ending = name.rpartition(".")
    return f"theme/{stem}.{sha256(data).hexdigest()[:10]}{dot}{ending}"
