"""Reading the content folder: texts and pictures as values, and what of it cannot be read as problems.

Names become NFC, in whatever form the system stores them. No link is followed and nothing but
plain files is opened: what lies outside the folder cannot come into the site through it.
"""

import errno
import os
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from plugins.core import pictures
from plugins.core.problems import Place, Problem, error
from plugins.core.source import Asset, PictureFacts, SourceFile
from plugins.core.text import nearest
from plugins.edge.disk import UNSEEN, Entry, Sort, entries, is_passed_over, open_plain, reason, shown

PICTURES = "images"
DOWNLOADS = "files"
OTHER_FOLDERS = frozenset({PICTURES, DOWNLOADS, "partner-feeds"})
ROOT_FILES = frozenset({"redirects.yaml", "accessibility.yaml"})
BIGGEST_TEXT = 5_000_000


@dataclass(frozen=True)
class Tree:
    """A content folder as read; sources and assets by path, each path once."""

    sources: tuple[SourceFile, ...]
    assets: tuple[Asset, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, order=True)
class _File:
    """A plain file: its path from the root as told (NFC), and its name on this machine."""

    path: str
    origin: str

    @property
    def folder(self) -> str:
        """The folder of the root that the file lies in, or an empty text."""
        return self.path.partition("/")[0] if "/" in self.path else ""


def read_tree(root: Path, kinds: frozenset[str]) -> Tree:
    """Read a content folder whose texts lie in the folders ``kinds``.

    A picture that cannot be read is among the assets too, without facts: that it is there must
    not be doubted where a text shows it.
    """
    problems: list[Problem] = []
    files = sorted(_files(root, kinds, problems))
    problems += _clashes(files)
    sources: dict[str, SourceFile] = {}
    assets: dict[str, Asset] = {}
    for file in files:
        if file.folder in kinds:
            _read_text(file, sources, problems)
        elif file.folder == PICTURES:
            _read_picture(file, assets, problems)
        elif file.folder == DOWNLOADS:
            _read_download(file, assets, problems)
    return Tree(tuple(sources.values()), tuple(assets.values()), tuple(problems))


def _files(root: Path, kinds: frozenset[str], problems: list[Problem]) -> Iterator[_File]:
    """The plain files that have their place in the tree; what else is found becomes problems."""
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            found = entries(root / folder)
        except OSError as fault:
            problems.append(_unreadable(shown(folder).rstrip("/"), fault))
            continue
        for entry in found:
            if is_passed_over(entry.name):
                continue
            path = shown(folder + entry.name)
            if problem := _entry_problem(path, entry, kinds, at_root=not folder):
                problems.append(problem)
            elif entry.sort is Sort.FOLDER:
                folders.append(f"{folder}{entry.name}/")
            else:
                yield _File(path, str(root / folder / entry.name))


def _entry_problem(path: str, entry: Entry, kinds: frozenset[str], *, at_root: bool) -> Problem | None:
    """Why an entry is not taken further: by its sort, its name, its place."""
    place = Place(path)
    if entry.sort is Sort.LINK:
        return error(place, "link-found")
    if entry.sort is Sort.OTHER:
        return error(place, "not-a-file")
    if problem := _name_problem(place, entry.name):
        return problem
    name = PurePosixPath(path).name
    if at_root:
        return _root_problem(place, name, entry.sort, kinds)
    folder = path.partition("/")[0]
    if entry.sort is Sort.FILE and folder in kinds and not name.endswith(".md"):
        return error(place, "kind-file", name=name, folder=folder)
    return None


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
    if sort is Sort.FOLDER:
        allowed = ", ".join(sorted(folders))
        if near := nearest(name, sorted(folders)):
            return error(place, "folder-unknown-near", name=name, nearest=near, allowed=allowed)
        return error(place, "folder-unknown", name=name, allowed=allowed)
    if name.endswith(".md"):
        return error(place, "root-text", name=name, allowed=", ".join(sorted(kinds)))
    if near := nearest(name, sorted(ROOT_FILES)):
        return error(place, "root-file-near", name=name, nearest=near)
    return error(place, "root-file", name=name)


def _clashes(files: Iterable[_File]) -> Iterator[Problem]:
    """Files that some system would take for one: by letters taken apart, or by capitals."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for file in files:
        alike[unicodedata.normalize("NFC", file.path.casefold())].append(file.path)
    for paths in alike.values():
        different = sorted(set(paths))
        for path in different:
            if paths.count(path) > 1:
                yield error(Place(path), "name-twice")
            others = ", ".join(other for other in different if other != path)
            if others:
                yield error(Place(path), "name-case", other=others)


def _read_text(file: _File, sources: dict[str, SourceFile], problems: list[Problem]) -> None:
    try:
        with open_plain(file.origin) as stream:
            if os.fstat(stream.fileno()).st_size > BIGGEST_TEXT:
                problems.append(error(Place(file.path), "text-too-big"))
                return
            sources.setdefault(file.path, SourceFile(file.path, stream.read(BIGGEST_TEXT)))
    except OSError as fault:
        problems.append(_unreadable(file.path, fault))


def _read_picture(file: _File, assets: dict[str, Asset], problems: list[Problem]) -> None:
    facts = None
    try:
        with open_plain(file.origin) as stream:
            outcome = pictures.inspect(file.path, stream.read())
    except OSError as fault:
        outcome = _unreadable(file.path, fault)
    if isinstance(outcome, PictureFacts):
        facts = outcome
    else:
        problems.append(outcome)
    assets.setdefault(file.path, Asset(file.path, file.origin, facts))


def _read_download(file: _File, assets: dict[str, Asset], problems: list[Problem]) -> None:
    try:
        with open_plain(file.origin) as stream:  # opened, since who cannot read it cannot copy it
            if os.fstat(stream.fileno()).st_size == 0:
                problems.append(error(Place(file.path), "download-empty"))
    except OSError as fault:
        problems.append(_unreadable(file.path, fault))
    assets.setdefault(file.path, Asset(file.path, file.origin))


def _unreadable(path: str, fault: OSError) -> Problem:
    if fault.errno in (errno.EACCES, errno.EPERM):
        return error(Place(path), "file-denied")
    return error(Place(path), "file-unreadable", reason=reason(fault))
