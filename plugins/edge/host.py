"""The generator inside Pelican: its command and settings, our stages, its signals.

Pelican loads the settings and the plugins and calls `SiteBuilder.run`; everything from there
on is decided by `plugins.core.build`. Pelican's own generators and its writer are not used,
since they let a page go missing in silence (docs/architecture.md tells how).
"""

from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from pelican import Pelican
from pelican.plugins import signals

from plugins.core.problems import Place, Problem, error
from plugins.edge.loading import are_ours
from plugins.edge.ours import build, outcome_of
from plugins.edge.outcome import Listeners, Request
from plugins.edge.telling import Teller, finish


class SiteBuilder(Pelican):  # type: ignore[misc]  # Pelican is published without types
    """Pelican with the site's own stages in place of its generators (setting ``PELICAN_CLASS``)."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.wanted_plugins = [plugin for plugin in settings.get("PLUGINS") or () if isinstance(plugin, str)]
        super().__init__(settings)

    def init_plugins(self) -> None:
        """Load the plugins; our own are left to the build, which imports them where there is work to do."""
        self.plugins: list[ModuleType] = []
        if not are_ours(self.settings):
            super().init_plugins()

    def run(self, *, publish: bool = True) -> None:
        """Build the site and put it in place of the former one. Raises SystemExit(1) on any error.

        Without ``publish`` nothing is written.
        """
        if are_ours(self.settings):
            build(self.settings, Path(self.path), publish=publish)
            return
        teller = Teller(self.settings, Path(self.path))
        finish(self._missing_plugins(), teller.lang, Path(self.path))
        listeners = self._listeners()
        request = Request(self.settings, (), listeners, teller.progress, publish)
        files = [plugin.__file__ or "" for plugin in self.plugins]
        teller.tell(outcome_of(request, files, lambda: self.plugins))

    def _missing_plugins(self) -> Iterable[Problem]:
        """The listed plugins that Pelican could not load: it goes on without them, we do not."""
        loaded = {plugin.__name__ for plugin in self.plugins}
        for name in self.wanted_plugins:
            if name not in loaded:
                yield error(Place(""), "plugin-missing", name=name)

    def _listeners(self) -> Listeners | None:
        """Plugins that work on written files, if there are any."""
        if not signals.content_written.receivers and not signals.finalized.receivers:
            return None
        return Listeners(self._written, self._finished)

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
