"""What is known of the site's accessibility on the build day, by people and by programs."""

from calendar import monthrange
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from plugins.accessibility.model import AREAS, FILE, Accessibility, Check, Shortcoming, read_accessibility
from plugins.accessibility.run import RUN_FILE, Run, read_run
from plugins.core.model import Entity
from plugins.core.page import home
from plugins.core.site import Site
from plugins.core.view import Value

RUN_MONTHS, CHECK_MONTHS, REVIEW_MONTHS = 6, 12, 12
"""How long a run, a check by hand and the statement itself are taken for the present state."""

OFFICE = (".doc", ".docx", ".odp", ".ods", ".odt", ".ppt", ".pptx", ".rtf", ".xls", ".xlsx")


class Pdf(Struct, frozen=True):
    """A PDF that readers may not be able to use: where it is offered, by title, its year, what it lacks.

    ``offer`` leads to the item that offers it; the file's name where none does. Year 0 is not known.
    """

    path: str
    offer: Value
    url: str
    year: int
    faults: tuple[str, ...]


class Checked(Struct, frozen=True):
    """The latest check of an area, and whether it was too long ago to tell of the present."""

    check: Check
    old: bool


class Evidence(Struct, frozen=True):
    """All that the statement is made of.

    ``run`` is the last automatic run up to the build day, ``unseen`` are the sorts of pages of which it saw
    no page wholly, ``pages`` the links to what it saw, in its order. ``pdfs`` are those with faults,
    ``pdf_count`` is how many there are, ``offices`` how many files of office programs. ``late`` are the
    shortcomings that should have been mended by now.
    """

    known: Accessibility
    run: Run | None = None
    run_old: bool = False
    unseen: tuple[str, ...] = ()
    pages: tuple[Value, ...] = ()
    checked: tuple[Checked, ...] = ()
    pdfs: tuple[Pdf, ...] = ()
    pdf_count: int = 0
    offices: int = 0
    late: tuple[Shortcoming, ...] = ()

    def latest(self, area: str) -> Checked | None:
        """The latest check of an area, if there was one."""
        return next((one for one in self.checked if one.check.what == area), None)


def gathered(lang: str, site: Site) -> Evidence | None:
    """What is known, worded in a language where it names items; None without a sound file."""
    data = site.data(FILE)
    known = read_accessibility(data).known if data is not None else None
    if known is None:
        return None
    run = last_run(site)
    pdfs = tuple(path for path in site.assets() if path.lower().endswith(".pdf"))
    faulty = (_pdf(path, facts.faults, lang, site) for path in pdfs if (facts := site.pdf(path)))
    return Evidence(
        known,
        run,
        run is not None and site.as_of > later(run.as_of, RUN_MONTHS),
        unseen(run, site) if run else (),
        tuple(_page(page.address, lang, site) for page in run.pages) if run else (),
        latest_checks(known, site),
        tuple(sorted((one for one in faulty if one.faults), key=lambda one: (-one.year, one.path))),
        len(pdfs),
        sum(path.lower().endswith(OFFICE) for path in site.assets()),
        tuple(one for one in known.shortcomings if one.mend_by and site.as_of > one.mend_by),
    )


def last_run(site: Site) -> Run | None:
    """The last automatic run. One of a later day than the build's has not been made yet."""
    data = site.data(RUN_FILE)
    run = read_run(data)[0] if data is not None else None
    return run if run is not None and run.as_of <= site.as_of else None


def unseen(run: Run, site: Site) -> tuple[str, ...]:
    """The sorts of pages of which the run saw none in all widths and colour schemes, sorted."""
    seen = {site.sort_at(page.address) for page in run.pages if page.whole}
    return tuple(sort for sort in site.sorts() if sort not in seen)


def _page(address: str, lang: str, site: Site) -> Value:
    """A page that was looked at, by its name; one that has none, or has gone, by its address."""
    url = f"{site.identity.base}{address.removeprefix(site.identity.base)}"
    for other in site.identity.languages if site.sort_at(url) == "front" else ():
        if (start := home(site, other)).url == url:
            return replace(start, lang="" if other == lang else other)
    entity = site.at(url)
    if entity is not None:
        return site.link(entity, lang=lang)
    for (kind, of), place in site.lists.items():
        if place == url:
            return Value(site.strings[of](f"{kind}.list"), url=url, lang="" if of == lang else of)
    return Value(address, url=url if site.sort_at(url) else "")


def latest_checks(known: Accessibility, site: Site) -> tuple[Checked, ...]:
    """The latest check of each area up to the build day, in the order of the areas.

    Of two of one day the one that failed counts.
    """
    made = [check for check in known.checks if check.date <= site.as_of]
    found = []
    for area in AREAS:
        of_area = [check for check in made if check.what == area]
        if of_area:
            latest = max(of_area, key=lambda check: (check.date, check.result == "failed"))
            found.append(Checked(latest, site.as_of > later(latest.date, CHECK_MONTHS)))
    return tuple(found)


def later(day: date, months: int) -> date:
    """The day so many months later; the last of the month where that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _pdf(path: str, faults: tuple[str, ...], lang: str, site: Site) -> Pdf:
    offers = site.named_in(path)
    owner = next((one for one in offers if one.lang == lang), offers[0] if offers else None)
    name = path.rpartition("/")[2]
    offer = site.link(owner, lang=lang) if owner else Value(name)
    return Pdf(path, offer, site.media(path), _year(owner), faults)


def _year(owner: Entity | None) -> int:
    """The year of a publication, or that in which an item is dated."""
    if owner is None:
        return 0
    fields = owner.fields
    moment = fields.date or getattr(fields, "start", None)
    day = getattr(moment, "day", None)
    return int(getattr(fields, "year", 0) or (day.year if day else 0))
