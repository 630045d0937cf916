"""The floor of a cold build: Markdown alone, over the same bodies and on as many processes.

``python -m tests.bench.floor stock|own JOBS FOLDER``: *stock* is Python-Markdown with the extensions
that `plugins.core.dialect` uses, *own* is the reader of `plugins.core.dialect`.
"""

import sys
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from markdown import Markdown

from plugins.core.dialect import reader

EXTENSIONS = ("attr_list", "tables", "def_list", "abbr", "fenced_code", "footnotes")


def main() -> None:
    """Convert every body of the folder, and forget it."""
    kind, jobs, folder = sys.argv[1:]
    paths = sorted(Path(folder).rglob("*.md"))
    with get_context("fork").Pool(int(jobs)) as pool:
        for _ in pool.imap_unordered({"stock": stock, "own": own}[kind], paths, chunksize=32):
            pass


def stock(path: Path) -> int:
    """The length of the HTML by Python-Markdown as it comes."""
    return len(_markdown().reset().convert(body(path)))


def own(path: Path) -> int:
    """The length of the HTML by the project's reader, not cleaned."""
    root = reader().read(body(path), lambda lines: lines)
    return len(reader().html(list(root)))


def body(path: Path) -> str:
    """The text after the front matter."""
    return path.read_text(encoding="utf-8").split("\n---\n", 1)[1]


@cache
def _markdown() -> Markdown:
    return Markdown(extensions=EXTENSIONS, output_format="html")


if __name__ == "__main__":
    main()
