"""Stages "parse", "structure" and "convert" of one source: an item in short, its fields, its text."""

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from hashlib import blake2b
from typing import Any, get_args
from unicodedata import normalize
from urllib.parse import unquote

from msgspec import Struct, field

from plugins.core.attached import attached
from plugins.core.brief import Brief, Topics
from plugins.core.chapters import Chapter, chapter_problems, chapters_of
from plugins.core.directives import Directive
from plugins.core.feature import Block, Kind
from plugins.core.model import Item, Marks, references
from plugins.core.parse import Document, parse
from plugins.core.problems import Place, Problem, error
from plugins.core.prose import Prose, Section
from plugins.core.source import SourceFile
from plugins.core.text import is_slug, slugify, sort_key
from plugins.core.trace import digest
from plugins.core.values import MediaPath, Reference
from plugins.core.yaml_tree import Scalar


class Dialect(Struct, frozen=True, dict=True):
    """What the meaning of a text depends on besides the text: the kinds, the blocks, some words.

    ``backlinks`` gives the name of the link from a footnote back to its mark, by language.
    """

    kinds: Mapping[str, Kind]
    blocks: Mapping[str, Block]
    zone: str
    lang: str
    backlinks: Mapping[str, str]

    def fingerprint(self) -> str:
        """What of it can change while the program stays the same."""
        return repr((sorted(self.kinds), sorted(self.blocks), self.zone, self.lang, dict(self.backlinks)))

    @cached_property
    def directives(self) -> Mapping[str, Directive]:
        """The forms of the blocks by their names."""
        return {name: block.directive for name, block in self.blocks.items()}

    @cached_property
    def schemes(self) -> frozenset[str]:
        """The kinds' names as they stand in links."""
        return frozenset(self.kinds)

    def kind_of(self, path: str) -> Kind:
        """The kind in whose folder a source lies."""
        folder = path.partition("/")[0]
        return next(kind for kind in self.kinds.values() if kind.folder == folder)


class Reading(Struct, frozen=True):
    """What became of a source. ``fields`` is None where nothing can be said of the item."""

    kind: str
    id: str
    problems: tuple[Problem, ...]
    brief: Brief | None = None
    fields: Any = None
    marks: Marks | None = None
    prose: Prose = field(default_factory=Prose)


def key_of(source: SourceFile, fingerprint: str) -> bytes:
    """The name of a source's reading in the store: it changes with every input of `read`."""
    around = blake2b(f"{fingerprint}\n{source.path}".encode(), digest_size=32).digest()
    return blake2b(source.data, digest_size=16, key=around).digest()


def prepare() -> None:
    """Make ready what reading needs, before processes are made that all need it."""
    from plugins.core.dialect import reader  # noqa: PLC0415 - a build that converts nothing needs no Markdown
    from plugins.core.schema import structure as _structure  # noqa: F401, PLC0415 - as above

    reader()


def read(source: SourceFile, dialect: Dialect, key: bytes = b"") -> Reading:
    """The item in the source, or what is wrong with it; with an error, what is right is there too."""
    from plugins.core.markup import convert  # noqa: PLC0415 - a build that converts nothing needs no Markdown
    from plugins.core.schema import structure  # noqa: PLC0415

    path = source.path
    kind = dialect.kind_of(path)
    stem = path.rsplit("/", 1)[-1].removesuffix(".md")
    document, problems = parse(source)
    if document is None:
        return Reading(kind.name, slugify(stem), problems)
    fields, marks, found = structure(document, kind.model, dialect.zone)
    lang = (fields.lang if fields else "") or dialect.lang
    prose, in_body = convert(
        document.body,
        document.body_line,
        path,
        dialect.directives,
        dialect.schemes,
        stories=kind.stories,
        backlink_label=dialect.backlinks[lang],
    )
    id = _written_id(document, stem)
    if not id:
        found = (*found, error(Place(path), "file-name-id", found=stem, mend=slugify(stem)))
        id = slugify(stem)
    if kind.chapters:
        in_body = (*in_body, *chapter_problems(prose, lang))
    problems = (*problems, *found, *in_body)
    if fields is None:
        return Reading(kind.name, id, problems)
    brief = _brief(Brief(
        path, kind.name, id, lang, not found, str(fields.title), "", fields.status == "draft", 0, 0.0,
        fields.tags, fields.translation_of, fields.guid, (), "", (), fields.redirect_from, (), (), b"", b"",
        key,
    ), fields, prose, dialect)._replace(front=_front(source.data, document))  # fmt: skip
    return Reading(kind.name, id, problems, brief, fields, marks, prose)


def _front(data: bytes, document: Document) -> bytes:
    """The digest of the front matter and its file's name: fields and places come of nothing else."""
    front = data.removesuffix(document.body.encode())
    return blake2b(document.path.encode() + b"\0" + front, digest_size=16).digest()


def _brief(start: Brief, fields: Any, prose: Prose, dialect: Dialect) -> Brief:  # noqa: ANN401 - any kind's model
    kind = dialect.kinds[start.kind]
    parent = getattr(fields, "parent", None)
    chapters = tuple(map(_place, chapters_of(prose))) if kind.chapters else ()
    return start._replace(
        order=sort_key(start.title, dialect.lang),
        day=fields.date.day.toordinal() if fields.date else 0,
        instant=fields.date.instant.timestamp() if fields.date else 0.0,
        unique=_unique(fields, kind),
        parent=parent.id if isinstance(parent, Reference) else "",
        within=tuple((ref.kind, ref.id) for ref in _within(fields, kind)),
        topics=tuple(_topics(start, fields, prose, kind, dialect)),
        chapters=chapters,
        outline=digest(
            (
                sorted(prose.anchors),
                [(one.level, one.id, one.text) for one in prose.headings],
                chapters,
            )
        ),
        attached=tuple(name for name, _ in attached(prose, dialect.blocks)),
        pictures=tuple(dict.fromkeys(_pictures(fields, prose, dialect))),
        files=tuple(sorted({*_offered(fields), *_linked(prose)})),
    )


@cache  # ten thousand items are of few kinds
def _files_in(model: type[Item]) -> tuple[str, ...]:
    """The fields that name a picture or download."""
    fields = model.model_fields.items()
    return tuple(name for name, one in fields if MediaPath.__name__ in repr(one.annotation))


def _pictures(fields: Any, prose: Prose, dialect: Dialect) -> Iterator[str]:  # noqa: ANN401 - any kind's model
    """The pictures that an item shows: its own, those of its text and of the blocks in it."""
    if fields.image:
        yield fields.image.src.path
    own = (getattr(fields, name) for name in _files_in(fields.__class__))
    yield from (value.path for value in own if isinstance(value, MediaPath) and value.picture)
    yield from (image.src for image in prose.images)
    for call in prose.blocks:
        yield from (named.path for named in dialect.blocks[call.name].media(call) if named.picture)


def _offered(fields: Any) -> Iterator[str]:  # noqa: ANN401 - any kind's model
    """The downloads that the front matter names."""
    for name in _naming_files(type(fields)):  # type: ignore[arg-type]  # a class is hashable
        for _, value in references(getattr(fields, name)):
            if isinstance(value, MediaPath) and not value.picture:
                yield value.path


@cache
def _naming_files(model: type[Any]) -> tuple[str, ...]:
    """The fields of a kind that may name files."""
    return tuple(name for name, field in model.model_fields.items() if _names_files(field.annotation))


def _names_files(annotation: Any) -> bool:  # noqa: ANN401 - any annotation
    inside = getattr(annotation, "model_fields", {}).values()
    return (
        annotation is MediaPath
        or any(_names_files(field.annotation) for field in inside)
        or any(map(_names_files, get_args(annotation)))
    )


def _linked(prose: Prose) -> Iterator[str]:
    """The downloads that the text links to."""
    for call in prose.links:
        if call.href.startswith("files/"):
            yield normalize("NFC", unquote(call.href.partition("#")[0]))


def _unique(fields: Any, kind: Kind) -> tuple[str, ...]:  # noqa: ANN401 - any kind's model
    """What no two items may share; nothing where a part of it is not given."""
    values = [getattr(fields, name) for name in kind.unique]
    if any(value is None or value == "" for value in values):
        return ()
    return tuple(value.id if isinstance(value, Reference) else str(value) for value in values)


def _place(chapter: Chapter) -> tuple[str, str, tuple[str, ...]]:
    return chapter.slug, chapter.heading.id, tuple(sorted(chapter.anchors))


def _within(fields: Any, kind: Kind) -> Iterator[Reference]:  # noqa: ANN401 - any kind's model
    found = (getattr(fields, name) for name in kind.within)
    return (ref for ref in found if isinstance(ref, Reference))


def _topics(brief: Brief, fields: Any, prose: Prose, kind: Kind, dialect: Dialect) -> Iterator[Topics]:  # noqa: ANN401
    """What is said to be about what: each story by itself, else the item by its own fields.

    An issue's own projects colour every story's contacts, but a story is listed only where it says
    itself that it is about something.
    """
    if not kind.stories:
        own = {"project": fields.projects, "service": fields.services}
        ids = {
            name: (*(ref.id for ref in refs), *((brief.id,) if name == kind.name else ()))
            for name, refs in own.items()
        }
        yield Topics("", "", tuple(dict.fromkeys(ids["project"])), tuple(dict.fromkeys(ids["service"])))
        return
    for section in prose.sections:
        if section.heading is not None:
            heading = section.heading
            projects, services = (
                own_topics(section, prose, name, dialect.blocks) for name in ("project", "service")
            )
            yield Topics(heading.id, heading.text, projects, services)


def own_topics(section: Section, prose: Prose, kind: str, blocks: Mapping[str, Block]) -> tuple[str, ...]:
    """What a story itself says it is about: its heading's attribute, then its cards."""
    ids = [*(section.projects if kind == "project" else section.services)]
    for call in prose.blocks_in(section.html):
        block = blocks.get(call.name)
        if block is not None and block.topic:
            ids += [ref.id for ref in block.references(call) if ref.kind == kind]
    return tuple(dict.fromkeys(ids))


def _written_id(document: Document, stem: str) -> str:
    """The item's id, or an empty text where neither ``id`` nor the file's name can be one."""
    entry = document.front.entry("id")
    written = entry.value.text if entry and isinstance(entry.value, Scalar) else ""
    return next((id for id in (written, stem) if is_slug(id)), "")
