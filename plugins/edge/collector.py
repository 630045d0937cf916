"""When Python looks for rings of values that nobody needs any more.

A build makes many values that stay and next to none in rings. To look through all that is
remembered of ten thousand items, as Python does again and again while these are read in, takes longer
than a small change. So nothing is looked for before there is much to do, and then seldom.
"""

import gc

_MADE = 50_000  # values made since, before the newest are looked through


def collect_nothing() -> None:
    """Look for no rings yet."""
    gc.disable()


def collect_seldom() -> None:
    """Look for rings from now on, but not among what is there already."""
    gc.freeze()
    gc.set_threshold(_MADE, 10, 10)
    gc.enable()
