"""Reading the content folder: texts and pictures as values, and what of it cannot be read as problems.

Names become NFC, in whatever form the system stores them. No link is followed and nothing but
plain files is opened: what lies outside the folder cannot come into the site through it.
"""

import errno
import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import file_digest, sha256
from pathlib import Path
from typing import BinaryIO, NamedTuple

from msgspec import Struct

from plugins.core.media_types import is_picture
from plugins.core.problems import Place, Problem, error
from plugins.core.sizes import USUAL, Limits
from plugins.core.source import Asset, PdfFacts, SourceFile
from plugins.edge.disk import UNSEEN, Entry, Sort, Stamp, is_passed_over, open_below, reason, shown, stamped

PICTURES = "images"
DOWNLOADS = "files"
PARTNER_FEEDS = "partner-feeds"
OTHER_FOLDERS = frozenset({PICTURES, DOWNLOADS, PARTNER_FEEDS})
ROOT_FILES = frozenset(
    {"redirects.yaml", "accessibility.yaml", "accessibility-run.json", "publish-exceptions.yaml"}
)
_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db"})
_DOCUMENTS = (".doc", ".docx", ".odt", ".rtf", ".pages")
_SAFE_NAME = re.compile(r"[A-Za-z0-9._-]+")
_TEXT_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.md")  # nothing at all is wrong with it


class Tree(Struct, frozen=True):
    """A content folder as read; sources, assets and data by path, each path once."""

    sources: tuple[SourceFile, ...]
    assets: tuple[Asset, ...]
    problems: tuple[Problem, ...]
    data: tuple[SourceFile, ...] = ()


class File(NamedTuple):
    """A plain file: its path as told (NFC), the root and the path from it on this machine, its stamp."""

    path: str
    root: str
    place: str
    stamp: Stamp

    @property
    def origin(self) -> str:
        """The file's name on this machine."""
        return f"{self.root}/{self.place}"

    @property
    def folder(self) -> str:
        """The folder of the root that the file lies in, or an empty text."""
        return self.path.partition("/")[0] if "/" in self.path else ""

    @property
    def is_data(self) -> bool:
        """Whether it is neither a text of a kind nor a picture or download, but data of the whole site."""
        return self.path in ROOT_FILES or self.folder == PARTNER_FEEDS


def scan(root: Path, kinds: frozenset[str]) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    """The files of a content folder whose texts lie in the folders ``kinds``, none of them opened.

    Sorted by path, each path once; what has no place in the folder becomes problems.
    """
    problems: list[Problem] = []
    files = sorted(_files(root, kinds, problems))
    problems += _clashes(files)
    return tuple({file.path: file for file in reversed(files)}.values())[::-1], tuple(problems)


def read_tree(root: Path, kinds: frozenset[str], limits: Limits = USUAL) -> Tree:
    """Read a content folder whose texts lie in the folders ``kinds``.

    A picture that cannot be read is among the assets too, without facts: that it is there must
    not be doubted where a text shows it.
    """
    files, problems = scan(root, kinds)
    texts = [read_text(file, limits) for file in files if file.folder in kinds]
    data = [read_text(file, limits) for file in files if file.is_data]
    looks = [look_at(file, limits) for file in files if file.folder in (PICTURES, DOWNLOADS)]
    return Tree(
        tuple(text for text in texts if isinstance(text, SourceFile)),
        tuple(asset for asset, _ in looks),
        (
            *problems,
            *(text for text in (*texts, *data) if isinstance(text, Problem)),
            *(problem for _, problem in looks if problem is not None),
        ),
        tuple(text for text in data if isinstance(text, SourceFile)),
    )


def _files(root: Path, kinds: frozenset[str], problems: list[Problem]) -> Iterator[File]:
    """The plain files that have their place in the tree; what else is found becomes problems."""
    folders = [""]
    base = os.fspath(root)
    while folders:
        folder = folders.pop()
        try:
            found = stamped(f"{base}/{folder}")
        except OSError as fault:
            problems.append(_unreadable(shown(folder).rstrip("/"), fault))
            continue
        of_kind = folder.partition("/")[0] in kinds
        for name, sort, stamp in found:
            path = f"{folder}{name}"
            if of_kind and sort is Sort.FILE and _TEXT_NAME.fullmatch(name):  # as nearly all are
                yield File(path, base, path, stamp)
                continue
            if is_passed_over(name):
                continue
            plain = path.isascii() and path.isprintable()
            if not plain:
                path = shown(path)
            if problem := _entry_problem(path, Entry(name, sort), kinds, at_root=not folder):
                problems.append(problem)
            elif sort is Sort.FOLDER:
                folders.append(f"{folder}{name}/")
            else:
                yield File(path, base, f"{folder}{name}", stamp)


def _entry_problem(path: str, entry: Entry, kinds: frozenset[str], *, at_root: bool) -> Problem | None:
    """Why an entry is not taken further: by its sort, its name, its place."""
    place = Place(path)
    if entry.sort is Sort.LINK:
        return error(place, "link-found")
    if entry.sort is Sort.OTHER:
        return error(place, "not-a-file")
    if not _SAFE_NAME.fullmatch(entry.name) and (problem := _name_problem(place, entry.name)):
        return problem
    name = path.rpartition("/")[2]
    if at_root:
        return _root_problem(place, name, entry.sort, kinds)
    folder = path.partition("/")[0]
    if entry.sort is not Sort.FILE:
        return None
    return _system_file(place, name) or (_kind_file(place, name, folder) if folder in kinds else None)


def _system_file(place: Place, name: str) -> Problem | None:
    """What Windows and its programs leave in folders by themselves."""
    if name.lower() in _SYSTEM_FILES:
        return error(place, "system-file", name=name)
    return error(place, "office-file", name=name) if name.startswith("~$") else None


def _kind_file(place: Place, name: str, folder: str) -> Problem | None:
    """What is no text of a kind: most often one with another ending."""
    if name.endswith(".md"):
        return None
    stem = re.split(r"\.(?:md|markdown|mdown|txt|text)\b", name, maxsplit=1, flags=re.IGNORECASE)[0]
    if stem != name:
        return error(place, "kind-file-text", name=name, mend=f"{stem}.md")
    if name.lower().endswith(_DOCUMENTS):
        return error(place, "kind-file-document", name=name, folder=folder)
    return error(place, "kind-file", name=name, folder=folder)


def _name_problem(place: Place, name: str) -> Problem | None:
    """What keeps a name from standing in an address or in a message."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return error(place, "name-not-utf8")
    unsafe = [c for c in name if c == "\\" or unicodedata.category(c) in UNSEEN]
    unsafe += [c for c in (name[0], name[-1]) if c.isspace()]
    return error(place, "name-unsafe", character=f"U+{ord(unsafe[0]):04X}") if unsafe else None


def _root_problem(place: Place, name: str, sort: Sort, kinds: frozenset[str]) -> Problem | None:
    """What has no place at the root of a content folder, with the name that may have been meant."""
    folders = kinds | OTHER_FOLDERS
    if name in (folders if sort is Sort.FOLDER else ROOT_FILES):
        return None
    from plugins.core import other_names  # noqa: PLC0415 - only for what is wrong
    from plugins.core.text import nearest, slugify  # noqa: PLC0415 - likewise

    if sort is Sort.FOLDER:
        allowed = ", ".join(sorted(folders))
        meant = other_names.FOLDERS.get(slugify(name), "")
        if near := meant if meant in folders else nearest(name, sorted(folders)):
            return error(place, "folder-unknown-near", name=name, nearest=near, allowed=allowed)
        return error(place, "folder-unknown", name=name, allowed=allowed)
    if name.endswith(".md"):
        return error(place, "root-text", name=name, allowed=", ".join(sorted(kinds)))
    if near := nearest(name, sorted(ROOT_FILES)):
        return error(place, "root-file-near", name=name, nearest=near)
    return error(place, "root-file", name=name)


def _clashes(files: Sequence[File]) -> Iterator[Problem]:
    """Files that some system would take for one: by letters taken apart, or by capitals."""
    paths = [file.path for file in files]
    if len({path.casefold() for path in paths}) == len(paths) and all(map(str.isascii, paths)):
        return
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for path in paths:
        alike[path.lower() if path.isascii() else unicodedata.normalize("NFC", path.casefold())].append(path)
    for paths in alike.values():
        if len(paths) == 1:
            continue
        different = sorted(set(paths))
        for path in different:
            if paths.count(path) > 1:
                yield error(Place(path), "name-twice")
            others = ", ".join(other for other in different if other != path)
            if others:
                yield error(Place(path), "name-case", other=others)


def read_text(file: File, limits: Limits = USUAL) -> SourceFile | Problem:
    """The text of a file, or why it cannot be read."""
    try:
        with open_below(file.root, file.place) as stream:
            data = stream.read(limits.text_bytes + 1)
            if len(data) > limits.text_bytes:
                return error(Place(file.path), "text-too-big", limit=limits.text_megabytes)
            return SourceFile(file.path, data)
    except OSError as fault:
        return _unreadable(file.path, fault)


def look_at(file: File, limits: Limits = USUAL) -> tuple[Asset, Problem | None]:
    """A picture or download with the digest of its bytes, and what is wrong with it.

    A picture among the downloads is one like any other: readers open it, and it may tell of its makers.
    """
    asset = Asset(file.path, file.origin)
    try:
        with open_below(file.root, file.place) as stream:  # who cannot read it cannot copy it
            if file.folder == DOWNLOADS and not is_picture(file.path):
                digest = file_digest(stream, "sha256").hexdigest()
                size = stream.tell()
                if size == 0:
                    return replace(asset, digest=digest), error(Place(file.path), "download-empty")
                pdf = _pdf(stream, size) if file.path.lower().endswith(".pdf") else None
                return replace(asset, digest=digest, size=size, pdf=pdf), None
            from plugins.core import pictures  # noqa: PLC0415 - Pillow is needed only where a picture is new

            data = stream.read(pictures.most_bytes(file.path, limits) + 1)
    except OSError as fault:
        return asset, _unreadable(file.path, fault)
    facts = pictures.inspect(file.path, data, limits)
    asset = replace(asset, digest=sha256(data).hexdigest())
    if isinstance(facts, Problem):
        return asset, facts
    return replace(asset, picture=facts, size=facts.size), None


def _pdf(stream: BinaryIO, size: int) -> PdfFacts:
    from plugins.edge.pdfs import pdf_facts  # noqa: PLC0415 - only where a download is new

    return pdf_facts(stream, size)


def _unreadable(path: str, fault: OSError) -> Problem:
    if fault.errno in (errno.EACCES, errno.EPERM):
        return error(Place(path), "file-denied")
    return error(Place(path), "file-unreadable", reason=reason(fault))
