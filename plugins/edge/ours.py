"""A site all of whose plugins are ours: built in one way by ``make html`` and by Pelican's own command."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from msgspec.structs import replace

from plugins.core.problems import Place, Problem, error, has_errors, in_order
from plugins.edge.faults import PublishError
from plugins.edge.loading import is_ours, module_files
from plugins.edge.outcome import AGAINST, Outcome, Request
from plugins.edge.telling import Teller, finish, language_of
from plugins.edge.unchanged import begun, unchanged


def build(settings: Mapping[str, Any], content: Path, *, publish: bool = True) -> Outcome:
    """Build the site and tell of it. Raises SystemExit(1) on any error."""
    teller = Teller(settings, content)
    request = Request(settings, (), progress=teller.progress, publish=publish)
    files = module_files(settings["PLUGINS"])
    outcome = outcome_of(request, files, lambda: _loaded(settings["PLUGINS"], teller.lang, content))
    teller.tell(outcome)
    return outcome


def outcome_of(request: Request, files: list[str], plugins: Callable[[], Sequence[ModuleType]]) -> Outcome:
    """What comes of a request whose plugins, in these ``files``, are imported only where there is work."""
    settings = request.settings
    # Where the guard compares, a build that changes nothing has something to tell too.
    goes_on = request.publish and request.listeners is None and not settings.get(AGAINST)
    try:
        with begun(settings) if goes_on else nullcontext() as beginning:
            if beginning is not None:
                found = unchanged(settings, files, beginning)
                if isinstance(found, Outcome):
                    return found
                beginning.store.read_ahead()
                request = replace(request, inputs=found, held=(beginning.store, beginning.output))
            # Only now: the stages, the kinds and their models are half of the time of a small change.
            from plugins.edge.building import run  # noqa: PLC0415

            return run(replace(request, plugins=plugins()))
    except PublishError as fault:
        return Outcome((fault.problem,))


def people(settings: Mapping[str, Any], content: Path) -> None:
    """Tell whose role ends near the build day. Raises SystemExit(1) on any error."""
    from plugins.edge.building import survey  # noqa: PLC0415 - as above
    from plugins.edge.people import report  # noqa: PLC0415

    plugins, lang = own_plugins(settings, content), language_of(settings)
    request = Request(settings, plugins, publish=False)
    found, lines = survey(request, lambda site: report(site, content, lang))
    finish(found, lang, content)
    print("\n".join(lines or ()))


def check(settings: Mapping[str, Any], content: Path, form: str) -> None:
    """Tell every problem and every note, by file. Raises SystemExit(1) on any error of the content."""
    from plugins.edge.building import examined  # noqa: PLC0415 - as above
    from plugins.edge.desk.answers import FORMATS, tell  # noqa: PLC0415
    from plugins.edge.desk.notes import notes_on  # noqa: PLC0415

    teller = Teller(settings, content)
    if form not in FORMATS:
        finish((error(Place(""), "format", found=form, known=", ".join(FORMATS)),), teller.lang, content)
    request = Request(settings, own_plugins(settings, content), progress=teller.progress, publish=False)
    problems, notes = examined(
        request, lambda result: notes_on(result.site, content) if result.site else (), in_any_case=True
    )
    teller.leave()
    tell(in_order((*problems, *(notes or ()))), form, teller.lang, content)
    if has_errors(problems):
        raise SystemExit(1)


def new(settings: Mapping[str, Any], content: Path, kind: str, given: Mapping[str, str]) -> None:
    """Write a file for a new item. Raises SystemExit(1) on any error; nothing is written then."""
    from plugins.edge.building import survey  # noqa: PLC0415 - as above
    from plugins.edge.desk.begin import begin  # noqa: PLC0415
    from plugins.edge.desk.new import NewError, known_of  # noqa: PLC0415

    lang, plugins = language_of(settings), own_plugins(settings, content)
    request = Request({**settings, "PREVIEW": True}, plugins, publish=False)
    # What is wrong with other items is no reason to write none.
    found, known = survey(request, known_of, lambda _: True)
    finish(found, lang, content)
    if known is not None:
        try:
            print("\n".join(begin(known, kind, given, content, lang)))
        except NewError as fault:
            finish(fault.problems, lang, content)


def write_schemas(settings: Mapping[str, Any], content: Path, folder: Path) -> None:
    """Write the schemas of all kinds for editors, and tell which. Raises SystemExit(1) on any error."""
    from plugins.edge.desk.schemas import schemas  # noqa: PLC0415 - as above

    kinds = [kind for plugin in own_plugins(settings, content) for kind in plugin.FEATURE.kinds]
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas(kinds).items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
        print(folder / name)


def fetch_feeds(settings: Mapping[str, Any], content: Path) -> None:
    """Fetch partners' feeds and tell of it. Raises SystemExit(1) on any error; the others are fetched."""
    from plugins.edge.building import survey  # noqa: PLC0415 - as above
    from plugins.edge.partner_feeds import fetch_all, is_mended, sources, summary  # noqa: PLC0415

    lang, plugins = language_of(settings), own_plugins(settings, content)
    found, feeds = survey(Request(settings, plugins, publish=False), sources, is_mended)
    finish(found, lang, content)
    if feeds is not None:
        report = fetch_all(feeds, content)
        print("\n".join(summary(report, content, lang)))
        finish(report.problems, lang, content, "partly")


def subscribers(settings: Mapping[str, Any], content: Path, written: tuple[str, str, str]) -> None:
    """Tell what subscribers would have been shown; ``written`` are feeds, number, folders of sites.

    Raises SystemExit(1) on any error.
    """
    from plugins.edge.history import HistoryError  # noqa: PLC0415 - as above
    from plugins.edge.subscribers import SubscribersError, answer, asked  # noqa: PLC0415

    lang = language_of(settings)
    try:
        for line in answer(asked(*written), settings, own_plugins(settings, content), content):
            if isinstance(line, Problem):
                finish((line,), lang, content)
            else:
                print(line, flush=True)  # a build is between this line and the next
    except (HistoryError, SubscribersError) as fault:
        finish((fault.problem,), lang, content)


def own_plugins(settings: Mapping[str, Any], content: Path) -> list[ModuleType]:
    """The plugins that say what the content is; those from elsewhere only work on written files.

    Raises SystemExit(1) for one that cannot be imported.
    """
    return _loaded([name for name in settings["PLUGINS"] if is_ours(name)], language_of(settings), content)


def diff(settings: Mapping[str, Any], content: Path, *, whole: bool) -> None:
    """Tell what readers and subscribers will see. Raises SystemExit(1) if it may not go out."""
    from plugins.edge.building import examined  # noqa: PLC0415 - as above
    from plugins.edge.guarding import differences  # noqa: PLC0415

    teller = Teller(settings, content)
    request = Request(settings, own_plugins(settings, content), progress=teller.progress, publish=False)
    found, answer = examined(request, lambda result: differences(result, settings, whole=whole))
    teller.leave()
    finish(found, teller.lang, content)
    lines, harmless = answer or ([], True)
    print("\n".join(lines))
    if not harmless:
        raise SystemExit(1)


def _loaded(names: list[str], lang: str, content: Path) -> list[ModuleType]:
    plugins, problems = _imported(names)
    finish(problems, lang, content)
    return plugins


def _imported(names: list[str]) -> tuple[list[ModuleType], list[Problem]]:
    """The modules of the plugins, and which of them cannot be imported."""
    modules, problems = [], []
    for name in names:
        try:
            modules.append(import_module(name))
        except Exception as fault:  # noqa: BLE001 - whatever a plugin raises while it is imported
            if isinstance(fault, ModuleNotFoundError) and fault.name == name:
                problems.append(error(Place(""), "plugin-missing", name=name))
            else:
                reason = " ".join(f"{type(fault).__name__}: {fault}".split())
                problems.append(error(Place(""), "plugin-broken", name=name, reason=reason))
    return modules, problems
