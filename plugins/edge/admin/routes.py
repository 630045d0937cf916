"""What the preview answers below ``/admin/``: the forms' page, its files, its configuration, and the backend.

Whatever changes a file must come from a page of this very address (``Origin``, ``Host``) and bring the
token of this run in a header that no form of another page can set. No header ever lets another page in
(CORS).
"""

import json
import secrets
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from plugins.core.feature import Feature
from plugins.core.media_types import media_type
from plugins.core.problems import Place, Problem, error
from plugins.edge.admin.cms import installed
from plugins.edge.admin.config import boot
from plugins.edge.admin.entries import Entries, path_of
from plugins.edge.admin.folder import Folder, PathError
from plugins.edge.admin.page import POLICY, page
from plugins.edge.admin.protocol import MEDIA, Backend
from plugins.edge.disk import open_below
from plugins.edge.preview.showing import Showing

TOKEN = "x-koske-token"  # noqa: S105 - the header's name
_MOST = 80_000_000
_STATIC = Path(__file__).parent / "static"
_ADMIN = "/admin/"
# A drawing could hold a script: none runs, should somebody open it by itself.
_INERT = {"content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}

Endpoint = Callable[[Request], Awaitable[Response]]


def edit_address(source: str) -> str:
    """The address of the form of a content file (``newsletters/2017-1.md``)."""
    folder, _, name = source.removesuffix(".md").partition("/")
    return f"{_ADMIN}#/collections/{quote(folder)}/entries/{quote(name)}"


def routes(showing: Showing, features: Iterable[Feature], lang: str = "fi") -> list[BaseRoute]:
    """The routes of the forms, all below ``/admin/``."""
    forms = _Forms(showing, list(features), lang)
    cms = installed()
    return [
        Route("/admin", _leading(_ADMIN)),
        Route(_ADMIN, forms.front),
        Route("/admin/boot.json", forms.boot),
        Route("/admin/api", forms.act, methods=["POST"]),
        Route("/admin/address", forms.where),
        Route(f"{MEDIA}{{path:path}}", forms.media),
        Route("/admin/cms/{path:path}", _files(cms.folder if cms else None)),
        Route("/admin/{path:path}", _files(_STATIC)),
    ]


class _Forms:
    """The forms of one content folder."""

    def __init__(self, showing: Showing, features: list[Feature], lang: str) -> None:
        self._showing = showing
        self._kinds = {kind.folder: kind for feature in features for kind in feature.kinds}
        self._blocks = [block for feature in features for block in feature.blocks]
        self._folder = Folder(showing.content, self._kinds)
        self._entries = Entries(self._folder, self._kinds, showing)
        self._backend = Backend(self._entries, showing, lang)

    async def front(self, _: Request) -> Response:
        """The page itself."""
        said = {"content-security-policy": POLICY}
        return Response(page(installed()), headers=said, media_type="text/html; charset=utf-8")

    async def boot(self, _: Request) -> Response:
        """All that the page needs to begin, the token among it: no other page can read this."""
        made = await run_in_threadpool(boot, self._entries, self._kinds, self._blocks)
        return JSONResponse({**made, "token": self._showing.token})

    async def act(self, request: Request) -> Response:
        """One action of the backend."""
        refused = _refused(request, self._showing.token)
        if refused:
            return self._told(refused[0], error(Place(""), refused[1]))
        data = bytearray()
        async for chunk in request.stream():
            data += chunk
            if len(data) > _MOST:
                return self._told(413, error(Place(""), "forms-large", limit=_MOST // 1_000_000))
        status, answer = await run_in_threadpool(self._answered, bytes(data))
        return JSONResponse(answer, status)

    def _answered(self, data: bytes) -> tuple[int, object]:
        try:
            asked = json.loads(data)
        except (ValueError, RecursionError):
            asked = None
        return self._backend.answer(asked)

    def _told(self, status: int, problem: Problem) -> Response:
        return JSONResponse(self._backend.told((problem,)), status)

    async def where(self, request: Request) -> Response:
        """Where the page of a file is, null for one that has none."""
        return JSONResponse(
            {"address": await run_in_threadpool(self._address, request.query_params.get("path", ""))}
        )

    def _address(self, path: str) -> str | None:
        try:
            return self._showing.address(self._folder.text(path))
        except PathError:
            return None

    async def media(self, request: Request) -> Response:
        """A picture or a download as it lies in the content folder."""
        path = request.path_params["path"]
        data = await run_in_threadpool(self._media, path)
        return (
            Response(status_code=404)
            if data is None
            else Response(data, headers=_INERT, media_type=media_type(path))
        )

    def _media(self, path: str) -> bytes | None:
        try:
            return self._folder.read(self._folder.media(path_of(path)))
        except (PathError, OSError):
            return None


def _leading(address: str) -> Endpoint:
    async def endpoint(_: Request) -> Response:
        return RedirectResponse(address, 301)

    return endpoint


def _files(root: Path | None) -> Endpoint:
    """Answers with the files of a folder of the program's own."""

    def read(path: str) -> bytes | None:
        try:
            with open_below(str(root), path) as file:
                return file.read()
        except (OSError, ValueError):
            return None

    async def endpoint(request: Request) -> Response:
        path = request.path_params["path"]
        data = await run_in_threadpool(read, path) if root else None
        return Response(status_code=404) if data is None else Response(data, media_type=_type(path))

    return endpoint


def _type(path: str) -> str:
    found = media_type(path)
    return f"{found}; charset=utf-8" if found.startswith("text/") else found


def _refused(request: Request, token: str) -> tuple[int, str] | None:
    """Why a request may not change anything; None where it may."""
    headers = request.headers
    origin = f"{request.url.scheme}://{headers.get('host', '')}"
    if headers.get("origin") != origin or headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return 403, "forms-origin"
    if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        return 415, "forms-request"
    if not secrets.compare_digest(headers.get(TOKEN, "").encode(), token.encode()):
        return 403, "forms-token"
    return None
