"""The widget of each field: Decap's own, or one of ours where a stock widget would change what is written.

Ours are the text (Markdown, byte for byte, with buttons and blocks), the moment (a day whose time is
optional), and the name (of something known, or any other). An editor that cannot have them gets stock ones.
"""

from collections.abc import Callable, Mapping
from typing import Any

from plugins.core.feature import Kind
from plugins.edge.desk.fields import Form
from plugins.edge.desk.schemas import PATTERNS

_STRINGS = {
    "money": "Kirjoita summa numeroin, esimerkiksi 240 000 tai 12,50.",
    "url": "Kirjoita koko osoite, joka alkaa https://.",
    "email": "Kirjoita sähköpostiosoite, esimerkiksi etunimi.sukunimi@koske.fi.",
    "phone": "Kirjoita puhelinnumero numeroin ja välein, esimerkiksi 0400 123 456.",
    "period": "Kirjoita päivä, kuukausi tai vuosi: 4.4.2022, 2022-04 tai 2022.",
    "id": "Käytä pieniä kirjaimia a–z, numeroita ja yhdysviivoja: maija-mallikas.",
    "moment": "Kirjoita päivä tai päivä ja kellonaika: 2022-04-27 tai 2022-04-27 09:00.",
}
_NO_EXAMPLE = frozenset({"reference", "moment", "picture", "file", "flag"})
_LONG = frozenset({"summary", "change"})
_NUMBERS = {"number": (0, 999_999), "year": (1000, 9999)}


class Widgets:
    """The widgets of an editor; ``own`` says that it can have ours."""

    def __init__(self, *, own: bool, kinds: Mapping[str, Kind], root: str = "content") -> None:
        self.own = own
        self.format = "koske" if own else "yaml-frontmatter"
        self._folders = {kind.name: folder for folder, kind in kinds.items()}
        self._root = root
        self._makers: Mapping[str, Callable[[Form], dict[str, Any]]] = {
            "choice": self._choice,
            "reference": self._reference,
            "number": self._number,
            "year": self._number,
            "flag": lambda _: {"widget": "boolean"},
            "picture": self._picture,
            "file": self._file,
            "file-or-url": self._file,
            "moment": self._moment,
        }

    def body(self, told: Mapping[str, str]) -> dict[str, Any]:
        """The field of the text."""
        own = {"widget": "koske-text"} if self.own else {"widget": "markdown", "modes": ["raw"]}
        return {"name": "body", **told, "required": False, **own}

    def field(self, form: Form, *, needed: bool = True) -> dict[str, Any]:
        """The field of the editor for a field of a model.

        ``needed`` is whether what it is in must be filled in.
        """
        told = {
            "name": form.key,
            "label": form.label,
            "required": form.required and needed,
            **({"hint": _hint(form)} if _hint(form) else {}),
        }
        if form.many and not form.keys and not self._takes_many(form):
            inner = self._widget(form)
            return {
                **told,
                "widget": "list",
                "collapsed": False,
                "field": {"name": form.key, "label": form.label, "required": True, **inner},
            }
        if form.keys:
            return {**told, **self._of_keys(form)}
        return {**told, **self._widget(form)}

    def _of_keys(self, form: Form) -> dict[str, Any]:
        # What an entry of a list must have it must have; an object that is optional may be left empty.
        fields = [self.field(key, needed=form.many or form.required) for key in form.keys]
        if not form.many:
            return {"widget": "object", "collapsed": False, "fields": fields}
        first = next((key.key for key in form.keys if key.required), form.keys[0].key)
        return {"widget": "list", "fields": fields, "summary": f"{{{{fields.{first}}}}}"}

    @staticmethod
    def _takes_many(form: Form) -> bool:
        return form.form == "reference" and not form.open

    def _widget(self, form: Form) -> dict[str, Any]:
        if made := self._makers.get(form.form):
            return made(form)
        if form.key == "tags":
            return self._name("tag")
        if form.key in _LONG:
            return {"widget": "text"}
        if form.form in _STRINGS:
            return {"widget": "string", "pattern": [PATTERNS[form.form], _STRINGS[form.form]]}
        return {"widget": "string"}

    def _choice(self, form: Form) -> dict[str, Any]:
        return {
            "widget": "select",
            "options": [{"value": value, "label": told} for value, told in form.choices],
        }

    def _number(self, form: Form) -> dict[str, Any]:
        least, most = _NUMBERS[form.form]
        return {"widget": "number", "value_type": "int", "min": least, "max": most, "step": 1}

    def _moment(self, form: Form) -> dict[str, Any]:
        if self.own:
            return {"widget": "koske-moment"}
        return {"widget": "string", "pattern": [PATTERNS[form.form], _STRINGS[form.form]]}

    def _name(self, kind: str) -> dict[str, Any]:
        return {"widget": "koske-name", "kind": kind} if self.own else {"widget": "string"}

    def _reference(self, form: Form) -> dict[str, Any]:
        if form.open:
            return self._name(form.kind)
        return {
            "widget": "relation",
            "collection": self._folders[form.kind],
            "value_field": "id" if self.own else "{{slug}}",
            "display_fields": ["title"],
            "search_fields": ["title", "id"],
            **({"options_length": 30} if self.own else {}),
            **({"multiple": True} if form.many else {}),
        }

    def _picture(self, _: Form) -> dict[str, Any]:
        return {"widget": "image", **self._media("images"), "choose_url": False}

    def _file(self, form: Form) -> dict[str, Any]:
        return {"widget": "file", **self._media("files"), "choose_url": form.form == "file-or-url"}

    def _media(self, folder: str) -> dict[str, str]:
        return {"media_folder": f"/{self._root}/{folder}", "public_folder": folder}


def _hint(form: Form) -> str:
    """The hint, with an example where one says more."""
    shown = form.example and form.form not in _NO_EXAMPLE and not form.many
    return " ".join(filter(None, (form.hint, f"Esimerkiksi: {form.example}" if shown else "")))
