"""The generator inside Pelican: its command and settings, our stages, its signals.

Pelican loads the settings and the plugins and calls `SiteBuilder.run`; everything from there
on is decided by `plugins.core.build`. Pelican's own generators and its writer are not used,
since they let a page go missing in silence (docs/architecture.md tells how).
"""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError
from pelican import Pelican
from pelican.plugins import signals
from yaml import YAMLError

from plugins.core.build import Material, Result, build, compose
from plugins.core.dates import ZONE
from plugins.core.identity import Identity
from plugins.core.problems import Place, Problem, Severity, describe, error, has_errors, in_order
from plugins.edge.publish import PublishError, Summary, publish
from plugins.edge.refusals import refusals
from plugins.edge.settings import build_day, identity_of
from plugins.edge.theme import read_theme
from plugins.edge.tree import read_tree


class SiteBuilder(Pelican):  # type: ignore[misc]  # Pelican is published without types
    """Pelican with the site's own stages in place of its generators (setting ``PELICAN_CLASS``)."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.wanted_plugins = [plugin for plugin in settings.get("PLUGINS") or () if isinstance(plugin, str)]
        super().__init__(settings)

    def run(self) -> None:
        """Build the site and put it in place of the former one. Raises SystemExit(1) on any error."""
        identity, result = self.result()
        finish(result.problems, self.lang, Path(self.path))
        if identity is None:
            raise SystemExit(1)
        try:
            summary = publish(
                Path(self.output_path), result.artifacts, written=self._written, finished=self._finished
            )
        except PublishError as fault:
            finish((fault.problem,), self.lang, Path(self.path))
        else:
            tell(summary, result, self.lang)

    def check(self) -> None:
        """Tell every problem of the content and write nothing. Raises SystemExit(1) on any error."""
        _, result = self.result(output=False)
        finish(result.problems, self.lang, Path(self.path))
        print(_TOLD[self.lang]["checked"].format(warnings=len(result.problems)))

    @property
    def lang(self) -> str:
        """The language that the writer is answered in."""
        return self.settings.get("DEFAULT_LANG") if self.settings.get("DEFAULT_LANG") in _TOLD else "en"

    def result(self, *, output: bool = True) -> tuple[Identity | None, Result]:
        """The build as values; nothing is written. ``output`` asks whether it could be."""
        identity, problems = identity_of(self.settings)
        found = [*problems, *self._missing_plugins()]
        as_of, wrong_day = build_day(os.environ.get("AS_OF", ""), identity.zone if identity else ZONE)
        found += wrong_day
        if output:
            found += refusals(Path(self.path), Path(self.output_path))
        if identity is None or as_of is None or has_errors(found):
            return None, Result((), in_order(found))
        composition = compose(plugin.FEATURE for plugin in self.plugins if hasattr(plugin, "FEATURE"))
        tree = read_tree(Path(self.path), frozenset(kind.folder for kind in composition.kinds.values()))
        try:
            made = build(
                Material(tree.sources, tree.assets),
                read_theme(Path(self.theme)),
                composition,
                identity,
                as_of,
                preview=bool(self.settings.get("PREVIEW")),
            )
        except (TemplateError, YAMLError) as fault:
            return None, Result((), in_order([*tree.problems, _theme_fault(fault)]))
        every = in_order([*tree.problems, *made.problems])
        return identity, Result(() if has_errors(every) else made.artifacts, every, made.pages)

    def _missing_plugins(self) -> Iterable[Problem]:
        """The listed plugins that Pelican could not load: it goes on without them, we do not."""
        loaded = {plugin.__name__ for plugin in self.plugins}
        for name in self.wanted_plugins:
            if name not in loaded:
                yield error(Place(""), "plugin-missing", name=name)

    def _written(self, path: Path) -> None:
        signals.content_written.send(str(path), context=self.settings)

    def _finished(self, tree: Path) -> None:
        """Let plugins that work on written files do so, in the tree that is about to go out."""
        former = self.settings["OUTPUT_PATH"]
        self.output_path = self.settings["OUTPUT_PATH"] = str(tree)
        try:
            signals.finalized.send(self)
        finally:
            self.output_path = self.settings["OUTPUT_PATH"] = former


_TOLD = {
    "fi": {
        "done": "Valmis: {pages} sivua. Tiedostoista uusia {new}, muuttuneita {changed}, samoja {unchanged}, "
        "poistuneita {removed}. Varoituksia {warnings}.",
        "checked": "Sisältö on kunnossa. Varoituksia {warnings}.",
        "refused": "Virheitä {errors}, varoituksia {warnings}. Mitään ei kirjoitettu.",
    },
    "en": {
        "done": "Done: {pages} pages; files new {new}, changed {changed}, unchanged {unchanged}, "
        "removed {removed}. Warnings {warnings}.",
        "checked": "The content is in order. Warnings {warnings}.",
        "refused": "Errors {errors}, warnings {warnings}. Nothing was written.",
    },
}


def tell(summary: Summary, result: Result, lang: str) -> None:
    """Say on standard output what was built."""
    print(
        _TOLD[lang]["done"].format(
            pages=result.pages,
            new=summary.new,
            changed=summary.changed,
            unchanged=summary.unchanged,
            removed=summary.removed,
            warnings=len(result.problems),
        )
    )


def finish(problems: Iterable[Problem], lang: str, content: Path) -> None:
    """Tell the problems on standard error. Raises SystemExit(1) if there is an error among them."""
    found = tuple(problems)
    root = shown_root(content)
    for problem in found:
        print(describe(problem, lang, root), file=sys.stderr)
    if has_errors(found):
        errors = sum(problem.severity is Severity.ERROR for problem in found)
        print(_TOLD[lang]["refused"].format(errors=errors, warnings=len(found) - errors), file=sys.stderr)
        raise SystemExit(1)


def shown_root(content: Path) -> str:
    """The content folder as the writer would name it: from here on, else in full."""
    here = Path.cwd()
    return content.relative_to(here).as_posix() if content.is_relative_to(here) else content.as_posix()


def _theme_fault(fault: TemplateError | YAMLError) -> Problem:
    name = getattr(fault, "name", None) or ""
    line = getattr(fault, "lineno", None) if isinstance(fault, TemplateSyntaxError) else None
    where = f"{name}:{line}" if name and line else str(name)
    return error(Place(""), "theme-fault", where=where, detail=" ".join(str(fault).split()))
