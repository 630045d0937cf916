"""Stage "render": a page and the theme's templates become HTML.

The templates are strict (`StrictUndefined`), escape everything, and know no clock, no random and no
files: they are given as texts. What they say alike on many pages is said once (`_Templates`).
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from re import Match
from traceback import walk_tb
from types import CodeType

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2 import Environment as JinjaEnvironment
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from plugins.core.engine import Store
from plugins.core.lines import long_word, unbroken, unbroken_in_html
from plugins.core.page import current_in, frame, marked
from plugins.core.prose import MARKER
from plugins.core.site import Site
from plugins.core.strings import Strings
from plugins.core.templating import Environment
from plugins.core.theme import ThemeError, of_blocks
from plugins.core.view import Body, Frame, Page, Told

_RANDOM = ("random", "shuffle")
_TABLE_HEAD = re.compile("<thead>.*?</thead>", re.DOTALL)
_PLAIN_HEADING = re.compile(r"<th(?=[ >])(?![^>]*\bscope=)")
_AS_WRITTEN = {"unbroken": lambda text: text, "long_word": lambda _: ""}
_COMPILED: dict[str, tuple[str, CodeType]] = {}
"""What this process last compiled of each template, with the checksum of its source.

Most of the time of a small site's first build goes into that, and a process may build many.
"""


class Renderer:
    """Renders pages and bodies with the templates of a theme (name -> source).

    The ``store`` keeps the templates' bytecode for builds by the same ``program``.
    """

    def __init__(self, templates: Mapping[str, str], site: Site, store: Store, program: str) -> None:
        self._site = site
        self._loaders = {True: _Loader(templates), False: _Loader(of_blocks(templates))}
        self._bytecode = _Bytecode(store, program)
        self._known: dict[tuple[str, bool], _Templates] = {}

    def prepare(self) -> None:
        """Read every template. Raises ThemeError."""
        with _theme_faults():
            for lang in self._site.languages:
                self._templates(lang, styled=True).read_all()

    def page(self, page: Page, told: Told | None = None) -> bytes:
        """The HTML of a page. Raises ThemeError."""
        with _theme_faults():
            return self._templates(page.lang, styled=True).page(page, told or Told()).encode("utf-8")

    def body(self, body: Body, lang: str) -> str:
        """The HTML of a body alone, as feeds carry it: no template but those `of_blocks` is used for it.

        Raises ThemeError.
        """
        with _theme_faults():
            return str(self._templates(lang, styled=False).prose(body))

    def _templates(self, lang: str, *, styled: bool) -> "_Templates":
        around = self._site.ask(frame, lang)  # each page asks anew, so that each is known to show it
        known = self._known.get((lang, styled))
        if known is None:
            words = self._site.strings[lang]
            known = _Templates(self._loaders[styled], self._bytecode, around, words, styled=styled)
            self._known[lang, styled] = known
        return known


class _Templates:
    """The templates of the theme as they speak one language.

    ``styled`` says that a style sheet is at hand: there is none in feeds. The words, the frame and the
    tools of a language are the same for all its pages, so `macros.html` is run once for all, and what
    ``shared`` names is rendered once for each place in the menu.
    """

    def __init__(
        self, loader: BaseLoader, bytecode: BytecodeCache, around: Frame, words: Strings, *, styled: bool
    ) -> None:
        self._frame = around
        self._styled = styled
        self._places: dict[tuple[bool, ...], tuple[Frame, dict[str, Markup]]] = {}
        self._needed: set[str] = set()
        label = escape(words("site.table"))
        self._table = f'<div class="table_wide" role="group" tabindex="0" aria-label="{label}"><table'
        self._environment = Environment(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            cache_size=-1,
            auto_reload=False,
            bytecode_cache=bytecode,
        )
        for name in _RANDOM:
            self._environment.filters.pop(name, None)
        del self._environment.globals["lipsum"]
        self._environment.globals |= {"t": words, "frame": around, "prose": self.prose, "styled": styled}
        # The lines of a feed are its reader's.
        lines = {"unbroken": unbroken, "long_word": long_word} if styled else _AS_WRITTEN
        self._environment.filters |= lines
        self._environment.globals |= {"needs": self._needs, "needed": self._needed.__contains__}

    def read_all(self) -> None:
        """Read every template, so that any fault in one is found."""
        for name in self._environment.list_templates():
            self._environment.get_template(name)

    def page(self, page: Page, told: Told) -> str:
        """The HTML of a page, the frame around it with the page's place in the menu marked."""
        current = current_in(self._frame, page.address)
        place = self._places.get(current)
        if place is None:
            place = self._places[current] = marked(self._frame, current), {}
        around, parts = place
        self._needed.clear()
        shared = partial(self._shared, around, parts)
        known = {"page": page, "view": page.view, "told": told, "frame": around, "shared": shared}
        return self._rendered(page.template, **known)

    def prose(self, body: Body) -> Markup:
        """The HTML of a body and its blocks.

        Wide tables scroll by the keyboard too (WCAG 2.2, 2.1.1), and heads tell of what they are (1.3.1).
        """
        html = body.html
        if self._styled:
            html = unbroken_in_html(html)
            if "<table" in html:
                html = _TABLE_HEAD.sub(_with_scope, html)
                html = html.replace("<table", self._table).replace("</table>", "</table></div>")
        if body.blocks:
            html = MARKER.sub(partial(self._block, body), html)
        return Markup(html)  # noqa: S704 - cleaned by the conversion stage, blocks by their templates

    def _needs(self, script: str) -> str:
        """Have the end of the page name a script: whatever has a use for it says so, wherever it stands."""
        self._needed.add(script)
        return ""

    def _block(self, body: Body, match: Match[str]) -> str:
        block = body.blocks[int(match[2])]
        return self._rendered(f"blocks/{block.template}", view=block.view)

    def _shared(self, around: Frame, parts: dict[str, Markup], name: str) -> Markup:
        """A part of many pages, which knows nothing but the frame around them."""
        made = parts.get(name)
        if made is None:
            html = self._rendered(f"parts/{name}", frame=around).removesuffix("\n")
            made = parts[name] = Markup(html)  # noqa: S704 - a template has escaped it
        return made

    def _rendered(self, name: str, **values: object) -> str:
        return self._environment.get_template(f"{name}.html").render(values)


def _with_scope(head: Match[str]) -> str:
    return _PLAIN_HEADING.sub('<th scope="col"', head[0])


class _Loader(BaseLoader):
    """Templates that know their names, so that a fault in one is told with its place."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        self._templates = templates

    def get_source(self, _: JinjaEnvironment, template: str) -> tuple[str, str, None]:
        if template not in self._templates:
            raise TemplateNotFound(template)
        return self._templates[template], template, None

    def list_templates(self) -> list[str]:
        return sorted(self._templates)


class _Bytecode(BytecodeCache):
    """The templates' bytecode by name: at hand for all languages, and in the store for later builds."""

    def __init__(self, store: Store, program: str) -> None:
        self._store = store
        self._program = program
        self._read: dict[str, CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._read.get(bucket.key)
        if bucket.code is None:
            found = self._store.get(b"template " + bucket.key.encode())
            if found is not None and found[0] == self._program:
                bucket.bytecode_from_string(found[1])
                self._keep(bucket)
            elif (known := _COMPILED.get(bucket.key)) is not None and known[0] == bucket.checksum:
                bucket.code = known[1]
                self.dump_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._keep(bucket)
        made = self._program, bucket.bytecode_to_string()
        self._store.put(b"template " + bucket.key.encode(), self._store.pack(made))

    def _keep(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._read[bucket.key] = bucket.code
            _COMPILED[bucket.key] = bucket.checksum, bucket.code


@contextmanager
def _theme_faults() -> Iterator[None]:
    try:
        yield
    except TemplateError as fault:
        raise ThemeError(_place(fault), " ".join(str(fault).split())) from fault


def _place(fault: TemplateError) -> str:
    """The template with the line where it went wrong, as far as Jinja knows."""
    if isinstance(fault, TemplateSyntaxError):
        return f"{fault.name}:{fault.lineno}"
    places = [(at.f_code.co_filename, line) for at, line in walk_tb(fault.__traceback__)]
    known = (f"{name}:{line}" for name, line in reversed(places) if name.endswith(".html"))
    return next(known, getattr(fault, "name", None) or "")
