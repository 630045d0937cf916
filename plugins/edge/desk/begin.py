"""``make new`` from its answers to the file: at a terminal it asks, elsewhere everything is given."""

import sys
from collections.abc import Mapping
from pathlib import Path

from plugins.core.problems import Place, error
from plugins.edge.desk.asking import Asker
from plugins.edge.desk.new import Known, NewError, address_of, draft_of, fill, identify, propose, save
from plugins.edge.preview.ports import HOST, PORT
from plugins.edge.telling import shown_root

_WORDS = {
    "fi": (
        "Uusi tiedosto: {path}",
        "Kirjoita siihen ja katso, miltä se näyttää: make serve, sitten {preview}",
        "Se on luonnos. Kun sen saa julkaista, poista rivi status: draft.",
    ),
    "en": (
        "New file: {path}",
        "Write into it and see how it looks: make serve, then {preview}",
        "It is a draft. When it may be published, take out the line status: draft.",
    ),
}


def begin(known: Known, kind: str, given: Mapping[str, str], content: Path, lang: str) -> list[str]:
    """Write the file, and what to tell of it. Raises NewError where nothing can be written."""
    asker = Asker(input, print, lang) if sys.stdin.isatty() else None
    try:
        if not kind and asker is None:
            folders = ", ".join(one.folder for one in known.kinds.values())
            raise NewError(error(Place(""), "new-kind-missing", known=folders))
        draft = draft_of(known, kind or (asker.kind(known) if asker else ""), given)
        propose(draft)
        if asker:
            asker.fill(draft)
    except (EOFError, KeyboardInterrupt):
        print()
        raise SystemExit(130) from None  # the writer has changed their mind; nothing was written
    fill(draft)
    identify(draft)
    path = save(draft, content)
    preview = f"http://{HOST}:{PORT}{address_of(draft)}"
    return [line.format(path=f"{shown_root(content)}/{path}", preview=preview) for line in _WORDS[lang]]
