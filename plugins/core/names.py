"""Names of people, taken apart into surname and given names."""

PARTICLES = frozenset(
    ("af", "al", "av", "bin", "da", "dal", "de", "del", "della", "den", "der", "di", "do", "dos", "du",
     "ibn", "la", "le", "ten", "ter", "van", "vom", "von", "zu", "zum", "zur")
)  # fmt: skip
"""The small words that a surname may begin with, in lower case as they are written."""


def name_parts(name: str) -> tuple[str, str]:
    """Surname and given names: the last word with the particles before it, and all other words."""
    words = name.split()
    first = len(words) - 1
    while first > 0 and words[first - 1] in PARTICLES:
        first -= 1
    return " ".join(words[first:]), " ".join(words[:first])
