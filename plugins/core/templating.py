"""Jinja for our templates: its results, by shorter ways through what is done a million times in a build.

Our templates always escape, and what they call are macros, words and the renderer's own functions.
"""

from collections.abc import MutableMapping
from functools import partial
from types import MethodType
from typing import Any

from jinja2 import Environment as JinjaEnvironment
from jinja2.compiler import CodeGenerator
from jinja2.nodes import Expr
from jinja2.runtime import Context as JinjaContext
from jinja2.runtime import Macro
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]  # not wrapped

from plugins.core.strings import Strings

_PLAIN = frozenset({Macro, Strings, MethodType, partial})
"""What wants no context when it is called; a macro escapes as its environment does."""


def escaped(value: object) -> str:
    """The value as HTML, as text alone: what is put out is only joined."""
    sort = type(value)
    if sort is str:
        return _escape_inner(value)  # type: ignore[arg-type]  # mypy does not follow `sort`
    return value if sort is Markup else escape(value)  # type: ignore[return-value]


class _Context(JinjaContext):
    def call(self, function: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as Jinja has it
        if type(function) not in _PLAIN:
            return super().call(function, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return function(*args, **kwargs)


class _CodeGenerator(CodeGenerator):
    def _output_child_pre(self, node: Expr, frame: Any, finalize: Any) -> None:  # noqa: ANN401 - Jinja's own
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class Environment(JinjaEnvironment):
    """An environment all of whose templates know the same: nothing is added for one of them."""

    code_generator_class = _CodeGenerator
    context_class = _Context
    escaped = staticmethod(escaped)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The values that every template knows."""
        return self.globals if d is None else super().make_globals(d)
