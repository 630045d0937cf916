"""Stage "render": a page and the theme's templates become HTML.

The environment is strict (`StrictUndefined`), escapes everything, and knows no clock, no
random and no files: templates are given as texts.
"""

from collections.abc import Callable, Mapping
from functools import partial

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from plugins.core.artifact import Artifact
from plugins.core.identity import Identity
from plugins.core.page import frame, home
from plugins.core.prose import MARKER
from plugins.core.site import Site
from plugins.core.view import Body, Frame, Head, Page


class Renderer:
    """Renders pages and bodies with the templates of a theme (name -> source)."""

    def __init__(self, templates: Mapping[str, str], site: Site) -> None:
        self._site = site
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
        around = frame(page, self._site)
        template = self._environment.get_template(f"{page.template}.html")
        html = template.render(page=page, view=page.view, frame=around, **self._tools(around))
        return Artifact(path_of(page, self._site.identity), "text/html", html.encode("utf-8"))

    def body(self, body: Body, lang: str) -> str:
        """The HTML of a body alone, as feeds carry it."""
        bare = Page("", home(self._site, lang).url, lang, Head("", ""), (), None)
        around = frame(bare, self._site)
        return str(self._tools(around)["prose"](body))

    def _tools(self, around: Frame) -> dict[str, Callable[..., object]]:
        prose = partial(self._prose, around)
        return {"t": self._site.strings[around.lang], "prose": prose}

    def _prose(self, around: Frame, body: Body) -> Markup:
        def placed(index: int) -> str:
            block = body.blocks[index]
            template = self._environment.get_template(f"blocks/{block.template}.html")
            return template.render(view=block.view, frame=around, **self._tools(around))

        html = MARKER.sub(lambda match: placed(int(match[2])), body.html)
        return Markup(html)  # noqa: S704 - cleaned by the conversion stage, blocks by their templates


def path_of(page: Page, identity: Identity) -> str:
    """Where the file of a page lies in the output."""
    path = page.address.removeprefix(identity.base).removeprefix("/")
    return f"{path}index.html" if not path or path.endswith("/") else path
