"""The text of a new file: the fields that were given, those that may be, and a word on each."""

import json
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml
from msgspec.structs import replace

from plugins.core.proofreading import PLACEHOLDER
from plugins.edge.desk.fields import Form

# Of use only once the item is out, or where it comes from elsewhere.
_LATER = frozenset({"updated", "change", "redirect_from", "guid"})
# Of use only for an item in another language than the site's own.
_FOREIGN = frozenset({"lang", "translation_of"})
_OFFER = "Täytä näistä ne, jotka tarvitset, ja poista muut. Missä rivin alussa on #, poista myös se."
_BODIES = Path(__file__).with_name("bodies")
_WIDTH = 110

Given = Mapping[str, str]
"""What was answered: texts by key, ``roles.title`` for a key inside a field."""


def text_of(kind: str, forms: tuple[Form, ...], given: Given) -> str:
    """The whole file: what was given first, then what may be filled in, then a beginning of the text."""
    written = [form for form in forms if _is_given(form, given)]
    open_ones = [form for form in forms if form not in written and form.key not in _LATER | {"status"}]
    if "lang" not in given:
        open_ones = [form for form in open_ones if form.key not in _FOREIGN]
    lines = ["---"]
    for form in sorted(written, key=lambda form: form.key == "status"):
        lines += [*_told(form.hint), *_set(form, given)]
    if open_ones:
        lines += [
            "",
            *_told(
                "Täytä näistä ne, jotka tarvitset, ja poista muut. Missä rivin alussa on #, poista myös se."
            ),
        ]
        for form in open_ones:
            lines += list(_offered(form))
    body = _BODIES / f"{kind}.md"
    text = body.read_text(encoding="utf-8") if body.exists() else ""
    return "\n".join([*lines, "---", *([""] if text else []), text])


def written_values(forms: tuple[Form, ...], given: Given) -> str:
    """The front matter of what was given, without the words on it."""
    return "\n".join(line for form in forms if _is_given(form, given) for line in _set(form, given))


def scalar(text: str) -> str:
    """A text as YAML: in quotation marks only where it would mean something else without them."""
    try:
        plain = yaml.load(f"k: {text}", Loader=yaml.CBaseLoader) == {"k": text}  # noqa: S506 - texts only
    except yaml.YAMLError:
        plain = False
    return text if plain else json.dumps(text, ensure_ascii=False)


def _is_given(form: Form, given: Given) -> bool:
    return form.key in given or any(key.startswith(f"{form.key}.") for key in given)


def _told(words: str) -> Iterator[str]:
    yield from (f"# {line}" for line in textwrap.wrap(words, _WIDTH))


def _set(form: Form, given: Given) -> Iterator[str]:
    if form.keys:
        inside = [
            f"{key.key}: {_value(key, given[name])}"
            for key in form.keys
            if (name := f"{form.key}.{key.key}") in given
        ]
        yield f"{form.key}:"
        yield from (f"  {_bullet(form, at)}{line}" for at, line in enumerate(inside))
    else:
        yield f"{form.key}: {_value(form, given[form.key])}"


def _value(form: Form, text: str) -> str:
    if not form.many:
        return scalar(text)
    if text.startswith("["):
        return text
    return f"[{', '.join(_entry(part.strip()) for part in text.split(',') if part.strip())}]"


def _entry(text: str) -> str:
    """A text as an entry of a list on one line, where a few more characters mean something."""
    return json.dumps(text, ensure_ascii=False) if set(text) & set("[]{},") else scalar(text)


def _offered(form: Form) -> Iterator[str]:
    """A field to be filled in: open where it is one value, behind a # where it is more."""
    if form.keys:
        yield f"# {form.key}:  # {form.hint}"
        for at, key in enumerate(form.keys):
            said = _said(replace(key, example=""))
            yield f"#   {_bullet(form, at)}{key.key}: {key.example or PLACEHOLDER}  # {said}"
    elif form.many and not form.example:
        yield f"# {form.key}:  # {form.hint}"
        yield f"#   - {PLACEHOLDER}"
    else:
        yield f"{form.key}:  # {_said(form)}"


def _said(form: Form) -> str:
    words = form.hint
    if form.choices:
        words += (
            f" {', '.join(f'{value} = {word}' if value != word else value for value, word in form.choices)}."
        )
    elif form.example:
        words += f" Esimerkiksi: {form.example}"
    return words


def _bullet(form: Form, at: int) -> str:
    """What the lines of an entry begin with: the first of one in a list has the mark of the list."""
    if not form.many:
        return ""
    return "  " if at else "- "
