"""The settings file as Pelican reads it, and the modules of ``PLUGINS``, without Pelican.

Pelican takes a fifth of a second to be imported. A site whose plugins are all ours needs it for
nothing, so ``make html`` reads the settings itself; with a plugin from elsewhere Pelican is the host.
"""

import importlib.util
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_FOLDERS = ("PATH", "OUTPUT_PATH", "THEME", "CACHE_PATH")
_OURS = "plugins."


def load_settings(file: Path) -> dict[str, Any]:
    """The settings in a file, its folders as absolute paths. What the file raises passes through."""
    name = file.stem
    spec = importlib.util.spec_from_file_location(name, file)
    if spec is None or spec.loader is None:
        raise ImportError(name)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    with _no_bytecode():
        spec.loader.exec_module(module)
    settings = {key: value for key, value in vars(module).items() if key.isupper()}
    for key in _FOLDERS:
        if isinstance(settings.get(key), str):
            settings[key] = os.path.abspath(file.parent / settings[key])  # noqa: PTH100 - takes ".." out
    return settings


@contextmanager
def _no_bytecode() -> Iterator[None]:
    """Import from sources alone: bytecode is told from a source of the same size and second by nothing."""
    before = sys.pycache_prefix, sys.dont_write_bytecode
    sys.pycache_prefix, sys.dont_write_bytecode = os.devnull, True
    try:
        yield
    finally:
        sys.pycache_prefix, sys.dont_write_bytecode = before


def are_ours(settings: dict[str, Any]) -> bool:
    """Whether every plugin is one of this project's modules, so that Pelican has nothing to host."""
    listed = settings.get("PLUGINS")
    return isinstance(listed, list) and all(map(is_ours, listed))


def is_ours(plugin: object) -> bool:
    """Whether what ``PLUGINS`` lists is the name of a module of this project."""
    return isinstance(plugin, str) and plugin.startswith(_OURS)


def module_files(names: list[str]) -> list[str]:
    """The files of modules that need not be imported yet; a name that leads nowhere is passed over."""
    found = []
    for name in names:
        try:
            spec = importlib.util.find_spec(name)
        except (ImportError, ValueError):
            continue
        if spec is not None and spec.origin:
            found.append(spec.origin)
    return found
