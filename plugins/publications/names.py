"""Authors' names: which part is the surname, what is a particle, which names are no person's.

Programs that collect references put people in order by surname and shorten their first names; a
body that publishes keeps its whole name.
"""

import re
from collections.abc import Collection

from msgspec import Struct

from plugins.core.names import PARTICLES

# The last words of the names of bodies. Long ones, since no surname ends with them.
_BODIES = re.compile(
    r".*(?:hallitus|hallinto|järjestö|kaupunki|keskus|korkeakoulu|kuntayhtymä|laitos|liitto|ministeriö"
    r"|neuvosto|opisto|osuuskunta|instituutti|rahasto|ryhmä|säätiö|verkosto|virasto|yhdistys|yhtymä|yliopisto"
    r"|förbund|förbundet|förening|föreningen|ministeriet|stiftelse|stiftelsen|universitet"
    r"|association|centre|center|council|foundation|institute|ministry|network|university"
    r"|\b(?:ry|rf|oy|oyj|ab|abp|sr|ky))\.?",
    re.IGNORECASE,
)


class Author(Struct, frozen=True):
    """An author: a person by the parts of the name, or a body by its whole name (``literal``)."""

    family: str = ""
    given: str = ""
    particle: str = ""
    literal: str = ""

    @property
    def shown(self) -> str:
        """The name as it is read: ``Anna von Bonsdorff``."""
        return self.literal or " ".join(filter(None, (self.given, self.particle, self.family)))

    @property
    def inverted(self) -> str:
        """The name as it stands in lists: ``von Bonsdorff, Anna``."""
        surname = " ".join(filter(None, (self.particle, self.family)))
        return self.literal or ", ".join(filter(None, (surname, self.given)))


def author_of(name: str, bodies: Collection[str] = ()) -> Author:
    """The author that a name means; ``bodies`` are the names of known organisations.

    ``Surname, First name`` is a person whatever the words, and so is ``Surname,``. Otherwise a name is
    a body's when it is known as one's, is a single word (but ``Niskanen``), has a word in lower case that
    is no particle (``Jyväskylän yliopisto``), or ends as bodies' names do. A person's surname is the last
    word.
    """
    before, comma, after = (part.strip() for part in name.partition(","))
    if comma and before and not after[:1].islower():
        return _surname(before.split(), after)
    words = name.split()
    if len(words) == 1 and name.endswith("nen") and name not in bodies:
        return Author(family=name)
    if name in bodies or len(words) < 2 or _is_body(words):
        return Author(literal=name)
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in PARTICLES:
        first -= 1
    return _surname(words[first:], " ".join(words[:first]))


def _surname(words: list[str], given: str) -> Author:
    """The particles at the beginning of a surname are apart from it."""
    count = 0
    while count < len(words) - 1 and words[count] in PARTICLES:
        count += 1
    return Author(" ".join(words[count:]), given, " ".join(words[:count]))


def _is_body(words: list[str]) -> bool:
    lower = any(word[0].islower() and word not in PARTICLES for word in words)
    return (
        lower
        or "&" in words
        or any(word[0].isdigit() for word in words)
        or bool(_BODIES.fullmatch(words[-1]))
    )
