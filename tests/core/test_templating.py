"""The shorter ways through Jinja come to what its own ways come to."""

import jinja2
import pytest
from jinja2 import StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from plugins.core.strings import Strings
from plugins.core.templating import Environment, escaped

SOURCE = """
{%- macro bold(text) %}<b>{{ text }}</b>{% endmacro -%}
{%- macro three(one, two="<2>", three=one) %}{{ one }}{{ two }}{{ three }}{% endmacro -%}
{%- macro rest(one) %}{{ one }}{{ varargs | join("<") }}{{ kwargs.two }}{% endmacro -%}
{%- macro around(text) %}{{ text }}{{ caller() }}{% endmacro -%}
{% for one in values %}{{ one }}|{{ bold(one) }}|{{ t("word") }}|{{ plain(one) }}|{{ loop.index }}
{% endfor %}{% call around("x") %}<i>&{{ values[0] }}{% endcall %}{{ "<" ~ values[0] }}{{ values | join("<") }}
{{ three("<") }}{{ three(1, three="<") }}{{ three(*[1, 2]) }}{{ three(**{"one": 1}) }}{{ rest(1, "<", two="<") }}
{%- set kept %}{{ values[0] }}{% endset %}{{ kept }}{{ namespace(a="<").a }}
"""
VALUES = ["<a href=\"x\" title='&'>", Markup("<em>"), 3, None, 1.5, ("<",)]


class Hostile(str):
    """A text that is one by its class alone."""

    __slots__ = ()

    def __html__(self) -> str:
        return "<u>"


def rendered(kind: type[jinja2.Environment]) -> str:
    environment = kind(autoescape=True, undefined=StrictUndefined)
    words = Strings({"word": "<sana>"})
    return environment.from_string(SOURCE).render(values=[*VALUES, Hostile("<")], t=words, plain=str)


def test_a_template_says_what_it_says_by_the_usual_ways():
    assert rendered(Environment) == rendered(jinja2.Environment)


@pytest.mark.parametrize("value", [*VALUES, Hostile("<"), "", "ä\u00a0–"])
def test_what_is_put_out_is_escaped(value):
    assert escaped(value) == escape(value)


@pytest.mark.parametrize(
    "source", ["{{ missing }}", "{{ missing.field }}", "{{ missing() }}", "{{ values.none }}"]
)
def test_what_is_not_there_is_a_fault(source):
    with pytest.raises(UndefinedError):
        Environment(autoescape=True, undefined=StrictUndefined).from_string(source).render(values={})


@pytest.mark.parametrize("call", ["one(1, 2)", "one(1, text=2)", "one(other=1)"])
def test_a_macro_takes_what_it_names(call):
    source = f"{{% macro one(text) %}}{{{{ text }}}}{{% endmacro %}}{{{{ {call} }}}}"
    with pytest.raises(TypeError, match="macro 'one' takes"):
        Environment(autoescape=True, undefined=StrictUndefined).from_string(source).render()
