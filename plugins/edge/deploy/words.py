"""What a deploy tells on the terminal."""

from collections.abc import Iterable, Iterator, Sequence

from plugins.edge.deploy.health import Fault
from plugins.edge.deploy.releases import told_moment
from plugins.edge.deploy.shipment import Change, Shipment
from plugins.edge.deploy.sorts import PAGES, SORTS, sort_of

_SHOWN = 10  # pages of a group where not all are asked for

_WORDS = {
    "fi": {
        "begin": "Viedään sivusto kohteeseen {where} …",
        "change": "Uusia tiedostoja {added}, muuttuneita {changed}, poistuneita {removed}, ennallaan {same}. "
        "Siirrettävää {size}.",
        "same": "Kohteessa {where} on jo tämä sivusto. Mitään ei viety.",
        "done": "Julkaistu: {where}. Julkaisun tunnus on {id}.",
        "done-storage": "Julkaistu: {where}.",
        "done-artifact": "Sivusto on pakattu tiedostoon {where} ({files} tiedostoa, {size}).",
        "checked": "Tarkistettu: {url} vastaa juuri viedyllä sivustolla.",
        "unchecked": "Osoitteen toimintaa ei tarkistettu. Tarkistus ja sen varalta palautus: HEALTH=1 "
        "(tai HEALTH=https://…).",
        "unchecked-storage": "Osoitteen toimintaa ei tarkistettu. Tarkistus: HEALTH=1 (tai HEALTH=https://…).",
        "back": "Jos jokin meni vikaan, palauta edellinen: make rollback DEPLOY={where}",
        "first": "Tämä oli ensimmäinen julkaisu, joten palautettavaa ei vielä ole.",
        "only": "KEEP=1: vanhoja julkaisuja ei säilytetä, joten palautettavaa ei ole.",
        "back-storage": "Tallennustilassa ei ole vanhoja julkaisuja. Palautus: palauta sisältö versionhallinnassa "
        "ja julkaise uudelleen.",
        "dropped": "Vanhimpia julkaisuja poistettiin {count}; tallessa on viimeiset {keep} (KEEP).",
        "unsound": "Osoite ei vastaa niin kuin pitäisi:",
        "returned": "Edellinen julkaisu {id} ({when}) palautettiin, ja epäonnistunut poistettiin.",
        "stays": "Edellistä julkaisua ei ole, joten uusi jäi paikalleen. Tarkista palvelimen asetukset ja osoite.",
        "stays-same": "Sivusto oli jo julkaistu, eikä mitään muutettu. Tarkista palvelimen asetukset ja osoite.",
        "stays-storage": "Tallennustilaan viety sivusto jäi paikalleen: siellä ei ole julkaisua, johon palata. "
        "Jos vika on sisällössä, palauta se versionhallinnassa ja julkaise uudelleen. Jos vika on osoitteessa tai "
        "välimuistissa, korjaa se ja anna sama komento uudelleen.",
        "dry": "Koe: mitään ei viedä. Näin muuttuisi {where}:",
        "dry-none": "Koe: mikään ei muuttuisi kohteessa {where}.",
        "added": "uudet", "changed": "muuttuneet", "removed": "poistuvat",
        "more": "… ja {count} muuta sivua (kaikki: ALL=1)",
        "feeds": "syötteitä ja kalentereita", "downloads": "ladattavia tiedostoja", "pictures": "kuvia",
        "theme": "ulkoasun tiedostoja", "search": "haun tiedostoja", "packed": "pakattuja muotoja",
        "others": "muita tiedostoja",
        "rolled": "Palautettu: {where} näyttää nyt julkaisun {id} ({when}).",
        "rolled-same": "Julkaisu {id} ({when}) on jo käytössä. Mitään ei muutettu.",
        "forward": "Takaisin uudempaan: make rollback DEPLOY={where} RELEASE={former}",
        "list": "Julkaisut kohteessa {where}, uusin ensin:",
        "list-line": "{mark} {id}   {when}{note}", "in-front": "   ← lukijat näkevät tämän",
        "none": "Kohteessa {where} ei ole vielä julkaisuja.",
        "how": "Palautus: make rollback DEPLOY={where} (edelliseen) tai lisää RELEASE=tunnus.",
        "status": "vastasi virheellä {kind}", "other": "sisältö on toinen kuin viety", "silent": "ei vastannut",
    },
    "en": {
        "begin": "Bringing the site to {where} …",
        "change": "New files {added}, changed {changed}, removed {removed}, unchanged {same}. To send: {size}.",
        "same": "{where} has this site already. Nothing was sent.",
        "done": "Published: {where}. The release is {id}.",
        "done-storage": "Published: {where}.",
        "done-artifact": "The site is packed into {where} ({files} files, {size}).",
        "checked": "Checked: {url} answers with the site that has just gone out.",
        "unchecked": "The address was not checked. To check it, and go back if it fails: HEALTH=1 "
        "(or HEALTH=https://…).",
        "unchecked-storage": "The address was not checked. To check it: HEALTH=1 (or HEALTH=https://…).",
        "back": "If something went wrong, go back to the last one: make rollback DEPLOY={where}",
        "first": "This was the first release: there is none to go back to yet.",
        "only": "KEEP=1: no former release is kept, so there is none to go back to.",
        "back-storage": "A storage keeps no former releases. To go back: restore the content in version control "
        "and publish again.",
        "dropped": "Removed {count} of the oldest releases; the last {keep} are kept (KEEP).",
        "unsound": "The address does not answer as it should:",
        "returned": "Went back to the last release {id} ({when}) and removed the one that failed.",
        "stays": "There is no former release, so the new one stays. Check the server's settings and the address.",
        "stays-same": "The site was out already, and nothing was changed. Check the server's settings and the address.",
        "stays-storage": "What was sent to the storage stays: there is no release to go back to. If the content is at "
        "fault, restore it in version control and publish again. If the address or a cache is, mend it and give the "
        "same command again.",
        "dry": "A trial: nothing is sent. {where} would change like this:",
        "dry-none": "A trial: nothing would change at {where}.",
        "added": "new", "changed": "changed", "removed": "removed",
        "more": "… and {count} more pages (all: ALL=1)",
        "feeds": "feeds and calendars", "downloads": "downloads", "pictures": "pictures", "theme": "files of the theme",
        "search": "files of the search", "packed": "compressed forms", "others": "other files",
        "rolled": "Went back: {where} shows release {id} now ({when}).",
        "rolled-same": "Release {id} ({when}) is in front already. Nothing was changed.",
        "forward": "To the newer one again: make rollback DEPLOY={where} RELEASE={former}",
        "list": "Releases at {where}, the newest first:",
        "list-line": "{mark} {id}   {when}{note}", "in-front": "   ← readers see this one",
        "none": "There are no releases at {where} yet.",
        "how": "To go back: make rollback DEPLOY={where} (to the last one), or add RELEASE=id.",
        "status": "answered with error {kind}", "other": "not the bytes that were sent", "silent": "no answer",
    },
}  # fmt: skip
_UNITS = {"fi": ("tavua", "kt", "Mt", "Gt"), "en": ("bytes", "kB", "MB", "GB")}


class Words:
    """The lines in one language; times in one zone."""

    def __init__(self, lang: str, zone: str) -> None:
        self._words = _WORDS[lang]
        self._lang, self._zone = lang, zone

    def line(self, name: str, **values: object) -> str:
        """One line of the table."""
        return self._words[name].format(**values)

    def when(self, release: str) -> str:
        """When a release was made."""
        return told_moment(release, self._zone, self._lang)

    def size(self, count: int) -> str:
        """A number of bytes as people say it."""
        units = _UNITS[self._lang]
        if count < 1000:
            return f"{count} {units[0]}"
        power = 1 if count < 1_000_000 else 2 if count < 1_000_000_000 else 3
        said = f"{count / 1000**power:.1f}"
        return f"{said if self._lang == 'en' else said.replace('.', ',')} {units[power]}"

    def change(self, found: Change, shipment: Shipment) -> str:
        """How many files come, change and go, and how much must be sent."""
        size = self.size(shipment.size(found.sent))
        counts = {name: len(getattr(found, name)) for name in ("added", "changed", "removed")}
        return self.line("change", **counts, same=found.same, size=size)

    def trial(self, found: Change, shipment: Shipment, where: str, *, whole: bool) -> list[str]:
        """What a deploy would do, by file."""
        groups = {
            "added": ("+", found.added),
            "changed": ("~", found.changed),
            "removed": ("-", found.removed),
        }
        if not any(paths for _, paths in groups.values()):
            return [self.line("dry-none", where=where)]
        lines = [self.line("dry", where=where)]
        for name, (sign, paths) in groups.items():
            if paths:
                lines += [
                    f"  {self.line(name)}: {len(paths)}",
                    *self._listed(sign, paths, shipment, whole=whole),
                ]
        return [*lines, self.change(found, shipment)]

    def faults(self, found: Sequence[Fault]) -> list[str]:
        """What does not answer as it should."""
        return [self.line("unsound"), *(f"  {address}: {self._kind(kind)}" for address, kind in found)]

    def releases(self, releases: Iterable[str], current: str, where: str) -> list[str]:
        """The releases that there are."""
        lines = [
            self.line(
                "list-line", mark="*" if release == current else " ", id=release, when=self.when(release),
                note=self.line("in-front") if release == current else "",
            )
            for release in sorted(releases, reverse=True)
        ]  # fmt: skip
        if not lines:
            return [self.line("none", where=where)]
        return [self.line("list", where=where), *lines, self.line("how", where=where)]

    def _listed(self, sign: str, paths: Sequence[str], shipment: Shipment, *, whole: bool) -> Iterator[str]:
        """The pages, and how many there are of each other sort; with ``whole`` every file, pages first."""
        by_sort: dict[str, list[str]] = {}
        for path in sorted(paths, key=lambda path: SORTS.index(sort_of(path))):
            by_sort.setdefault("" if whole else sort_of(path), []).append(path)
        for sort, group in by_sort.items():
            shown = group if whole else group[:_SHOWN] if sort == PAGES else ()
            for path in shown:
                yield f"    {sign} {path}{self._size(sign, [path], shipment)}"
            if sort == PAGES and len(shown) < len(group):
                yield f"    {self.line('more', count=len(group) - len(shown))}"
            elif not shown:
                yield f"    {sign} {self.line(sort)}: {len(group)}{self._size(sign, group, shipment)}"

    def _size(self, sign: str, paths: Sequence[str], shipment: Shipment) -> str:
        """What is to be sent of these files; nothing of those that go, or that the build has not made."""
        made = any(path in shipment.sizes for path in paths)
        return f" ({self.size(shipment.size(paths))})" if made and sign != "-" else ""

    def _kind(self, kind: str) -> str:
        return self.line(kind) if kind in self._words else self.line("status", kind=kind)
