"""What the figures were measured on and with: for the head of the document. No names of hosts, no paths."""

import os
import platform
import re
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path

from tests.bench.peers import PEERS


def facts(work: Path) -> dict[str, str]:
    """The machine and the versions, by their names in the template."""
    return {
        "day": date.today().isoformat(),  # noqa: DTZ011 - the day by the clock on the wall
        "processor": _processor(),
        "cores": str(cores()),
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GB",
        "kernel": f"{platform.system()} {re.split('[^0-9.]', platform.release())[0]}",
        "disk": "RAM disk" if work.is_relative_to("/dev/shm") else "disk",  # noqa: S108 - nothing is made here
        "load": f"{os.getloadavg()[0]:.1f}",
        "python": platform.python_version(),
        "own_pelican": version("pelican"),
        "own_markdown": version("markdown"),
        "own_jinja": version("jinja2"),
        "pelican": _peer_version("pelican"),
        "markdown": _peer_version("markdown"),
        "hugo": _peer_version("hugo"),
    }


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _processor() -> str:
    """The processor's name, as the kernel or else Python tells it."""
    file = Path("/proc/cpuinfo")
    names = (
        re.findall(r"^model name\s*: (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
        if file.exists()
        else []
    )
    return names[0] if names else platform.processor() or platform.machine()


def _peer_version(package: str) -> str:
    (found,) = PEERS.glob(f"lib/python3*/site-packages/{package}-*.dist-info")
    return found.name.removesuffix(".dist-info").split("-")[1]
