"""The generators that are measured: their folders, their commands, and how one is told of a change."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from tests.bench import forms
from tests.bench.corpus import AS_OF, Document, document, documents, organisations

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
PEERS = ROOT / ".venv-bench"

OUR_SETTINGS = '''\
"""The project's own settings, with the theme and the organisation of the benchmark."""

import sys

sys.path.insert(0, {root!r})

from pelicanconf import *

THEME = "theme"
CACHE_PATH = "cache"
ORGANISATION = {organisation!r}
'''
WITHOUT_SEARCH = """
PLUGINS = [name for name in PLUGINS if name != "plugins.search"]
"""


@dataclass(frozen=True)
class Command:
    """A way to build a site; ``cold`` is used after `clear`, from nothing, and writes to ``cold_output``."""

    name: str
    arguments: tuple[str, ...]
    folder: Path
    cold: tuple[str, ...]
    cold_output: Path


@dataclass(frozen=True)
class Site:
    """The corpus in the form of one generator, in a folder of its own."""

    folder: Path
    form: Callable[[Document], forms.File]
    others: Callable[[], Iterable[forms.File]]
    # Where the page of a document lies in the output, by the document's id.
    page: str
    # The template whose change changes every page.
    template: Path
    # What a build from nothing must not find, as patterns of names in the folder.
    leftovers: tuple[str, ...]
    commands: tuple[Command, ...]

    @property
    def output(self) -> Path:
        """Where the site is built, but by some from nothing."""
        return self.folder / "output"

    def write(self, many: int) -> None:
        """Write the content."""
        made: set[Path] = set()
        for file in (*map(self.form, documents(many)), *self.others()):
            path = self._path(file)
            if path.parent not in made:
                path.parent.mkdir(parents=True, exist_ok=True)
                made.add(path.parent)
            path.write_text(file.text, encoding="utf-8")

    def edit_body(self, number: int, many: int, mark: str) -> Path:
        """Put a paragraph at the end of a document; its page must then hold the mark."""
        former = document(number, many)
        return self._rewrite(replace(former, body=f"{former.body}\n{mark}\n"))

    def edit_title(self, number: int, many: int, mark: str) -> Path:
        """Put a word at the end of a document's title; its page must then hold the mark."""
        former = document(number, many)
        return self._rewrite(replace(former, title=f"{former.title} {mark}"))

    def change_theme(self, mark: str) -> Path:
        """Put a line at the end of every page, which must then hold the mark."""
        original = self.template.with_suffix(".original")
        if not original.exists():
            shutil.copy(self.template, original)
        text = original.read_text(encoding="utf-8")
        self.template.write_text(text.replace("</body>", f"<p>{mark}</p>\n</body>"), encoding="utf-8")
        return Path(self.page.format(id=document(0, 1).id))

    def clear(self) -> None:
        """Remove what former builds have left."""
        for pattern in self.leftovers:
            for path in tuple(self.folder.glob(pattern)):
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path)
                else:
                    path.unlink()

    def _rewrite(self, edited: Document) -> Path:
        file = self.form(edited)
        self._path(file).write_text(file.text, encoding="utf-8")
        return Path(self.page.format(id=edited.id))

    def _path(self, file: forms.File) -> Path:
        return self.folder / "content" / file.path


def environment(work: Path) -> dict[str, str]:
    """The surroundings of every build: nothing of those who call, the build day fixed."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(work),
        "HUGO_CACHEDIR": str(work / "hugo-cache"),
        "LANG": "C.UTF-8",
        "AS_OF": AS_OF.isoformat(),
    }


def ours(work: Path) -> Site:
    """This generator, by ``make html`` and by the pelican command; both build one site.

    It has no search, as those of the others have none.
    """
    site = _ours(work / "ours", WITHOUT_SEARCH)
    pelican = _pelican(Path(sys.prefix), "output")
    return replace(
        site,
        commands=(*site.commands, Command("pelican command", pelican, site.folder, pelican, site.output)),
    )


def ours_with_search(work: Path) -> Site:
    """The same site as it goes out, with the index of its search, by ``make html``."""
    site = _ours(work / "ours-with-search")
    (command,) = site.commands
    return replace(site, commands=(replace(command, name="with search"),))


def _ours(folder: Path, further: str = "") -> Site:
    shutil.copytree(ROOT / "theme", folder / "theme")
    settings = OUR_SETTINGS.format(root=str(ROOT), organisation=organisations()[0].id)
    (folder / "settings.py").write_text(settings + further, encoding="utf-8")
    places = {"CONTENT": "content", "OUTPUT": "output", "SETTINGS": "settings.py"}
    make = ("make", "html", *(f"{name}={folder / place}" for name, place in places.items()))
    output = folder / "output"
    return Site(
        folder,
        forms.ours,
        forms.our_others,
        "uutiset/{id}/index.html",
        folder / "theme/templates/base.html",
        ("output", ".output*", "cache"),
        (Command("make html", make, ROOT, make, output),),
    )


def stock_pelican(work: Path) -> Site:
    """Pelican as it comes, with its theme `simple`; its cache is on but for the build from nothing."""
    folder = work / "pelican"
    (theme,) = PEERS.glob("lib/python3*/site-packages/pelican/themes/simple")
    shutil.copytree(theme, folder / "theme")
    shutil.copy(HERE / "pelican/settings.py", folder)
    with_cache = ("-e", "CACHE_CONTENT=true", "LOAD_CONTENT_CACHE=true")
    cold = folder / "cold"
    command = Command(
        "stock Pelican",
        (*_pelican(PEERS, "output"), *with_cache),
        folder,
        _pelican(PEERS, cold.name),
        cold,
    )
    return Site(
        folder,
        forms.pelican,
        forms.pelican_others,
        "{id}/index.html",
        folder / "theme/templates/base.html",
        (cold.name,),
        (command,),
    )


def hugo(work: Path) -> Site:
    """Hugo with a small theme of our own; it builds all of the site every time."""
    folder = work / "hugo"
    shutil.copytree(HERE / "hugo/layouts", folder / "themes/plain/layouts")
    shutil.copy(HERE / "hugo/hugo.toml", folder)
    (program,) = PEERS.glob("lib/python3*/site-packages/hugo/binaries/hugo*")
    arguments = (str(program), "--quiet", "--destination", "output")
    output = folder / "output"
    return Site(
        folder,
        forms.hugo,
        forms.hugo_others,
        "{id}/index.html",
        folder / "themes/plain/layouts/baseof.html",
        (output.name,),
        (Command("Hugo", arguments, folder, arguments, output),),
    )


def floor(work: Path, jobs: int) -> tuple[Command, ...]:
    """Markdown alone over the bodies of our content: Python-Markdown as it comes, and as we use it."""
    content = work / "ours/content"
    return tuple(
        Command(name, arguments, ROOT, arguments, content)
        for reader, name in (("stock", "Python-Markdown alone"), ("own", "our reader alone"))
        for arguments in [(sys.executable, "-m", "tests.bench.floor", reader, str(jobs), str(content))]
    )


def imports() -> tuple[Command, ...]:
    """What an edit imports before it can do anything: Pelican's command needs the first too."""
    quiet = "import gc, os; gc.disable(); os.environ['PYDANTIC_DISABLE_PLUGINS'] = '__all__'"
    libraries = "import jinja2, markdown, msgspec, nh3, pydantic, sqlite3, yaml"
    ours = "import plugins.core.dialect, plugins.core.render, plugins.edge.building, pelicanconf, importlib"
    listed = "[*map(importlib.import_module, pelicanconf.PLUGINS)]"
    return tuple(
        Command(name, arguments, ROOT, arguments, ROOT)
        for name, code in (
            ("import of Pelican", "import pelican"),
            ("import of the libraries that an edit needs", f"{quiet}; {libraries}"),
            ("import of these and of our modules", f"{quiet}; {libraries}; {ours}; {listed}"),
        )
        for arguments in [(sys.executable, "-c", code)]
    )


def _pelican(prefix: Path, output: str) -> tuple[str, ...]:
    return (str(prefix / "bin/pelican"), "content", "-o", output, "-s", "settings.py")
