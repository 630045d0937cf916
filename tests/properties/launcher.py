"""Programs as if each were started anew, without the price of its imports.

A server process imports the program, runs nothing of it, and forks for each order. What the child
finds is what a started program finds after its imports: its own environment, folder, streams. What a
child had to import late, the server imports before the next one, and what each process makes anew of the
files of its packages alone is there.
"""

import atexit
import gc
import os
import pickle
import select
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from io import FileIO
from pathlib import Path
from typing import NoReturn

import pytest
from pydantic import BaseModel
from stdnum import isbn

from plugins.core.model import Part
from plugins.edge.theme import read_theme
from plugins.search.finnish import analysis
from plugins.social_cards.art import look_over

PROJECT = Path(__file__).parents[2]
LONGEST = 300  # seconds; a build of a small site takes a fraction of one, where nothing else runs

_SIZE = 8  # bytes that say how long an order is

Patch = Callable[[pytest.MonkeyPatch], None]


@dataclass(frozen=True)
class Order:
    """A program (a package with ``__main__.main``) with its arguments, and its surroundings.

    ``patch`` changes the program before it runs; it must be a function of a module, or a
    ``functools.partial`` of one.
    """

    command: tuple[str, ...]
    folder: Path
    environment: Mapping[str, str]
    told: Path
    warned: Path
    patch: Patch | None = None


@dataclass
class Launcher:
    """A server with its imports done; ``seed`` is the seed of its children's hashes."""

    seed: int
    _server: subprocess.Popen[bytes] = field(init=False)

    def __post_init__(self) -> None:
        around = {"PYTHONHASHSEED": str(self.seed), "PYTHONDONTWRITEBYTECODE": "1"}
        self._server = subprocess.Popen(
            [sys.executable, "-m", "tests.properties.launcher"],
            cwd=PROJECT,
            env=os.environ | around,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def start(self, order: Order) -> None:
        """Begin to run; one order at a time."""
        written = pickle.dumps(order)
        assert self._server.stdin is not None
        self._server.stdin.write(len(written).to_bytes(_SIZE, "big") + written)
        self._server.stdin.flush()

    def wait(self) -> int:
        """The exit code of what was started. Raises TimeoutError, and then the server is gone."""
        assert self._server.stdout is not None
        ready, _, _ = select.select([self._server.stdout], [], [], LONGEST)
        if not ready:
            self._server.kill()
            raise TimeoutError(f"no end after {LONGEST} seconds")
        code = self._server.stdout.readline()
        assert code, "the launcher has ended; what it said is on standard error"
        return int(code)

    def close(self) -> None:
        assert self._server.stdin is not None
        with suppress(BrokenPipeError):
            self._server.stdin.close()
        self._server.wait()
        assert self._server.stdout is not None
        self._server.stdout.close()


def _serve() -> None:
    """Run one order after the other until there are no more."""
    import_module("plugins.edge.__main__")
    analysis("koske")
    isbn.split("9789515675422")
    look_over(read_theme(PROJECT / "theme").cards)
    orders = FileIO(os.dup(0))
    while size := orders.read(_SIZE):
        written = _all_of(orders, int.from_bytes(size, "big"))
        gc.freeze()  # a collection in a child would copy the memory that it shares with this process
        told, telling = os.pipe()
        child = os.fork()
        if not child:
            known = frozenset(sys.modules)
            code = _exit_code(pickle.loads(written))  # noqa: S301 - written by the test that started this
            _end(code, telling, known)
        os.close(telling)
        _import_too(told)
        _complete_models()
        _, status = os.waitpid(child, 0)
        os.write(1, b"%d\n" % os.waitstatus_to_exitcode(status))


def _complete_models() -> None:
    """Make the schemas of all models that are imported."""
    models: list[type[BaseModel]] = [Part]
    while models:
        model = models.pop()
        models += model.__subclasses__()
        model.model_rebuild()


def _import_too(told: int) -> None:
    """Import what a child tells that it imported."""
    with os.fdopen(told) as late:
        for name in late.readline().split():
            with suppress(ImportError):
                import_module(name)


def _all_of(orders: FileIO, size: int) -> bytes:
    written = b""
    while len(written) < size:
        written += orders.read(size - len(written))
    return written


def _run(order: Order) -> None:
    """Become the program. Raises what the program raises, SystemExit above all."""
    os.chdir(order.folder)
    os.environ.clear()
    os.environ.update(order.environment)
    time.tzset()
    for number, path, flags in (
        (0, Path(os.devnull), os.O_RDONLY),
        (1, order.told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
        (2, order.warned, os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
    ):
        os.dup2(os.open(path, flags), number)
    sys.argv = list(order.command)
    if order.patch:
        order.patch(pytest.MonkeyPatch())
    import_module(f"{order.command[0]}.__main__").main()


def _exit_code(order: Order) -> int:
    """What Python makes of the end of a program, however it ends."""
    try:
        _run(order)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - told as Python tells it
        traceback.print_exc()
        return 1
    return 0


def _end(code: int, telling: int, known: frozenset[str]) -> NoReturn:
    """End as Python does, but for taking every imported module apart; tell what was imported."""
    threading._shutdown()  # type: ignore[attr-defined]  # there is no public name for it
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    late = [name for name in sys.modules if name not in known and _is_installed(name)]
    os.write(telling, f"{' '.join(late)}\n".encode())
    os._exit(code)


def _is_installed(name: str) -> bool:
    """Whether a module is the project's or a library's, not a site's settings or plugin, or a test."""
    spec = getattr(sys.modules[name], "__spec__", None)
    origin = getattr(spec, "origin", None) or ""
    return origin.startswith((str(PROJECT / "plugins"), sys.prefix, sys.base_prefix))


if __name__ == "__main__":
    _serve()
