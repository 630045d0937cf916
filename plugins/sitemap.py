"""For search engines: ``sitemap.xml`` lists every page that they may know, ``robots.txt`` names it."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from plugins.core.artifact import Artifact
from plugins.core.feature import Feature, Output
from plugins.core.render import Renderer
from plugins.core.site import Site
from plugins.core.view import Page

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
"""


def files(site: Site, pages: tuple[Page, ...], _: Renderer) -> Iterator[Artifact]:
    """The two files. Source: sitemaps.org/protocol.html and RFC 9309."""
    indexed = sorted((page for page in pages if page.head.indexed), key=lambda page: page.head.canonical)
    sitemap = _HEAD + "".join(map(_url, indexed)) + "</urlset>\n"
    yield Artifact("sitemap.xml", sitemap.encode("utf-8"))
    robots = f"User-agent: *\nDisallow:\n\nSitemap: {site.identity.url}/sitemap.xml\n"
    yield Artifact("robots.txt", robots.encode("utf-8"))


def _url(page: Page) -> str:
    lines = [f"<loc>{escape(page.head.canonical)}</loc>"]
    if changed := page.head.modified or page.head.published:
        lines.append(f"<lastmod>{escape(changed)}</lastmod>")
    lines += (
        f'<xhtml:link rel="alternate" hreflang={quoteattr(other.lang)} href={quoteattr(other.url)}/>'
        for other in page.head.alternates
    )
    return "<url>\n" + "".join(f"{line}\n" for line in lines) + "</url>\n"


FEATURE = Feature(outputs=(Output("sitemap", files=files),))


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
