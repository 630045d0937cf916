"""What a form shows of a file: the values of its front matter, as the widgets of the form hold them.

Every scalar of the content is a text (content-model.md, "Values"), so a form gets texts too: nothing turns
into something else on the way. Only what a widget needs otherwise is put in its form: days and moments
(``2017-04-27``, ``2017-04-27T09:00``), whole numbers, and booleans.
"""

import re
from collections.abc import Iterable, Mapping

from plugins.core import dates
from plugins.core.parse import Document
from plugins.core.yaml_tree import Listing, Scalar, Table, Tree
from plugins.edge.desk.fields import Form

Value = str | int | bool | list["Value"] | dict[str, "Value"] | None
"""A value of a form; None where there is none."""

BODY = "body"
_FLAGS = {"true": True, "kyllä": True, "false": False, "ei": False}
_WHITE = re.compile(r"[ \t\n]+")


def shown(document: Document, forms: Iterable[Form]) -> dict[str, Value]:
    """The values of a form, by key, with the text."""
    values = _table(document.front, forms)
    return {**values, BODY: document.body.strip("\n")}


def _table(table: Table, forms: Iterable[Form]) -> dict[str, Value]:
    found = ((form.key, value_of(form, entry.value)) for form in forms if (entry := table.entry(form.key)))
    return {key: value for key, value in found if value is not None}


def value_of(form: Form, tree: Tree) -> Value:
    """The value of a field; None for what the form cannot show: it stays as it is written."""
    if form.many:
        if not isinstance(tree, Listing):
            return None
        items = [one for item in tree.items if (one := _single(form, item)) is not None]
        return [*items] if len(items) == len(tree.items) else None
    return _single(form, tree)


def _single(form: Form, tree: Tree) -> Value:
    if form.keys:
        return _table(tree, form.keys) if isinstance(tree, Table) else None
    if not isinstance(tree, Scalar) or tree.empty:
        return None
    return _scalar(form.form, tree.text)


def _scalar(form: str, text: str) -> Value:
    if form == "moment":
        return _moment(text)
    if form in {"number", "year"} and text.isascii() and text.isdigit() and str(int(text)) == text:
        return int(text)
    if form == "flag":
        return _FLAGS.get(text, text)
    return text


def _moment(text: str) -> str:
    try:
        moment = dates.parse_moment(_WHITE.sub(" ", text).strip())
    except dates.DateError:
        return text
    return f"{moment.day}T{moment.time:%H:%M}" if moment.time else str(moment.day)


def settled(value: object, form: Form | None = None) -> Value:
    """A value as it counts: without white space around it, and None for all that says nothing.

    What a form leaves empty, an unticked box among it, is as if it were not there.
    """
    if isinstance(value, str):
        return _settled_text(value, form)
    if isinstance(value, Mapping):
        inner = {key.key: key for key in form.keys} if form else {}
        kept = {str(key): settled(one, inner.get(str(key))) for key, one in value.items()}
        return {key: one for key, one in kept.items() if one is not None} or None
    if isinstance(value, list):
        return [one for item in value if (one := settled(item, form)) is not None] or None
    return _settled_number(value)


def _settled_text(value: str, form: Form | None) -> str | None:
    text = plain_ends(value).strip()
    if form is not None and form.form == "moment":
        return _moment(text) if text else None
    return _WHITE.sub(" ", text) or None


def _settled_number(value: object) -> int | bool | None:
    if isinstance(value, bool):
        return value or None
    if isinstance(value, float):
        return int(value) if value.is_integer() else None
    return value if isinstance(value, int) else None


def plain_ends(text: str) -> str:
    """The text with every line end as a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def same(form: Form, one: object, other: object) -> bool:
    """Whether two values of a field say the same."""
    return _plain(settled(one, form)) == _plain(settled(other, form))


def _plain(value: Value) -> object:
    """The value with its numbers as texts: a widget may hold either."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value
