"""What keeps a page from being made, as a problem that can be told."""

import traceback

from plugins.core.problems import Place, Problem, error
from plugins.core.records import ChangedError
from plugins.core.theme import ThemeError

_OURS = "/plugins/"


def problem_of(fault: Exception) -> Problem:
    """The theme's fault, a file that is another by now, or a fault of the program with its line."""
    if isinstance(fault, ThemeError):
        return error(Place(""), fault.code, where=fault.where, detail=fault.detail)
    if isinstance(fault, ChangedError):
        return error(Place(str(fault)), "file-changed")
    frames = traceback.extract_tb(fault.__traceback__)
    places = [
        f"plugins/{frame.filename.rpartition(_OURS)[2]}:{frame.lineno}"
        for frame in frames
        if _OURS in frame.filename
    ]
    reason = " ".join(f"{type(fault).__name__}: {fault}".split())
    return error(Place(""), "preview-fault", where=places[-1] if places else "", reason=reason)
