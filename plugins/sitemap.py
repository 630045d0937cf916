"""For search engines: ``sitemap.xml`` lists every page that they may know, ``robots.txt`` names it."""

from collections.abc import Iterator
from html import escape

from plugins.core.feature import Feature, Output, Slot
from plugins.core.press import Entry, Press
from plugins.core.site import Site

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
"""


def files(_: Site) -> Iterator[Slot]:
    """The two files."""
    yield Slot("sitemap.xml")
    yield Slot("robots.txt")


def file(slot: Slot, site: Site, press: Press) -> bytes:
    """One of the two files. Source: sitemaps.org/protocol.html and RFC 9309."""
    if slot.path == "robots.txt":
        return f"User-agent: *\nDisallow:\n\nSitemap: {site.identity.url}/sitemap.xml\n".encode()
    indexed = sorted((entry for entry in press.entries if entry.indexed), key=lambda entry: entry.canonical)
    return (_HEAD + "".join(map(_url, indexed)) + "</urlset>\n").encode()


def _url(entry: Entry) -> str:
    lines = [f"<loc>{escape(entry.canonical, quote=False)}</loc>"]
    if entry.changed:
        lines.append(f"<lastmod>{escape(entry.changed, quote=False)}</lastmod>")
    lines += (
        f'<xhtml:link rel="alternate" hreflang="{escape(lang)}" href="{escape(url)}"/>'
        for lang, url in entry.alternates
    )
    return "<url>\n" + "".join(f"{line}\n" for line in lines) + "</url>\n"


FEATURE = Feature(outputs=(Output("sitemap", files=files, file=file, last=True),))


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
