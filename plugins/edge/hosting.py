"""What Pelican's command is given to run: our stages at once, or Pelican around them where it is needed."""

from pathlib import Path
from typing import Any

from plugins.edge.collector import collect_nothing
from plugins.edge.loading import are_ours
from plugins.edge.ours import build


class Builder:
    """Builds a site that has no use for Pelican's plugins."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings = settings

    def run(self) -> None:
        """Build the site and put it in place of the former one. Raises SystemExit(1) on any error."""
        build(self._settings, Path(self._settings["PATH"]))


def site_builder(settings: dict[str, Any]) -> Any:  # noqa: ANN401 - a Pelican, or what does for one
    """The builder for Pelican's command (setting ``PELICAN_CLASS``)."""
    collect_nothing()
    # Whoever calls this has imported Pelican; whoever imports the settings need not.
    from pelican.plugins import signals  # noqa: PLC0415

    listening = signals.content_written.receivers or signals.finalized.receivers
    if are_ours(settings) and not listening:
        return Builder(settings)
    from plugins.edge.host import SiteBuilder  # noqa: PLC0415 - with it come all stages

    return SiteBuilder(settings)
