"""Stage "render": a page and the theme's templates become HTML.

The environment is strict (`StrictUndefined`), escapes everything, and knows no clock, no
random and no files: templates are given as texts.
"""

from collections.abc import Callable, Mapping
from functools import cache, partial

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup, escape

from plugins.core.artifact import Artifact
from plugins.core.identity import Identity
from plugins.core.page import frame, frame_around
from plugins.core.prose import MARKER
from plugins.core.site import Site
from plugins.core.view import Body, Frame, Page

_Prose = Callable[[Frame, Body], Markup]


class Renderer:
    """Renders pages and bodies with the templates of a theme (name -> source)."""

    def __init__(self, templates: Mapping[str, str], site: Site) -> None:
        self._site = site
        self._frame = cache(partial(frame, site=site))
        self._environment = Environment(
            loader=DictLoader(dict(templates)),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        for name in ("random", "shuffle"):
            self._environment.filters.pop(name, None)

    def page(self, page: Page) -> Artifact:
        """The HTML file of a page. Raises jinja2.TemplateError for a fault of the theme."""
        around = frame_around(page, self._frame(page.lang))
        template = self._environment.get_template(f"{page.template}.html")
        tools = self._tools(around, self._prose_of_page)
        html = template.render(page=page, view=page.view, frame=around, **tools)
        return Artifact(path_of(page, self._site.identity), html.encode("utf-8"))

    def body(self, body: Body, lang: str) -> str:
        """The HTML of a body alone, as feeds carry it."""
        return str(self._prose(self._frame(lang), body))

    def _tools(self, around: Frame, prose: _Prose) -> dict[str, object]:
        """What templates may ask. ``styled`` says that a style sheet is at hand: there is none in feeds."""
        styled = prose == self._prose_of_page
        return {"t": self._site.strings[around.lang], "prose": partial(prose, around), "styled": styled}

    def _prose_of_page(self, around: Frame, body: Body) -> Markup:
        """A body whose wide tables can be scrolled by the keyboard too (WCAG 2.2, 2.1.1)."""
        label = escape(self._site.strings[around.lang]("site.table"))
        opening = f'<div class="table_wide" role="group" tabindex="0" aria-label="{label}"><table'
        html = body.html.replace("<table", opening).replace("</table>", "</table></div>")
        return self._prose(around, Body(html, body.blocks), self._prose_of_page)

    def _prose(self, around: Frame, body: Body, inner: _Prose | None = None) -> Markup:
        tools = self._tools(around, inner or self._prose)

        def placed(index: int) -> str:
            block = body.blocks[index]
            template = self._environment.get_template(f"blocks/{block.template}.html")
            return template.render(view=block.view, frame=around, **tools)

        html = MARKER.sub(lambda match: placed(int(match[2])), body.html)
        return Markup(html)  # noqa: S704 - cleaned by the conversion stage, blocks by their templates


def path_of(page: Page, identity: Identity) -> str:
    """Where the file of a page lies in the output."""
    path = page.address.removeprefix(identity.base).removeprefix("/")
    return f"{path}index.html" if not path or path.endswith("/") else path
