"""Folders that a build refuses before it reads or writes anything.

What is in the output folder is looked at when it is opened (`plugins.edge.publish`). All
comparisons are by real paths: a link to the content folder is the content folder.
"""

import ast
import os
from pathlib import Path

from plugins.core.problems import Place, Problem, error
from plugins.edge.disk import Sort, entries, is_passed_over

_PROJECT = Path(__file__).resolve().parents[2]


def refusals(content: Path, output: Path) -> tuple[Problem, ...]:
    """Why this content cannot be built into this output: nothing, one reason for each, or both."""
    problem = _output_problem(content, output)
    return (*content_refusals(content), *((problem,) if problem else ()))


def content_refusals(content: Path) -> tuple[Problem, ...]:
    """Why there is nothing to build here: nothing, or one reason."""
    problem = _content_problem(content)
    return (problem,) if problem else ()


def _content_problem(content: Path) -> Problem | None:
    place = Place("")
    try:
        if not content.exists():
            return error(place, "content-missing", folder=content)
        if not content.is_dir():
            return error(place, "content-not-folder", folder=content)
        return None if _has_file(content) else error(place, "content-empty", folder=content)
    except OSError:
        return error(place, "content-unreadable", folder=content)


def _has_file(content: Path) -> bool:
    """Whether there is anything to read, or at least to complain of. Raises OSError."""
    folders = [content]
    while folders:
        folder = folders.pop()
        for entry in entries(folder):
            if is_passed_over(entry.name):
                continue
            if entry.sort is not Sort.FOLDER:
                return True
            folders.append(folder / entry.name)
    return False


def _output_problem(content: Path, output: Path) -> Problem | None:
    source, target = Path(os.path.realpath(content)), Path(os.path.realpath(output))
    try:
        grounds = (
            ("output-same", target == source),
            ("output-above", source.is_relative_to(target)),
            ("output-below", target.is_relative_to(source)),
            ("output-not-own", any(kept.is_relative_to(target) for kept in _kept())),
            ("output-link-nowhere", output.is_symlink() and not os.path.lexists(target)),
            ("output-not-folder", os.path.lexists(target) and not target.is_dir()),
        )
        for code, holds in grounds:
            if holds:
                return error(Place(""), code, folder=output)
        return None
    except OSError:
        return error(Place(""), "output-unreadable", folder=output)


def _kept() -> tuple[Path, ...]:
    """Folders that no site may replace, neither they nor one above them."""
    home = os.path.realpath(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() raises where none is known
    return (_PROJECT, Path.cwd(), Path(home))


def settings_refusals(file: Path) -> tuple[Problem, ...]:
    """Why there are no settings to read in a file: nothing, or one reason. Raises OSError."""
    if not file.is_file():
        return (error(Place(""), "settings-missing", file=file),)
    try:
        ast.parse(file.read_bytes())
    except (SyntaxError, ValueError) as fault:
        line = getattr(fault, "lineno", None) or 1
        return (error(Place(""), "settings-syntax", file=file, line=line),)
    return ()
