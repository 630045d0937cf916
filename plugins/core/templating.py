"""Jinja for our templates: its results, by shorter ways through what is done a million times in a build.

Our templates always escape, and what they call are macros, words and the renderer's own functions.
"""

from collections.abc import MutableMapping
from keyword import iskeyword
from typing import Any

from jinja2 import Environment as JinjaEnvironment
from jinja2.compiler import CodeGenerator
from jinja2.nodes import Call, Expr
from jinja2.runtime import Macro as JinjaMacro
from jinja2.utils import missing
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]  # not wrapped


def escaped(value: object) -> str:
    """The value as HTML, as text alone: what is put out is only joined."""
    sort = type(value)
    if sort is str:
        return _escape_inner(value)  # type: ignore[arg-type]  # mypy does not follow `sort`
    return value if sort is Markup else escape(value)  # type: ignore[return-value]


class Macro(JinjaMacro):
    """A macro that takes what it names and no more; it escapes as all templates do."""

    def __call__(self, *args: Any, **kwargs: Any) -> str:  # noqa: ANN401 - as Jinja has it
        """What the macro says. Raises TypeError for what it does not name."""
        values = [*args, *[kwargs.pop(name, missing) for name in self.arguments[len(args) :]]]
        if kwargs or len(values) > self._argument_count:
            return super().__call__(*args, **kwargs)
        return str.__new__(Markup, self._func(*values))


class _CodeGenerator(CodeGenerator):
    def visit_Call(  # noqa: N802 - Jinja's own
        self,
        node: Call,
        frame: Any,  # noqa: ANN401 - as above
        forward_caller: bool = False,  # noqa: FBT001, FBT002 - as above
    ) -> None:
        """Write a call as one of Python: nothing that our templates call wants their context."""
        plain = not (forward_caller or node.dyn_args or node.dyn_kwargs)
        if not plain or any(iskeyword(one.key) for one in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: Any, frame: Any) -> None:  # noqa: ANN401 - as above
        """Write the definition of a macro: one of ours, where it takes nothing that it does not name."""
        if not (macro_ref.accesses_kwargs or macro_ref.accesses_varargs or macro_ref.accesses_caller):
            self.write("environment.")
        super().macro_def(macro_ref, frame)

    def _output_child_pre(self, node: Expr, frame: Any, finalize: Any) -> None:  # noqa: ANN401 - Jinja's own
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class Environment(JinjaEnvironment):
    """An environment all of whose templates know the same: nothing is added for one of them."""

    code_generator_class = _CodeGenerator
    Macro = Macro
    escaped = staticmethod(escaped)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The values that every template knows."""
        return self.globals if d is None else super().make_globals(d)
