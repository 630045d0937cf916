"""The commands behind the Makefile: ``python -m plugins.edge html|check|serve``."""

import argparse
import sys
from pathlib import Path

from pelican import main as pelican_command
from pelican.settings import read_settings

from plugins.edge.host import SiteBuilder, finish
from plugins.edge.refusals import content_refusals
from plugins.edge.serve import ServeError, serve
from plugins.edge.settings import settings_refusals

PREVIEW_FOLDER = ".preview"


def main() -> None:
    """Run one command. Raises SystemExit(1) when something is wrong with the content."""
    for stream in (sys.stdout, sys.stderr):
        # Finnish messages are UTF-8 whatever the locale; a name that cannot be written is shown escaped.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    arguments = _arguments()
    content = Path(arguments.content).absolute()
    finish((*content_refusals(content), *settings_refusals(Path(arguments.settings))), "fi", content)
    if arguments.command == "check":
        check(content, arguments.settings)
        return
    options = ["-o", arguments.output] if arguments.output else []
    if arguments.command == "serve":
        # Drafts are built into a folder of their own, so that none can slip into what goes out.
        options = ["-o", PREVIEW_FOLDER, "-e", "PREVIEW=true"]
    pelican_command([str(content), *options, "-s", arguments.settings])
    if arguments.command == "serve":
        show(content)


def check(content: Path, settings: str) -> None:
    """Tell every problem of the content. Raises SystemExit(1) on an error."""
    SiteBuilder(read_settings(settings, override={"PATH": str(content)})).check()


def show(content: Path) -> None:
    """Serve the preview until it is stopped. Raises SystemExit(1) when no port is free."""
    try:
        serve(Path(PREVIEW_FOLDER))
    except ServeError as fault:
        finish((fault.problem,), "fi", content)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="plugins.edge", description=__doc__)
    parser.add_argument("command", choices=("html", "check", "serve"))
    parser.add_argument("--content", default="content")
    parser.add_argument("--output", default="", help="where the site goes (as the settings say)")
    parser.add_argument("--settings", default="pelicanconf.py")
    return parser.parse_args()


if __name__ == "__main__":
    main()
