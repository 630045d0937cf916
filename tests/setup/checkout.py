"""A checkout of nothing but the tooling, and Pythons that only say who they are."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
CANDIDATES = ("python3", "python3.14", "python3.13", "python3.12", "python3.11", "python")

# Answers what the set-up asks of a Python; `installed` is the diary of pip, `broken` makes pip fail.
SUITABLE = """\
#!/bin/sh
case "$*" in
--version) echo "Python {version}" ;;
*_base_executable*) echo "$0" ;;
'-m venv'*) mkdir -p "$3/bin" "$3/lib" && cp "$0" "$3/bin/python" && : >installed ;;
'-m pip'*) echo "$*" >>installed; test ! -e broken ;;
*sys.prefix*) printf '{version} /base;%s/.venv\\n' "$PWD" ;;
*sys.version,*) printf '{version} /base;' ;;
*) printf argv:; printf '[%s]' "$@"; echo; echo "AS_OF=${{AS_OF-unset}} JOBS=${{JOBS-unset}} PYTHONUTF8=${{PYTHONUTF8-unset}}" ;;
esac
"""
TOO_OLD = """\
#!/bin/sh
test "$*" = --version && echo "Python {version}"
"""
MISSING = """\
#!/bin/sh
exit 127
"""


@dataclass(frozen=True)
class Outcome:
    """What a command left: its exit code and what it said."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Checkout:
    """A folder with the tooling, and a folder of Pythons that shadows those of the machine."""

    root: Path
    bin: Path

    def give_python(self, name: str, script: str, version: str = "3.12.1") -> Path:
        """Put a Python of that kind on the path, or at a path of its own."""
        path = self.bin / name
        path.write_text(script.format(version=version), encoding="utf-8")
        path.chmod(0o755)
        return path

    def start(self, *arguments: str, environment: Mapping[str, str] = {}) -> subprocess.Popen[str]:
        """Start make here as from a shell of its own."""
        inherited = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("MAKE", "MFLAGS", "PYTHON"))
            and name
            not in {
                "CONTENT",
                "OUTPUT",
                "SETTINGS",
                "AS_OF",
                "JOBS",
                "UPGRADE",
                "N",
                "DEPLOY",
                "KEEP",
                "HEALTH",
                "DRY",
                "RELEASE",
            }
        }
        inherited["PATH"] = os.pathsep.join((str(self.bin), inherited["PATH"]))
        return subprocess.Popen(
            ("make", *arguments),
            cwd=self.root,
            env={**inherited, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def make(self, *arguments: str, environment: Mapping[str, str] = {}) -> Outcome:
        """Run make here to its end."""
        with self.start(*arguments, environment=environment) as process:
            try:
                out, err = process.communicate(timeout=300)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
        return Outcome(process.returncode, out, err)
