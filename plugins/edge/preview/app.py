"""The addresses of the preview: the site's own, ``/_preview/`` for its bar, and what other parts add.

Whoever asks must mean this machine (the Host header), so that no page of the web can have its own name
lead here and read drafts. What changes something must bring the token of this run, which
no other page can read.
"""

import re
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from urllib.parse import parse_qs, quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from plugins.edge.preview.bar import PREFIX, with_bar
from plugins.edge.preview.showing import Answer, Shown, State

HOSTS = ("127.0.0.1", "localhost")
_RETRY, _PING = 300, 15.0  # milliseconds before a browser asks again; seconds between signs of life
_STATIC = Path(__file__).parent / "static"
_FILES = {"preview.css": "text/css", "preview.js": "text/javascript"}
_RANGE = re.compile(r"bytes=([0-9]*)-([0-9]*)")
_MOST = 4096  # bytes of a form
_SAID = {
    "cache-control": "no-cache",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
}

Endpoint = Callable[[Request], Awaitable[Response]]


def application(showing: Shown, extra: Sequence[BaseRoute] = ()) -> Starlette:
    """The preview of what is shown; ``extra`` are routes that come before those of the site."""
    own = [
        Route("/events", _events(showing)),
        Route("/bar", _told(showing, showing.bar)),
        Route("/problems", _told(showing, showing.listing)),
        Route("/last", _told(showing, showing.last)),
        Route("/as-of", _as_of(showing), methods=["POST"]),
        *(Route(f"/{name}", _file(name, media_type)) for name, media_type in _FILES.items()),
    ]
    return Starlette(
        routes=[
            Mount(PREFIX, routes=own),
            *extra,
            Route("/{path:path}", _told(showing, None)),
        ],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=[*HOSTS], www_redirect=False),
            Middleware(_Saying),
        ],
    )


class _Saying:
    """What every answer says: no browser keeps it, and no page of another site may look into it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                for name, value in _SAID.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, sending)


def _told(showing: Shown, of_page: Callable[[str], Answer] | None) -> Endpoint:
    """A page of the site by its own address, or what is told of the page that a query names."""

    async def endpoint(request: Request) -> Response:
        path = request.scope["path"] if of_page is None else request.query_params.get("page", "/")
        answer = await run_in_threadpool(of_page or showing.answer, path)
        if answer.leads_to:
            query = request.scope["query_string"].decode("ascii", "replace")
            return RedirectResponse(quote(answer.leads_to) + (f"?{query}" if query else ""), answer.status)
        return answered(answer, request.headers)

    return endpoint


def answered(answer: Answer, asked: Headers) -> Response:
    """The answer to a request with these headers: whole, in part, or that it is what the browser has."""
    body = with_bar(answer.body, answer.bar) if answer.bar else answer.body
    headers = {"etag": f'"{blake2b(body, digest_size=12).hexdigest()}"'}
    if answer.status != 200:
        return Response(body, answer.status, media_type=answer.media_type)
    if headers["etag"] in (
        one.strip().removeprefix("W/") for one in asked.get("if-none-match", "").split(",")
    ):
        return Response(status_code=304, headers=headers)
    headers["accept-ranges"] = "bytes"
    wanted = _RANGE.fullmatch(asked.get("range", ""))
    # What is no range of bytes is as if nothing had been said (RFC 9110, 14.2).
    odd = not wanted or wanted[0] == "bytes=-" or (all(wanted.groups()) and int(wanted[2]) < int(wanted[1]))
    if wanted is None or odd or asked.get("if-range", headers["etag"]) != headers["etag"]:
        return Response(body, 200, headers, answer.media_type)
    return _part(body, wanted, headers, answer.media_type)


def _part(body: bytes, wanted: re.Match[str], headers: Mapping[str, str], media_type: str) -> Response:
    """The bytes that were asked for: from … to …, from … on, or the last …."""
    size = len(body)
    first = int(wanted[1]) if wanted[1] else max(0, size - int(wanted[2]))
    last = min(int(wanted[2]), size - 1) if wanted[1] and wanted[2] else size - 1
    if first > last:
        return Response(status_code=416, headers={"content-range": f"bytes */{size}"})
    said = {**headers, "content-range": f"bytes {first}-{last}/{size}"}
    return Response(body[first : last + 1], 206, said, media_type)


def _events(showing: Shown) -> Endpoint:
    """Tells a browser when its page or its bar is no longer what it shows, for as long as it listens."""

    async def endpoint(request: Request) -> Response:
        query = request.query_params
        path, has = query.get("page", "/"), State(query.get("version", ""), query.get("bar", ""))
        return StreamingResponse(_changes(showing, path, has), media_type="text/event-stream")

    return endpoint


async def _changes(showing: Shown, path: str, has: State) -> AsyncIterator[str]:
    yield f"retry: {_RETRY}\n\n"
    while not showing.ending:
        turn = showing.turn
        now = await run_in_threadpool(showing.state, path)
        if now.page != has.page:
            yield f"event: page\ndata: {now.page}\n\n"
        elif now.bar != has.bar:
            yield f"event: bar\ndata: {now.bar}\n\n"
        else:
            yield ": \n\n"  # whoever has gone is noticed by that
        has = now
        await showing.turned(turn, _PING)


def _as_of(showing: Shown) -> Endpoint:
    """Takes the form of the bar: the day, and whether drafts are to be seen."""

    async def endpoint(request: Request) -> Response:
        sent = b""
        async for chunk in request.stream():
            sent += chunk
            if len(sent) > _MOST:
                return PlainTextResponse("", 413)
        form = {name: found[-1] for name, found in parse_qs(sent.decode("utf-8", "replace")).items()}
        if not secrets.compare_digest(form.get("token", "").encode(), showing.token.encode()):
            return PlainTextResponse("", 403)
        day, readers = form.get("day", ""), form.get("readers", "") == "1"
        if "today" in form:
            day = ""
        await run_in_threadpool(showing.show_as_of, day, readers=readers)
        page = form.get("page", "/")
        # Nothing but a path of this site: two slashes would begin the name of another.
        return RedirectResponse(quote("/" + page.lstrip("/\\"), safe="/-._~%"), 303)

    return endpoint


def _file(name: str, media_type: str) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        body = await run_in_threadpool((_STATIC / name).read_bytes)
        return answered(Answer(200, body, f"{media_type}; charset=utf-8"), request.headers)

    return endpoint
