"""``make serve``: the preview from its first reading to Ctrl-C."""

import asyncio
import signal
import socket
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn

from plugins.core.problems import Problem
from plugins.edge.admin.routes import edit_address, routes
from plugins.edge.building import planned
from plugins.edge.collector import collect_seldom
from plugins.edge.outcome import Request
from plugins.edge.preview.app import application
from plugins.edge.preview.ports import HOST, listening
from plugins.edge.preview.resident import Resident
from plugins.edge.preview.restart import again, faults, handed
from plugins.edge.preview.stage import Stage
from plugins.edge.preview.watching import Heard, Watcher
from plugins.edge.preview.words import WORDS
from plugins.edge.program import program_print
from plugins.edge.telling import Teller, finish, language_of, say_all, say_summary

_FAREWELL = 3  # seconds for answers that are under way when the preview ends


def serve(settings: dict[str, Any], plugins: list[Any], file: Path) -> None:
    """Show the site of these settings, of this ``file``, until Ctrl-C or SIGTERM.

    Raises ServeError when no port is free, SystemExit(1) when the settings are wrong.
    """
    content, lang = Path(settings["PATH"]), language_of(settings)
    teller = Teller(settings, content)
    plan, problems = planned(Request(settings, plugins, progress=teller.progress, publish=False))
    if plan is None:
        finish(problems, lang, content)
        return
    listener, token = handed() or (listening(), "")
    # Bound before the site is read: a browser that is there already waits and is answered.
    address = f"http://{HOST}:{listener.getsockname()[1]}{plan.identity.base}/"
    resident = Resident(plan, _Terminal(lang, content), token)
    with _ended_by_signals():
        resident.start()
        teller.leave()
        collect_seldom()
        print(f"Esikatselu / Preview: {address} (Ctrl-C lopettaa / stops)", flush=True)
        preview = _Preview(resident, listener, file.absolute(), lang)
        asyncio.run(preview.run())
    if preview.renewed:
        print(WORDS[lang]["restarts"], flush=True)
        again(listener, resident.token)
    listener.close()
    print(file=sys.stderr)  # the prompt gets a line of its own after ^C


class _Preview:
    """The server, the watcher and the site between them."""

    def __init__(self, resident: Resident, listener: socket.socket, file: Path, lang: str) -> None:
        self._resident = resident
        self._stage = Stage(resident, edit_address)
        self._listener = listener
        self._file = file
        self._lang = lang
        self.renewed = False
        forms = routes(self._stage, [one.FEATURE for one in resident.plan.request.plugins], lang)
        config = uvicorn.Config(
            application(self._stage, forms), log_config=None, access_log=False, lifespan="off",
            server_header=False, timeout_graceful_shutdown=_FAREWELL, ws="none", http="h11", loop="asyncio",
        )  # fmt: skip
        self._server = _Server(config)
        settings = resident.plan.request.settings
        own = Path(__file__).resolve().parents[2]
        self._watcher = Watcher(
            (resident.content, Path(settings["THEME"])), (own,), (file,),
            Heard(self._stage.changed, self._code, self._begun, resident.look_at_the_day),
        )  # fmt: skip

    async def run(self) -> None:
        """Answer until the preview is ended, or must become another program."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self._end)
        self._watcher.start()
        try:
            await self._server.serve(sockets=[self._listener.dup()])
        finally:
            await loop.run_in_executor(None, self._watcher.stop)
            await loop.run_in_executor(None, self._resident.stop)

    def _end(self) -> None:
        self._resident.turns.end()
        self._server.should_exit = True

    def _begun(self) -> None:
        """The watching begins: the program may have changed since this process read it."""
        plan = self._resident.plan
        if program_print([plugin.__file__ or "" for plugin in plan.request.plugins]) != plan.code:
            self._code(())

    def _code(self, changed: Collection[str]) -> None:
        """The program has changed: become it, or tell why not and go on with the former one."""
        found = faults(self._file, changed)
        if found:
            self._resident.do(self._resident.tell_of_code, found)
        else:
            self.renewed = True
            self._end()


class _Server(uvicorn.Server):
    """A server that leaves signals to us."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


class _Terminal:
    """Tells the writer on the terminal what is wrong whenever that is something else."""

    def __init__(self, lang: str, content: Path) -> None:
        self._lang, self._content = lang, content
        self._told: frozenset[Problem] = frozenset()

    def __call__(self, problems: tuple[Problem, ...]) -> None:
        say_all((one for one in problems if one not in self._told), self._lang, self._content)
        if problems or self._told:
            say_summary(problems, self._lang)
        self._told = frozenset(problems)


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Signals end the program also while the site is read."""
    numbers = (signal.SIGINT, signal.SIGTERM)
    former = {number: signal.getsignal(number) for number in numbers}

    def end(number: int, _: object) -> None:
        raise SystemExit(128 + number)

    for number in numbers:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)
