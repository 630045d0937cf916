"""The fingerprint of all that runs: our code, the libraries, Python. Nothing is remembered across it."""

import os
import sys
from hashlib import blake2b
from pathlib import Path

_PLUGINS = Path(__file__).resolve().parents[1]


def program_print(modules: list[str]) -> str:
    """The digest of Python's version, of the names (with versions) of what is installed, and of our code.

    ``modules`` are the files of further code: plugins from elsewhere. Raises OSError.
    """
    whole = blake2b(digest_size=16)
    whole.update(f"{sys.version}\n".encode())
    for folder in sys.path:
        whole.update("\n".join(_installed(folder)).encode(errors="surrogateescape"))
    for file in (*sorted(_code(_PLUGINS)), *modules):
        whole.update(file.encode(errors="surrogateescape").removeprefix(os.fsencode(_PLUGINS)))
        whole.update(Path(file).read_bytes())
    return whole.hexdigest()


def _installed(folder: str) -> list[str]:
    """The packages of a folder of libraries, each with its version in the name."""
    if not folder.endswith(("site-packages", "dist-packages")) or not os.path.isdir(folder):  # noqa: PTH112
        return []
    return sorted(name for name in os.listdir(folder) if name.endswith(".dist-info"))  # noqa: PTH208


def _code(folder: Path) -> list[str]:
    found = []
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        found += [f"{place}/{name}" for name in files if name.endswith((".py", ".csl"))]
    return found
