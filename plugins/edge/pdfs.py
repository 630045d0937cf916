"""What a PDF says of itself to screen readers, found out in a process of its own with little time and memory.

A PDF that is made to harm whoever reads it, or whose parts unfold to more than there is room for, ends that
process and nothing else. It is forked and not started: a folder may hold hundreds of PDFs.
"""

import os
import resource
import select
import signal
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from plugins.core.source import PdfFacts

MOST_BYTES = 200_000_000
SECONDS, MEMORY = 10, 1 << 29  # of the processor, and beyond what this process has already
_WAIT = 60.0  # seconds by the clock, on a machine that has much else to do
_STATM, _PAGE = Path("/proc/self/statm"), resource.getpagesize()

HEAVY = PdfFacts("heavy")
_SAID = {b"D": PdfFacts("damaged"), b"L": PdfFacts("locked")}
_SAID |= {
    bytes([number]): PdfFacts("read", bool(number & 1), bool(number & 2), bool(number & 4))
    for number in range(8)
}
"""The one byte that the process says, and what it means."""


def pdf_facts(stream: BinaryIO, size: int) -> PdfFacts:
    """The facts of the PDF in an open file of ``size`` bytes."""
    if size > MOST_BYTES:
        return HEAVY
    import pikepdf  # noqa: PLC0415 - only where a PDF is new

    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        _look(pikepdf, stream, theirs)
    os.close(theirs)
    try:
        told = _answer(ours)
    finally:
        os.close(ours)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return _SAID.get(told, HEAVY)  # nothing: it was stopped before it could say anything


def _answer(pipe: int) -> bytes:
    """What the process says before it ends, or nothing."""
    return os.read(pipe, 1) if select.select([pipe], [], [], _WAIT)[0] else b""


def _look(pikepdf: Any, stream: BinaryIO, pipe: int) -> None:  # noqa: ANN401 - a module
    """Say what is found, and end: nothing of the process that it was forked from may run on here."""
    told = b""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        _be_small()
        told = _found(pikepdf, stream)
    except MemoryError:
        pass
    except BaseException as fault:  # noqa: BLE001 - whatever the library makes of a broken file
        told = b"L" if isinstance(fault, pikepdf.PasswordError) else b"D"
    finally:
        with suppress(OSError):
            os.write(pipe, told)
        os._exit(0)


def _be_small() -> None:
    """Have the system end this process when it takes too much."""
    used = 0
    with suppress(OSError, ValueError):
        used = int(_STATM.read_bytes().split()[0]) * _PAGE
    for what, most in (
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_AS, used + MEMORY),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(OSError, ValueError):  # not every system lets all of them be set
            resource.setrlimit(what, (most, most))


def _found(pikepdf: Any, stream: BinaryIO) -> bytes:  # noqa: ANN401 - a module
    stream.seek(0)
    with pikepdf.open(stream, suppress_warnings=True) as pdf:
        root = pdf.Root
        if not len(pdf.pages):
            return b"D"
        marked = root.get("/MarkInfo", {}).get("/Marked", False)
        tree = root.get("/StructTreeRoot", {}).get("/K")
        shown = root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)
        facts = (
            bool(marked) and tree is not None,
            bool(shown) and bool(_title(pdf).strip()),
            bool(str(root.get("/Lang", "")).strip()),
        )
    return bytes([sum(1 << place for place, fact in enumerate(facts) if fact)])


def _title(pdf: Any) -> str:  # noqa: ANN401 - a document
    """The title, where either of the two places for it has one."""
    found = str(pdf.docinfo.get("/Title", ""))
    if found.strip() or "/Metadata" not in pdf.Root:
        return found
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        return str(metadata.get("dc:title") or "")
