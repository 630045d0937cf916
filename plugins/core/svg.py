"""An SVG picture is read as plain XML: nothing in it is run or fetched, and it must ask for neither.

What browsers would fetch or run from an SVG: the SVG 2 recommendation, chapters 2.3 (secure
static mode), 13 (paint servers), 15 (scripting) and 16 (linking); CSS Syntax 3 for ``url()`` and escapes.
"""

import re
from collections.abc import Mapping
from xml.parsers import expat

_SVG = "http://www.w3.org/2000/svg"
_XHTML = "http://www.w3.org/1999/xhtml"
_SEPARATOR = " "

_ACTIVE = frozenset(
    {"script", "foreignobject", "handler", "iframe", "object", "embed", "audio", "video", "canvas"}
)
# Embedded raster pictures and fonts are data of the picture itself; embedded SVG or HTML could hold anything.
_OWN_DATA = re.compile(
    r"data:(?:image/(?:png|jpe?g|gif|webp|avif)|font/|application/(?:x-)?font)", re.IGNORECASE
)
_CSS_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_CSS_ADDRESS = re.compile(r"\burl\(\s*[\"']?\s*([^\"')]*)", re.IGNORECASE)
_CSS_FETCH = re.compile(r"@import\b[^;]*|\bimage-set\([^)]*|\bsrc\([^)]*", re.IGNORECASE)

_LENGTH = re.compile(r"\s*\+?([0-9]{1,6}(?:\.[0-9]+)?|\.[0-9]+)(px|pt|pc|in|cm|mm|)\s*")
# CSS pixels in each unit (CSS Values 4, 6.2).
_PIXELS = {"": 1, "px": 1, "pt": 96 / 72, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 9.6 / 2.54}
_NUMBER = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
_VIEW_BOX = re.compile(rf"\s*{_NUMBER}[\s,]+{_NUMBER}[\s,]+({_NUMBER})[\s,]+({_NUMBER})\s*")
_LONGEST_SIDE = 999_999


class SvgError(ValueError):
    """What is wrong with an SVG: a code of the message catalogue and the values that it names."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


def svg_size(data: bytes) -> tuple[int, int]:
    """The picture's width and height in CSS pixels, by ``width`` and ``height``, else by ``viewBox``.

    Raises SvgError (codes ``svg-…``, ``picture-no-picture``) for what is not well formed, has a
    DOCTYPE of its own, runs or fetches something, or has no size. The first finding is told.
    """
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)  # noqa: FBT003 - expat takes it by position only
    except expat.ExpatError as fault:
        if not reader.root and b"<svg" not in data:
            raise SvgError("picture-no-picture", expected="SVG") from fault
        raise SvgError("svg-broken", line=str(fault.lineno)) from fault
    except (ValueError, LookupError) as fault:
        if isinstance(fault, SvgError):
            raise
        # An encoding in the XML declaration that Python does not know, or not as one byte a letter.
        raise SvgError("svg-broken", line="1") from fault
    return _size(reader.root)


class _Reader:
    """The handlers of one parse; they stop it with an SvgError."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.root: dict[str, str] = {}
        self._style: list[str] = []
        self._in_style = False

    def _refuse(self, code: str, found: str = "") -> None:
        shown = "".join(c if c.isprintable() else " " for c in found)
        shown = " ".join(shown.split())
        shown = shown if len(shown) <= 60 else f"{shown[:59]}…"
        raise SvgError(code, line=str(self.parser.CurrentLineNumber), found=shown)

    def _doctype(self, _name: str, _system: str | None, _public: str | None, has_subset: bool) -> None:  # noqa: FBT001 - as expat calls it
        # The public one that drawing programs write fetches nothing; one of its own could hold entities.
        if has_subset:
            self._refuse("svg-doctype")

    def _instruction(self, target: str, data: str) -> None:
        if target == "xml-stylesheet":
            self._refuse("svg-foreign-address", f"<?{target} {data}?>")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(_SEPARATOR)
        if not self.root:
            self._check_root(namespace, local)
            self.root = {"": _SVG} | attributes
        # A style holds text alone; an element in it would part a word that browsers put together.
        if local.lower() in _ACTIVE or namespace == _XHTML or self._in_style:
            self._refuse("svg-active", f"<{local}>")
        for key, value in attributes.items():
            self._check_attribute(key.rpartition(_SEPARATOR)[2].lower(), value)
        self._in_style = local.lower() == "style"

    def _check_root(self, namespace: str, local: str) -> None:
        if local != "svg":
            raise SvgError("picture-no-picture", expected="SVG")
        if namespace != _SVG:
            self._refuse("svg-no-namespace")

    def _check_attribute(self, name: str, value: str) -> None:
        if name.startswith("on"):
            self._refuse("svg-active", f'{name}="{value}"')
        if name == "attributename" and value.strip().lower().rpartition(":")[2].startswith(("href", "on")):
            self._refuse("svg-active", f'attributeName="{value}"')
        if name == "base" or (name in ("href", "src") and not _own(value)):
            self._refuse("svg-foreign-address", value)
        self._check_css(value)

    def _check_css(self, css: str) -> None:
        plain = _CSS_ESCAPE.sub(_unescaped, css)
        for address in _CSS_ADDRESS.findall(plain):
            if not _own(address):
                self._refuse("svg-foreign-address", address)
        if fetch := _CSS_FETCH.search(plain):
            self._refuse("svg-foreign-address", fetch.group())

    def _text(self, text: str) -> None:
        if self._in_style:
            self._style.append(text)

    def _end(self, _name: str) -> None:
        self._in_style = False
        if self._style:
            css, self._style = "".join(self._style), []
            self._check_css(css)


def _own(address: str) -> bool:
    """Whether an address stays inside the picture."""
    plain = address.strip()
    return not plain or plain.startswith("#") or _OWN_DATA.match(plain) is not None


def _unescaped(escape: re.Match[str]) -> str:
    code, letter = escape.groups()
    if code is None:
        return str(letter)
    point = int(code, 16)
    return chr(point) if point <= 0x10FFFF else "\ufffd"


def _size(root: Mapping[str, str]) -> tuple[int, int]:
    width, height = _pixels(root.get("width", "")), _pixels(root.get("height", ""))
    box = _VIEW_BOX.fullmatch(root.get("viewBox", ""))
    if box and not (width and height):
        box_width, box_height = float(box[1]), float(box[2])
        if min(box_width, box_height) > 0:
            # One side alone is told: the other follows from the picture's shape.
            if width:
                height = width * box_height / box_width
            elif height:
                width = height * box_width / box_height
            else:
                width, height = box_width, box_height
    if not (0 < width <= _LONGEST_SIDE and 0 < height <= _LONGEST_SIDE):
        raise SvgError("svg-no-size")
    return max(1, int(width + 0.5)), max(1, int(height + 0.5))


def _pixels(length: str) -> float:
    """A length in pixels, or 0 for one that depends on where the picture stands."""
    match = _LENGTH.fullmatch(length)
    return float(match[1]) * _PIXELS[match[2]] if match else 0.0
