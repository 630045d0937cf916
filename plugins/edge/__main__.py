"""The commands behind the Makefile: ``python -m plugins.edge html`` and the others of `_COMMANDS`."""

import argparse
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from plugins.core.problems import Place, error
from plugins.edge.collector import collect_nothing
from plugins.edge.loading import are_ours, load_settings
from plugins.edge.ours import (
    build,
    check,
    diff,
    fetch_feeds,
    new,
    own_plugins,
    people,
    subscribers,
    write_schemas,
)
from plugins.edge.outcome import AGAINST, AGAINST_SHOWN
from plugins.edge.refusals import content_refusals, settings_refusals
from plugins.edge.telling import finish, language_of, say_all

if TYPE_CHECKING:
    from plugins.edge.deploy.command import Wanted

PREVIEW_FOLDER = ".preview"
# Where the settings of the editor look for them (.vscode/settings.json).
SCHEMAS = Path(".vscode/schemas")
_INTERRUPTED = 130  # as shells say it of SIGINT


def main() -> object:
    """Run one command. Raises SystemExit(1) when something is wrong with the content, 130 for Ctrl-C.

    Gives what the end of the process may let go of for all.
    """
    collect_nothing()
    # pydantic would look through all that is installed for plugins of its own, which nobody has put there.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for stream in (sys.stdout, sys.stderr):
        # Finnish messages are UTF-8 whatever the locale; a name that cannot be written is shown escaped.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    arguments = _arguments()
    if arguments.paranoid:
        os.environ["PARANOID"] = "1"
    content, file = Path(arguments.content).absolute(), Path(arguments.settings)
    _refuse(content, file)
    settings = load_settings(file)
    settings["PATH"] = str(content)
    if arguments.command == "serve":
        # Nothing is written there: it only tells what the preview remembers from what other builds do.
        settings |= {"OUTPUT_PATH": str(Path(PREVIEW_FOLDER).absolute()), "PREVIEW": True}
    elif arguments.output:
        settings["OUTPUT_PATH"] = str(Path(arguments.output).absolute())
    if arguments.command in ("publish", "diff"):
        settings[AGAINST] = arguments.against
    try:
        return _run(settings, content, arguments)
    except KeyboardInterrupt:
        say_all((error(Place(""), "interrupted"),), language_of(settings), content)
        raise SystemExit(_INTERRUPTED) from None


def _run(settings: dict[str, Any], content: Path, arguments: argparse.Namespace) -> object:
    if arguments.command in _ANSWERS:
        _ANSWERS[arguments.command](settings, content, arguments)
        return None
    if arguments.command == "serve":
        _show(settings, content, Path(arguments.settings))
        return None
    deploy = _deploy(settings, content, arguments) if arguments.command == "publish" else None
    publish = arguments.command != "check"
    outcome: object = None
    if not are_ours(settings):
        _build_with_pelican(settings, Path(arguments.settings), publish=publish)
    elif publish:
        outcome = build(settings, content)
    else:
        check(settings, content, arguments.format)
    if deploy is not None:
        deploy()
    return outcome


def _refuse(content: Path, file: Path) -> None:
    finish((*content_refusals(content), *settings_refusals(file)), "fi", content)


def _build_with_pelican(settings: dict[str, Any], file: Path, *, publish: bool) -> None:
    from pelican.settings import read_settings  # noqa: PLC0415 - only for plugins from elsewhere

    from plugins.edge.host import SiteBuilder  # noqa: PLC0415

    override = {
        key: settings[key]
        for key in ("PATH", "OUTPUT_PATH", "PREVIEW", AGAINST, AGAINST_SHOWN)
        if key in settings
    }
    SiteBuilder(read_settings(str(file), override=override)).run(publish=publish)


def _deploy(
    settings: dict[str, Any], content: Path, arguments: argparse.Namespace
) -> Callable[[], None] | None:
    """What is to be done once the site is built, its options checked; nothing where no place is given."""
    if not arguments.deploy and not arguments.dry:
        return None
    from plugins.edge.deploy.command import carry_out, deploy_of  # noqa: PLC0415 - as above

    made = deploy_of(settings, content, _wanted(arguments))
    return lambda: carry_out(made, settings, content)


def _wanted(arguments: argparse.Namespace) -> "Wanted":
    from plugins.edge.deploy.command import Wanted  # noqa: PLC0415 - as above

    said = arguments.deploy, arguments.keep, arguments.health, arguments.dry, arguments.release
    return Wanted(*said, whole=arguments.all)


def _rollback(settings: dict[str, Any], content: Path, arguments: argparse.Namespace) -> None:
    from plugins.edge.deploy.command import rollback  # noqa: PLC0415 - as above

    rollback(settings, content, _wanted(arguments))


def _releases(settings: dict[str, Any], content: Path, arguments: argparse.Namespace) -> None:
    from plugins.edge.deploy.command import releases  # noqa: PLC0415 - as above

    releases(settings, content, _wanted(arguments))


def _diff(settings: dict[str, Any], content: Path, arguments: argparse.Namespace) -> None:
    if arguments.deploy:
        from plugins.edge.deploy.command import look_at  # noqa: PLC0415 - as above

        look_at(settings, content, _wanted(arguments))
    diff(settings, content, whole=arguments.all)


def _explain(settings: dict[str, Any], _: Path, arguments: argparse.Namespace) -> None:
    """Tell what a page is made of. Raises SystemExit(1) when there is no such page."""
    from plugins.edge.explain import explain  # noqa: PLC0415 - as above

    lines, found = explain(settings, arguments.page, language_of(settings))
    print("\n".join(lines), file=sys.stdout if found else sys.stderr)
    if not found:
        raise SystemExit(1)


def _subscribers(settings: dict[str, Any], content: Path, arguments: argparse.Namespace) -> None:
    subscribers(settings, content, (arguments.feed, arguments.number, arguments.builds))


def _new(settings: dict[str, Any], content: Path, arguments: argparse.Namespace) -> None:
    given = dict(name.split("=", 1) for name in arguments.set)
    new(settings, content, arguments.kind, given)


# The commands that build no site.
_ANSWERS: dict[str, Callable[[dict[str, Any], Path, argparse.Namespace], None]] = {
    "diff": _diff,
    "explain": _explain,
    "new": _new,
    "rollback": _rollback,
    "releases": _releases,
    "people": lambda settings, content, _: people(settings, content),
    "subscribers": _subscribers,
    "schemas": lambda settings, content, _: write_schemas(settings, content, SCHEMAS),
    "fetch-feeds": lambda settings, content, _: fetch_feeds(settings, content),
}
_COMMANDS = ("html", "publish", "check", "serve", *_ANSWERS)


def _show(settings: dict[str, Any], content: Path, file: Path) -> None:
    """Show the preview until it is stopped. Raises SystemExit(1) when it cannot begin."""
    from plugins.edge.preview.ports import ServeError  # noqa: PLC0415 - the preview alone needs it
    from plugins.edge.preview.serving import serve  # noqa: PLC0415

    try:
        serve(settings, own_plugins(settings, content), file)
    except ServeError as fault:
        finish((fault.problem,), language_of(settings), content)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="plugins.edge", description=__doc__)
    parser.add_argument("command", choices=_COMMANDS)
    parser.add_argument("--content", default="content")
    parser.add_argument("--output", default="", help="where the site goes (as the settings say)")
    parser.add_argument("--settings", default="pelicanconf.py")
    parser.add_argument("--paranoid", action="store_true", help="read everything again, as PARANOID=1 does")
    parser.add_argument("--page", default="/", help="the address of the page to explain")
    parser.add_argument("--feed", default="all", help="the feeds that are subscribed to, by name")
    parser.add_argument("--number", default="5", help="how many commits are gone through")
    parser.add_argument("--builds", default="", help="folders of finished sites, in place of commits")
    parser.add_argument(
        "--against", default="", help="the folder or address of the published site (the output)"
    )
    parser.add_argument("--deploy", default="", help="where the published site is brought to")
    parser.add_argument("--keep", default="", help="how many releases are kept there")
    parser.add_argument("--health", default="", help="the address that must answer, or 1 for the site's own")
    parser.add_argument("--dry", default="", help="1: only tell what would be brought there")
    parser.add_argument("--release", default="", help="the release to go back to (the one before)")
    parser.add_argument("--format", default="text", help="how check tells: text, github, gitlab, json")
    parser.add_argument("--kind", default="", help="what a new file is of")
    parser.add_argument("--set", action="append", default=[], help="a field of a new file: TITLE=…")
    parser.add_argument("--all", action="store_true", help="every line of the differences, however many")
    return parser.parse_args()


def _leave() -> NoReturn:
    """End the process at once: to let go of ten thousand items one by one would take a tenth of a second."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # nobody reads any more
            stream.flush()
    os._exit(0)


if __name__ == "__main__":
    held = main()
    _leave()
