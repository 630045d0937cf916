"""Stage "render": a page and the theme's templates become HTML.

The environment is strict (`StrictUndefined`), escapes everything, and knows no clock, no
random and no files: templates are given as texts.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial

from jinja2 import (
    BytecodeCache,
    DictLoader,
    Environment,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from plugins.core.engine import Store
from plugins.core.page import frame, frame_around
from plugins.core.prose import MARKER
from plugins.core.site import Site
from plugins.core.theme import ThemeError
from plugins.core.view import Body, Frame, Page

_Prose = Callable[[Frame, Body], Markup]


class Renderer:
    """Renders pages and bodies with the templates of a theme (name -> source).

    The ``store`` keeps the templates' bytecode for builds by the same ``program``.
    """

    def __init__(self, templates: Mapping[str, str], site: Site, store: Store, program: str) -> None:
        self._site = site
        self._environment = Environment(
            loader=DictLoader(dict(templates)),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            cache_size=-1,
            bytecode_cache=_Bytecode(store, program),
        )
        for name in ("random", "shuffle"):
            self._environment.filters.pop(name, None)

    def prepare(self) -> None:
        """Read every template. Raises ThemeError."""
        with _theme_faults():
            for name in self._environment.list_templates():
                self._environment.get_template(name)

    def page(self, page: Page) -> bytes:
        """The HTML of a page. Raises ThemeError."""
        around = frame_around(page, self._site.ask(frame, page.lang))
        tools = self._tools(around, self._prose_of_page)
        with _theme_faults():
            template = self._environment.get_template(f"{page.template}.html")
            return template.render(page=page, view=page.view, frame=around, **tools).encode("utf-8")

    def body(self, body: Body, lang: str) -> str:
        """The HTML of a body alone, as feeds carry it. Raises ThemeError."""
        with _theme_faults():
            return str(self._prose(self._site.ask(frame, lang), body))

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


class _Bytecode(BytecodeCache):
    """The templates' bytecode in the store, under their names."""

    def __init__(self, store: Store, program: str) -> None:
        self._store = store
        self._program = program

    def load_bytecode(self, bucket: Bucket) -> None:
        found = self._store.get(b"template " + bucket.key.encode())
        if found is not None and found[0] == self._program:
            bucket.bytecode_from_string(found[1])

    def dump_bytecode(self, bucket: Bucket) -> None:
        made = self._program, bucket.bytecode_to_string()
        self._store.put(b"template " + bucket.key.encode(), self._store.pack(made))


@contextmanager
def _theme_faults() -> Iterator[None]:
    try:
        yield
    except TemplateError as fault:
        line = fault.lineno if isinstance(fault, TemplateSyntaxError) else None
        name = getattr(fault, "name", None) or ""
        where = f"{name}:{line}" if name and line else str(name)
        raise ThemeError(where, " ".join(str(fault).split())) from fault
