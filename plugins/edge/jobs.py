"""How many processes share the work."""

import os


def jobs_of(written: str) -> int | None:
    """The number of processes that ``JOBS`` names; by default as many as there are processors to use.

    None for a text that is no number from 1 on.
    """
    if not written.strip():
        affinity = getattr(os, "sched_getaffinity", None)
        return len(affinity(0)) if affinity else os.cpu_count() or 1
    return int(written) if written.strip().isdecimal() and 0 < int(written) < 1000 else None
