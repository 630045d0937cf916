"""The questions of ``make new`` at a terminal, one for each thing that must be known."""

from collections.abc import Callable

from msgspec import Struct

from plugins.core.problems import message
from plugins.edge.desk.fields import Form, words
from plugins.edge.desk.new import Draft, Known, NewError, kind_named

Ask = Callable[[str], str]
"""What shows a question and gives the answer: ``input``, outside tests."""

_WORDS = {
    "fi": {
        "kind": "Mitä kirjoitetaan? {kinds}",
        "keep": "Enter: {value}",
        "later": "Enter: kirjoitan myöhemmin",
        "need": "Tämä tarvitaan.",
        "one-of": "Yksi näistä: {choices}",
        "example": "esimerkiksi {example}",
    },
    "en": {
        "kind": "What is to be written? {kinds}",
        "keep": "Enter: {value}",
        "later": "Enter: I will write it later",
        "need": "This is needed.",
        "one-of": "One of these: {choices}",
        "example": "for example {example}",
    },
}


class Asker(Struct, frozen=True):
    """Asks in a language, tells what is wrong with an answer, and asks again."""

    ask: Ask
    tell: Callable[[str], None]
    lang: str

    def kind(self, known: Known) -> str:
        """Which kind is meant, until there is one of that name."""
        told = words()["kinds"]
        kinds = ", ".join(told.get(kind.name, {}).get("one", kind.name) for kind in known.kinds.values())
        while True:
            answer = self.ask(f"{_WORDS[self.lang]['kind'].format(kinds=kinds)}\n> ").strip()
            try:
                return kind_named(known.kinds, answer).name
            except NewError as fault:
                self._refuse(fault)

    def fill(self, draft: Draft) -> None:
        """Ask for what is required, the proposed value being the answer of an empty line."""
        for form in draft.needed:
            if form.key not in draft.settled:
                self._one(draft, form)

    def _one(self, draft: Draft, form: Form) -> None:
        proposed = draft.given.get(form.key, "")
        while True:
            answer = self.ask(self._question(form, proposed)).strip()
            if answer:
                draft.given[form.key] = _value_of(form, answer)
            elif proposed or (form.can_wait):
                return
            else:
                self.tell(_WORDS[self.lang]["need"])
                continue
            wrong = draft.problems(form.key)
            if not wrong:
                return
            self._refuse(NewError(*wrong))
            draft.given.pop(form.key)
            if proposed:
                draft.given[form.key] = proposed

    def _question(self, form: Form, proposed: str) -> str:
        said, hints = _WORDS[self.lang], [form.hint]
        if form.choices:
            hints.append(said["one-of"].format(choices=", ".join(word for _, word in form.choices)))
        elif form.example and not proposed:
            hints.append(said["example"].format(example=form.example))
        if proposed:
            hints.append(said["keep"].format(value=proposed))
        elif form.can_wait:
            hints.append(said["later"])
        return "\n".join(("", form.label, *(f"  {hint}" for hint in hints), "> "))

    def _refuse(self, fault: NewError) -> None:
        for problem in fault.problems:
            self.tell(message(problem, self.lang))


def _value_of(form: Form, answer: str) -> str:
    """The value that is meant: of a closed list its word in the writer's language is understood too."""
    return next((value for value, word in form.choices if answer.lower() == word.lower()), answer)
