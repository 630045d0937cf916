"""The directive ``::video[https://…]{title="…" still="images/x.jpg" transcript="files/x.txt"}``.

A link with a still picture and the video's name, and a link to the transcript: nothing is fetched from
another host until the reader goes there. ``title`` must be given, the two files where there are such.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from msgspec import Struct

from plugins.core import mends
from plugins.core.directives import Directive
from plugins.core.feature import Block, Feature, Setting
from plugins.core.problems import Problem, error
from plugins.core.prose import BlockCall
from plugins.core.text import is_http_url
from plugins.core.values import MediaPath
from plugins.core.view import Body, Picture, Value

FILES = (("still", "picture-elsewhere"), ("transcript", "file-elsewhere"))
"""The attributes that name files, each with the message for one on another host."""


class Video(Struct, frozen=True):
    """A video somewhere else: its name and address, what the link says, a still, a transcript."""

    title: str
    url: str
    watch: str
    still: Picture | None
    transcript: Value | None


def check(call: BlockCall) -> Iterator[Problem]:
    """An address that is none, a name that is not given, files on another host."""
    if not is_http_url(call.label):
        yield mends.refused(call.place_of(call.label), "url-form", "::video", found=call.label)
    if not call.attribute("title").strip():
        mend = f'::video[{call.label}]{{title="…"}}'
        yield error(call.place, "directive-attribute-missing", name=call.name, attribute="title", mend=mend)
    for name, code in FILES:
        if _is_elsewhere(call.attribute(name)):
            yield error(call.place, code, found=call.attribute(name))


def media(call: BlockCall) -> Iterator[MediaPath]:
    """The still and the transcript, where they are named."""
    for name, path in call.attributes:
        if name in dict(FILES) and not _is_elsewhere(path):
            yield MediaPath(path, picture=name == "still")


def view(call: BlockCall, setting: Setting, _: Body) -> Video | None:
    """The link and what goes with it; None where the address is none."""
    if not is_http_url(call.label):
        return None
    site, named = setting.site, {file.picture: file.path for file in media(call)}
    words = site.strings[setting.entity.lang]
    host = (urlsplit(call.label).hostname or "").removeprefix("www.")
    title = call.attribute("title").strip()
    asset = site.asset(named.get(False, ""))
    transcript = Value(words("video.transcript", title=title), url=site.media(asset.path)) if asset else None
    # The name beside the still says what it is of, so it has no text of its own.
    still = site.sized(named.get(True, ""), "")
    return Video(title, call.label, words("video.watch", host=host), still, transcript)


def _is_elsewhere(path: str) -> bool:
    return "://" in path or path.startswith("//")


FEATURE = Feature(
    blocks=(
        Block(
            Directive(
                "video",
                container=False,
                label="required",
                attributes={"title": None, "still": None, "transcript": None},
            ),
            "video",
            view,
            check=check,
            media=media,
        ),
    ),
    strings={
        "fi": {"video.watch": "Katso video: {host}", "video.transcript": "Tekstivastine: {title}"},
        "sv": {"video.watch": "Se videon: {host}", "video.transcript": "Textversion: {title}"},
        "en": {"video.watch": "Watch the video: {host}", "video.transcript": "Transcript: {title}"},
    },
)


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
