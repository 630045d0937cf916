"""The lines of one key of a front matter, written with another value.

A single value is written as it was: folded, in its quotation marks, with the comment at its end. Of a list
or a mapping ruamel.yaml writes the lines, and those that say the same as before stay as they were.
"""

import difflib
import json
import re
import textwrap
from typing import Any

import yaml

from plugins.core.yaml_tree import Entry, Listing, Scalar, Table, Tree
from plugins.edge.admin.nodes import SHORT, append, as_nodes, dumped, loaded, style_of, take_out, text_of
from plugins.edge.admin.shown import Value, plain_ends, same, settled
from plugins.edge.desk.fields import Form
from plugins.edge.desk.writing import scalar

_WIDTH = 110
_LONG = 120
_FOLDED = re.compile(r"^[^\s:#]+:\s*[>|][-+]?\s*(#.*)?$")
_ONE_LINE = re.compile(
    r"""(?P<lead>[^:]+:[ \t]*)(?P<value>"(?:\\.|[^"\\])*"|'(?:''|[^'])*'|.*?)(?P<comment>[ \t]+\#.*)?[ \t]*"""
)


def changed(form: Form, text: str, entry: Entry | None, old: Value, new: Value, eol: str) -> str:
    """The lines of a key with its new value; none where it has none any more."""
    if new is None:
        return ""
    plain = plain_ends(text)
    tree = entry.value if entry else None
    if isinstance(tree, Scalar) and not form.keys and not form.many:
        return ended(_rewritten(form, plain, new), eol)
    if old is None or tree is None or _flow_table(plain, tree):
        return ended(block(form, new), eol)
    return ended(_edited(form, plain, old, new), eol)


def _flow_table(text: str, tree: Tree) -> bool:
    """Whether mappings stand on one line: then they are written anew."""
    inner = tree.items if isinstance(tree, Listing) else (tree,)
    return any(isinstance(one, Table) for one in inner) and "{" in text.split("\n", 1)[0]


def _rewritten(form: Form, text: str, new: Value) -> str:
    """A key with one value: folded where it was, with the comment at its end."""
    first = text.split("\n", 1)[0]
    written = text_of(new)
    if _FOLDED.match(first):
        return _folded_as(text, written)
    if len(f"{form.key}: {written}") > _LONG:
        return _folded(form.key, written)
    found = _ONE_LINE.fullmatch(first) if "\n" not in text.rstrip("\n") else None
    lead, was, comment = (
        (found["lead"], found["value"], found["comment"] or "") if found else (f"{form.key}: ", "", "")
    )
    quote = was[:1] if was[:1] in {'"', "'"} else ""
    value = f"{quote}{written}{quote}" if quote and _can_stand(written, quote) else scalar(written)
    return f"{lead if lead[-1:] == ' ' else lead + ' '}{value}{comment}\n"


def _can_stand(text: str, quote: str) -> bool:
    return quote not in text and "\\" not in text


def ended(text: str, eol: str) -> str:
    """The text with the line ends of its file."""
    return text.replace("\n", eol or "\n")


def _folded(key: str, text: str) -> str:
    """A long text on several lines, which YAML joins again."""
    lines = textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
    return "".join([f"{key}: >-\n", *(f"  {line}\n" for line in lines)])


def _folded_as(text: str, new: str) -> str:
    """A folded text with another one in it: the lines that it begins with stay, and so does its width."""
    first, *lines = text.rstrip("\n").split("\n")
    indent = next((line[: len(line) - len(line.lstrip())] for line in lines if line.strip()), "  ")
    width = max(_WIDTH, *(len(line) - len(indent) for line in lines), 0)
    kept, rest = [], new
    for line in (line.strip() for line in lines):
        if not line or not rest.startswith(f"{line} "):
            break
        kept.append(line)
        rest = rest[len(line) + 1 :]
    wrapped = textwrap.wrap(rest, width, break_long_words=False, break_on_hyphens=False)
    header = re.sub(r":\s*[>|][-+]?", ": >-", first, count=1)
    return "".join([f"{header}\n", *(f"{indent}{line}\n" for line in (*kept, *wrapped))])


def block(form: Form, value: Value) -> str:
    """The lines of a key that was not there."""
    if isinstance(value, list) and not form.keys:
        texts = [text_of(one) for one in value]
        line = f"{form.key}: [{', '.join(_in_list(text) for text in texts)}]\n"
        if len(line) <= _LONG and all(len(text) <= SHORT for text in texts):
            return line
        return "".join([f"{form.key}:\n", *(f"  - {scalar(text)}\n" for text in texts)])
    if isinstance(value, list | dict):
        return dumped({form.key: as_nodes(value)}, (2, 4, 2))
    written = text_of(value)
    return (
        _folded(form.key, written)
        if len(f"{form.key}: {written}") > _LONG
        else f"{form.key}: {scalar(written)}\n"
    )


def _in_list(text: str) -> str:
    """A text as an entry of a list on one line, where more characters mean something."""
    try:
        plain = yaml.load(f"[{text}, x]", Loader=yaml.CBaseLoader) == [text, "x"]  # noqa: S506 - texts only
    except yaml.YAMLError:
        plain = False
    return text if plain else json.dumps(text, ensure_ascii=False)


def _edited(form: Form, text: str, old: Value, new: Value) -> str:
    """A key with a list or a mapping, its lines written by ruamel.yaml where they differ."""
    style = style_of(text)
    nodes = loaded(text, style)
    before = dumped(nodes, style)
    nodes[form.key] = _put(form, nodes[form.key], old, new)
    return _patched(text, before, dumped(nodes, style))


def _patched(text: str, before: str, after: str) -> str:
    """The change from ``before`` to ``after``, made in ``text``, of which the first is another spelling."""
    if before == text:
        return after
    lines, was, now = (
        text.splitlines(keepends=True),
        before.splitlines(keepends=True),
        after.splitlines(keepends=True),
    )
    if len(lines) != len(was):
        return after
    found: list[str] = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        found += lines[i1:i2] if tag == "equal" else now[j1:j2]
    return "".join(found)


def _put(form: Form, node: Any, old: Value, new: Value) -> Any:  # noqa: ANN401 - nodes of ruamel.yaml
    """The node with the new value: what is the same in it is left alone."""
    if isinstance(new, dict) and isinstance(old, dict) and hasattr(node, "ca"):
        for key in form.keys:
            was, value = old.get(key.key), new.get(key.key)
            if same(key, was, value):
                continue
            if value is None:
                take_out(node, key.key)
            elif key.key in node:
                node[key.key] = _put(key, node[key.key], was, value)
            else:
                append(node, key.key, as_nodes(value))
        return node
    if isinstance(new, list) and isinstance(old, list) and hasattr(node, "ca"):
        _put_items(form, node, old, new)
        return node
    return as_nodes(new)


def _put_items(form: Form, node: Any, old: list[Value], new: list[Value]) -> None:  # noqa: ANN401 - as above
    was, now = [repr(settled(one, form)) for one in old], [repr(one) for one in new]
    matcher = difflib.SequenceMatcher(None, was, now, autojunk=False)
    for tag, i1, i2, j1, j2 in reversed(matcher.get_opcodes()):
        if tag == "equal":
            continue
        shared = min(i2 - i1, j2 - j1)
        for offset in reversed(range(shared, i2 - i1)):
            take_out(node, i1 + offset)
        for offset in range(shared, j2 - j1):
            node.insert(i1 + offset, as_nodes(new[j1 + offset]))
        for offset in range(shared):
            item = node[i1 + offset]
            node[i1 + offset] = _put(form, item, old[i1 + offset], new[j1 + offset])
