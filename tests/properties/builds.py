"""A working folder that is edited and built again and again, each build held against a clean one."""

import hashlib
import marshal
import os
import pickle
import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from pathlib import Path
from types import CodeType
from typing import NamedTuple, Self

import pytest
import segno
from jinja2 import Environment

from plugins.core.social import SocialCard
from plugins.core.source import PictureFacts
from plugins.search.pagefind import Document
from plugins.social_cards import drawing
from plugins.social_cards.art import Art
from tests.properties.launcher import Launcher, Order, Patch
from tests.properties.outcomes import Outcome, StaleError, differences, site_of, stamps, told_otherwise
from tests.properties.site import START, How, State, write

index = import_module("plugins.search.index")  # its package has a function of this name
CACHE = ".cache"  # beside the settings file
OUTPUTS = ("output", "second/site")
_INPUTS = ("content", "theme", "settings.py", "own_lines.py")


COMMANDS = {
    "html": "plugins.edge html --content content --output {output} --settings settings.py",
    "check": "plugins.edge check --content content --output {output} --settings settings.py",
    "pelican": "pelican content -o {output} -s settings.py",
}


class Build(NamedTuple):
    """How a build is asked for: one of ``COMMANDS`` and its surroundings."""

    output: str = OUTPUTS[0]
    command: str = "html"
    jobs: int = 1
    paranoid: bool = False


def _memory() -> str | None:
    """A file system in memory: clean builds need not wait until their caches are on a disk."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - for a folder of its own


@dataclass
class Pair:
    """The launchers of the builds that are tested and of the clean ones, whose hashes have other seeds.

    What clean builds give is kept: many edits lead back to a site that was there before.
    """

    tested: Launcher = field(default_factory=lambda: Launcher(1))
    clean: Launcher = field(default_factory=lambda: Launcher(2))
    known: dict[tuple[str, ...], Outcome] = field(default_factory=dict)
    scratch: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="clean-", dir=_memory())))

    def close(self) -> None:
        self.tested.close()
        self.clean.close()
        shutil.rmtree(self.scratch)


class Workshop:
    """A working folder with its content, theme, settings, cache and outputs.

    ``fault`` is planted into every build but the clean ones. ``good`` is what the slots held
    when a build last succeeded.
    """

    def __init__(self, pair: Pair, fault: Patch | None = None) -> None:
        self.pair = pair
        self.fault = fault
        self.root = Path(tempfile.mkdtemp(prefix="workshop-"))
        self.folder = self.root / "work"
        self.folder.mkdir()
        self.state: State = START
        self.good: State = START
        self.history: list[str] = []
        write(self.folder, None, self.state)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.root)

    def edit(self, how: How = "plainly", **slots: str) -> None:
        """Let slots hold other values, in all files that show them."""
        self.become({**self.state, **slots}, how)

    def become(self, state: State, how: How = "plainly") -> None:
        """Let all slots hold what they do in this state."""
        changes = {name: value for name, value in state.items() if value != self.state[name]}
        self.history.append(f"edit, written {how}: {changes}")
        before, self.state = self.state, state
        write(self.folder, before, state, how)

    def do(self, told: str, act: Callable[[Path], None]) -> None:
        """Something else that happens in the working folder."""
        self.history.append(told)
        act(self.folder)

    def build(self, asked: Build = Build()) -> int:  # noqa: B008 - a value
        """Build, and give the exit code. Raises StaleError where a clean build gives something else."""
        self.history.append(str(asked))
        before = {name: stamps(self.folder / name) for name in OUTPUTS}
        patch = partial(compile_once, self.pair.scratch, self.fault)
        self.pair.tested.start(self._order(self.folder, asked, patch))
        try:
            clean = self._clean()
        finally:
            code = self.pair.tested.wait()
        warned = (self.root / "warned").read_text(encoding="utf-8")
        tested = Outcome(code, warned, site_of(self.folder / asked.output))
        found = list(told_otherwise(tested, clean))
        written = asked.command != "check" and clean.code == 0
        if written:
            self.good = self.state
            found += differences(tested.site, clean.site)
        found += [
            f"{name} is not as it was, though nothing was to be written there"
            for name in OUTPUTS
            if not (written and name == asked.output) and stamps(self.folder / name) != before[name]
        ]
        if found:
            raise StaleError("\n".join(["", *self.history, *found]))
        return code

    def _clean(self) -> Outcome:
        """The outcome of a clean build of the same files at another path."""
        key = tuple(self.state.values())
        if key not in self.pair.known:
            folder = self.pair.scratch / "another/place"
            folder.mkdir(parents=True)
            for name in _INPUTS:
                copy = shutil.copytree if (self.folder / name).is_dir() else shutil.copyfile
                copy(self.folder / name, folder / name)
            self.pair.clean.start(self._order(folder, Build(), partial(made_once, self.pair.scratch)))
            code = self.pair.clean.wait()
            warned = folder.with_name("warned").read_text(encoding="utf-8")
            self.pair.known[key] = Outcome(code, warned, site_of(folder / OUTPUTS[0]))
            shutil.rmtree(folder.parent)
        return self.pair.known[key]

    def _order(self, folder: Path, asked: Build, patch: Patch | None) -> Order:
        around = {
            "AS_OF": self.state["as_of"],
            "HOME": str(self.root),
            "JOBS": str(asked.jobs),
            "PATH": os.environ["PATH"],
            **({"PARANOID": "1"} if asked.paranoid else {}),
        }
        command = COMMANDS[asked.command].format(output=asked.output).split()
        told, warned = folder.with_name("told"), folder.with_name("warned")
        return Order(tuple(command), folder, around, told, warned, patch)


def made_once(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Keep in a folder what a clean build makes of little, by all that it is made of."""
    compile_once(folder, None, patch)
    draw_once(folder, patch)
    index_once(folder, patch)
    encode_once(folder, patch)


def draw_once(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Keep drawn social cards: a fourth of a clean build goes into them, and few edits change one."""
    whole = drawing.drawn

    def drawn(card: SocialCard, art: Art, facts: PictureFacts | None, picture: bytes) -> bytes:
        files = [(name, hashlib.sha256(data).hexdigest()) for name, data in sorted(art.items())]
        return _kept(folder, repr((card, files, facts, picture)), lambda: whole(card, art, facts, picture))

    patch.setattr(drawing, "drawn", drawn)


def index_once(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Keep indexes of texts: each is made by a program of its own, and most edits change one of three."""
    whole = index.index_of

    def index_of(documents: Iterable[Document]) -> dict[str, bytes]:
        found = list(documents)
        made: dict[str, bytes] = pickle.loads(  # noqa: S301 - our own file
            _kept(folder, f"index {found!r}", lambda: pickle.dumps(whole(found)))
        )
        return made

    patch.setattr(index, "index_of", index_of)


def encode_once(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Keep the codes of addresses on flyers, which few edits change."""
    whole = segno.make

    def make(address: str, **asked: object) -> segno.QRCode:
        kept = _kept(folder, f"code {address} {asked}", lambda: pickle.dumps(whole(address, **asked)))
        made: segno.QRCode = pickle.loads(kept)  # noqa: S301 - our own file
        return made

    patch.setattr(segno, "make", make)


def compile_once(folder: Path, fault: Patch | None, patch: pytest.MonkeyPatch) -> None:
    """Keep the code of templates in a folder, by all that it is made of, and plant a fault.

    Two thirds of a first build go into compiling templates, and few edits change one.
    """
    if fault is not None:
        fault(patch)
    whole = Environment.compile

    def compile_(self: Environment, source: str, *names: str | None) -> CodeType:
        settings = (self.autoescape, self.trim_blocks, self.lstrip_blocks, sorted(self.extensions))
        code = _kept(
            folder, repr((source, names, settings)), lambda: marshal.dumps(whole(self, source, *names))
        )
        read: CodeType = marshal.loads(code)  # noqa: S302 - our own file
        return read

    patch.setattr(Environment, "compile", compile_)


def _kept(folder: Path, made_of: str, make: Callable[[], bytes]) -> bytes:
    """What is kept in a folder of what is made of this; two builds at once may come to make it."""
    kept = folder / hashlib.sha256(made_of.encode()).hexdigest()
    if not kept.exists():
        part = kept.with_name(f"{kept.name}.{os.getpid()}")
        part.write_bytes(make())
        part.replace(kept)
    return kept.read_bytes()
