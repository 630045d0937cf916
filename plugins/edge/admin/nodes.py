"""The lines of a key as nodes of ruamel.yaml: loaded, changed with their comments, and written again."""

import re
from io import StringIO
from typing import Any

from plugins.edge.admin.shown import Value

SHORT = 40
"""The longest text that stands in a list on one line."""

Style = tuple[int, int, int]
"""How far lines are indented: mappings, lists, the mark of a list."""

_ITEM = re.compile(r"(?P<indent> *)-(?P<gap> +)\S")


def text_of(value: Value) -> str:
    """A single value as it is written where nothing in it must be quoted."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def style_of(text: str) -> Style:
    """The style of the lines of a key."""
    first = next((match for line in text.split("\n") if (match := _ITEM.match(line))), None)
    inner = next(
        (line for line in text.split("\n")[1:] if line.strip() and not line.lstrip().startswith("#")), ""
    )
    mapping = len(inner) - len(inner.lstrip()) or 2
    if first is None:
        return mapping, 4, 2
    offset, gap = len(first["indent"]), len(first["gap"]) + 1
    return offset + gap if offset else gap, offset + gap, offset


def _yaml(style: Style) -> Any:  # noqa: ANN401 - ruamel.yaml tells no types of its own
    from ruamel.yaml import YAML  # noqa: PLC0415 - saving alone needs it
    from ruamel.yaml.nodes import ScalarNode  # noqa: PLC0415
    from ruamel.yaml.resolver import VersionedResolver  # noqa: PLC0415

    class Texts(VersionedResolver):
        """Every scalar is a text."""

        def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:  # noqa: ANN401
            if kind is ScalarNode:
                from ruamel.yaml.tag import Tag  # noqa: PLC0415

                return Tag(suffix="tag:yaml.org,2002:str")
            return super().resolve(kind, value, implicit)

    yaml = YAML()
    yaml.Resolver = Texts
    yaml.preserve_quotes = True
    yaml.width = 1_000_000
    yaml.allow_unicode = True
    mapping, sequence, offset = style
    yaml.indent(mapping=mapping, sequence=sequence, offset=offset)
    return yaml


def loaded(text: str, style: Style) -> Any:  # noqa: ANN401 - as above
    """The lines of a key as nodes."""
    return _yaml(style).load(text)


def dumped(node: Any, style: Style) -> str:  # noqa: ANN401 - as above
    """The nodes as lines."""
    out = StringIO()
    _yaml(style).dump(node, out)
    return out.getvalue()


def append(node: Any, key: str, value: Any) -> None:  # noqa: ANN401 - as above
    """Add a key at the end. The comment behind the last one is of what follows: it stays behind."""
    behind = _taken(*_end_of(node, _last(node)))
    node[key] = value
    _give(*_end_of(node, key), behind)


def take_out(node: Any, key: Any) -> None:  # noqa: ANN401 - as above
    """Take a key or an entry out; the comment behind it, which is of what follows, stays."""
    keys = list(node) if isinstance(node, dict) else list(range(len(node)))
    at = keys.index(key)
    behind = _taken(*_end_of(node, key))
    del node[key]
    if at:
        _give(*_end_of(node, keys[at - 1]), behind)


def _is_block(node: Any) -> bool:  # noqa: ANN401 - as above
    return hasattr(node, "ca") and len(node) > 0 and not node.fa.flow_style()


def _end_of(node: Any, key: Any) -> tuple[Any, Any]:  # noqa: ANN401 - as above
    """Where the last value of what stands at a key is: what holds it, and its key there."""
    while _is_block(node[key]):
        node = node[key]
        key = _last(node)
    return node, key


def _last(node: Any) -> Any:  # noqa: ANN401 - as above
    return next(reversed(node)) if isinstance(node, dict) else len(node) - 1


def _slot(node: Any) -> int:  # noqa: ANN401 - as above
    return 2 if isinstance(node, dict) else 0


def _taken(node: Any, key: Any) -> str:  # noqa: ANN401 - as above
    """The lines of comments behind a value, which are taken from it; what is on its own line stays."""
    entry = node.ca.items.get(key)
    token = entry[_slot(node)] if entry else None
    if token is None:
        return ""
    own, _, behind = token.value.partition("\n")
    if own:
        token.value = f"{own}\n"
    else:
        entry[_slot(node)] = None
    return str(behind)


def _give(node: Any, key: Any, behind: str) -> None:  # noqa: ANN401 - as above
    from ruamel.yaml.error import CommentMark  # noqa: PLC0415 - as above
    from ruamel.yaml.tokens import CommentToken  # noqa: PLC0415

    if not behind:
        return
    entry = node.ca.items.setdefault(key, [None, None, None, None])
    token = entry[_slot(node)]
    own = token.value.partition("\n")[0] if token else ""
    entry[_slot(node)] = CommentToken(f"{own}\n{behind}", CommentMark(0), None)


def as_nodes(value: Value) -> Any:  # noqa: ANN401 - as above
    """A new value as nodes."""
    if isinstance(value, dict):
        return {key: as_nodes(one) for key, one in value.items()}
    if isinstance(value, list):
        items = [as_nodes(one) for one in value]
        short = all(isinstance(one, str) and len(one) <= SHORT for one in items)
        return _on_one_line(items) if short else items
    return text_of(value)


def _on_one_line(items: list[Any]) -> Any:  # noqa: ANN401 - as above
    from ruamel.yaml.comments import CommentedSeq  # noqa: PLC0415 - saving alone needs it

    found = CommentedSeq(items)
    found.fa.set_flow_style()
    return found
