"""What the methods of `plugins.core.site.Site` become that views ask, and which of their answers stay when.

See `plugins.core.trace` for what is noted, `plugins.core.memo` for when what is asked again.
"""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from plugins.core.site import Site

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")
_Marked = TypeVar("_Marked", bound=Callable[..., Any])
_Method = Callable[Concatenate["Site", Asked], Answer]

ITEM_QUESTIONS = frozenset({"face", "fields", "outline", "prose"})
"""The questions that an `Entity` answers: about nothing but one item."""

OF_PLACES: set[str] = set()
"""The questions that `of_places` marks."""


def question(method: _Method[Asked, Answer]) -> _Method[Asked, Answer]:
    """A method of `Site` whose answer is found once and noted; its arguments are plain texts and numbers."""
    name = method.__name__

    @wraps(method)
    def asked(self: "Site", *args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        arguments = (*args, *kwargs.values())
        key = (name, self.preview, *arguments)
        return self.recorder.answer(key, lambda: method(self, *args, **kwargs), self.answers)

    return asked  # type: ignore[return-value]  # a method is called with its object first


def lookup(method: _Method[Asked, Answer]) -> _Method[Asked, Answer]:
    """A question whose answer is only looked up: it is noted, and not kept a second time."""
    name = method.__name__

    @wraps(method)
    def asked(self: "Site", *args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        self.recorder.note((name, self.preview, *args, *kwargs.values()))
        return method(self, *args, **kwargs)

    return asked  # type: ignore[return-value]  # as above


def asked_name(function: Callable[..., Any]) -> str:
    """The name of a function that `Site.ask` is given; it is found again by it."""
    return f"{function.__module__}:{function.__qualname__}"


def of_places(function: _Marked) -> _Marked:
    """Mark a question, or a function for `Site.ask`, as one of items' places: a new title changes no answer.

    Such an answer depends on which items, files and pages there are, their languages, days, topics and
    addresses, and on nothing else that front matter says: not on titles, nor on deadlines. Without the
    mark it is asked again more often than it must; with a wrong one pages grow stale.
    """
    of_site = "." in function.__qualname__
    OF_PLACES.add(function.__name__ if of_site else asked_name(function))
    return function
