"""A program that has changed: whether it runs, and how the preview becomes it without losing its port.

The new code is tried in a process of its own first. What cannot even be imported must not end the
preview: its writer would have nothing to look at, and no word of what is wrong.
"""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

from plugins.core.problems import Place, Problem, error

_HANDED = "KOSKE_PREVIEW"  # the socket and the token, from one process to the next
_TRIAL = (
    "import importlib, sys; from pathlib import Path;"
    "import plugins.edge.preview.serving, plugins.edge.__main__;"
    "from plugins.edge.loading import is_ours, load_settings; found = load_settings(Path(sys.argv[1]));"
    "from plugins.core.build import compose;"
    "compose(importlib.import_module(name).FEATURE for name in found['PLUGINS'] if is_ours(name))"
)
_PLACE = re.compile(r'^\s*File "([^"]+)", line ([0-9]+)', re.MULTILINE)
_PATIENCE = 60  # seconds
_ROOT = Path(__file__).resolve().parents[3]


def faults(settings: Path, changed: Iterable[str]) -> tuple[Problem, ...]:
    """What keeps the program from running as it is now; ``changed`` files are looked at by themselves too."""
    for path in sorted(changed):
        if path.endswith(".py"):
            try:
                compile(Path(path).read_bytes(), path, "exec", dont_inherit=True)
            except (SyntaxError, ValueError) as fault:
                line = getattr(fault, "lineno", 0) or 1
                return (_broken(path, line, f"{type(fault).__name__}: {getattr(fault, 'msg', fault)}"),)
            except OSError:
                continue  # deleted: whoever imports it tells
    try:
        tried = subprocess.run(  # noqa: S603 - this very Python
            [sys.executable, "-c", _TRIAL, str(settings)],
            cwd=Path.cwd(), env={**os.environ, "PYTHONPATH": str(_ROOT)}, capture_output=True,
            timeout=_PATIENCE, text=True, check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as fault:
        return (_broken(str(settings), 1, type(fault).__name__),)
    if tried.returncode == 0:
        return ()
    places = [(path, int(line)) for path, line in _PLACE.findall(tried.stderr)]
    ours = [one for one in places if one[0].startswith((str(_ROOT / "plugins"), str(settings)))] or places
    path, line = ours[-1] if ours else (str(settings), 1)
    *_, reason = tried.stderr.strip().splitlines() or [""]
    return (_broken(path, line, reason),)


def _broken(path: str, line: int, reason: str) -> Problem:
    file = Path(path)
    shown = file.relative_to(_ROOT) if file.is_relative_to(_ROOT) else file
    return error(Place(""), "preview-code", file=shown, line=line, reason=reason)


def handed() -> tuple[socket.socket, str] | None:
    """The socket and the token of the process that this one was before."""
    number, _, token = os.environ.pop(_HANDED, "").partition(" ")
    if not number.isdecimal():
        return None
    try:
        found = socket.socket(fileno=int(number))
    except OSError:
        return None
    found.set_inheritable(False)
    return found, token


def again(listener: socket.socket, token: str) -> NoReturn:
    """Become the new program, which goes on at the same port."""
    listener.set_inheritable(True)
    os.environ[_HANDED] = f"{listener.fileno()} {token}"
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - this very command
