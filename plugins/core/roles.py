"""Whom an item names and whom to turn to: roles in time (content-model.md, "What a contact shows").

Pure functions over people and their roles. A day is a calendar day in the site's time zone;
a role's ends are inclusive.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct
from pydantic import Field

from plugins.core.model import Part
from plugins.core.values import Loose, OrganisationId, ProjectId, ServiceId, Text

FIRST_DAY = date.min
LAST_DAY = date.max


class Role(Part):
    """A title that a person holds at an organisation for a time (default: the site's own)."""

    title: Text
    title_sv: Text = ""
    title_en: Text = ""
    organisation: OrganisationId | None = None
    begins: Loose | None = Field(default=None, alias="from")
    until: Loose | None = None
    projects: tuple[ProjectId, ...] = ()
    services: tuple[ServiceId, ...] = ()

    def title_in(self, lang: str) -> str:
        """The title in a language, else in the site's own."""
        return self._translated(lang) or self.title

    def has_title_in(self, lang: str) -> bool:
        """Whether the title was put into words in that language."""
        return bool(self._translated(lang))

    def _translated(self, lang: str) -> str:
        return {"sv": self.title_sv, "en": self.title_en}.get(lang, "")


class Tenure(Struct, frozen=True):
    """A role with its organisation and the days it is held, both ends included."""

    role: Role
    organisation: str
    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether the role is held on that day."""
        return self.first <= day <= self.last

    def about(self, projects: Iterable[str], services: Iterable[str]) -> bool:
        """Whether the role lists one of these projects or services."""
        wanted = {*projects}, {*services}
        return any(ref.id in wanted[0] for ref in self.role.projects) or any(
            ref.id in wanted[1] for ref in self.role.services
        )


def tenures(roles: Sequence[Role], own_organisation: str) -> tuple[Tenure, ...]:
    """The roles with their days: one without an end lasts until another at the same place begins."""
    places = [role.organisation.id if role.organisation else own_organisation for role in roles]
    firsts = [role.begins.first if role.begins else FIRST_DAY for role in roles]
    found = []
    for role, place, first in zip(roles, places, firsts, strict=True):
        if role.until:
            last = role.until.last
        else:
            later = [
                other for other, where in zip(firsts, places, strict=True) if where == place and other > first
            ]
            last = min(later) - timedelta(days=1) if later else LAST_DAY
        found.append(Tenure(role, place, first, last))
    return tuple(found)


def role_on(
    held: Sequence[Tenure], day: date, own_organisation: str, projects: Iterable[str], services: Iterable[str]
) -> Tenure | None:
    """The role to show: one about the item, else one at the site's own organisation, else the latest."""
    valid = [tenure for tenure in held if tenure.holds(day)]
    topics = tuple(projects), tuple(services)
    about = [tenure for tenure in valid if tenure.about(*topics)]
    own = [tenure for tenure in valid if tenure.organisation == own_organisation]
    candidates = about or own or valid
    return max(candidates, key=lambda tenure: tenure.first) if candidates else None


def reachable(held: Sequence[Tenure], shown: Tenure | None, today: date) -> bool:
    """Whether phone and e-mail may be printed: a role is held today where the shown role is."""
    return shown is not None and any(
        tenure.organisation == shown.organisation and tenure.holds(today) for tenure in held
    )


def has_left(held: Sequence[Tenure], today: date) -> bool:
    """Whether every role has ended: nothing is held today and nothing is to come."""
    return all(tenure.last < today for tenure in held)
