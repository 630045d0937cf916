"""How Pelican comes to our builder: the settings name it, and nothing is imported before it is called."""

from typing import Any


def site_builder(settings: dict[str, Any]) -> Any:  # noqa: ANN401 - a Pelican, which must not be imported yet
    """The builder for Pelican's command (setting ``PELICAN_CLASS``)."""
    from plugins.edge.host import SiteBuilder  # noqa: PLC0415 - the import of Pelican costs a fifth of a second

    return SiteBuilder(settings)
