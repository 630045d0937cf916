"""The protocol of decap-server, as far as the forms need it: one action a request, answered in JSON.

There is one branch and no workflow, so the actions of those are refused. Pictures are answered by their
addresses: every item that is opened asks for all of them, and in bytes that would be the whole folder.
"""

import base64
import binascii
import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Any, Protocol
from urllib.parse import quote
from zoneinfo import ZoneInfo

from plugins.core.dates import ZONE
from plugins.core.problems import Place, Problem, error, message
from plugins.core.redirect_file import REDIRECTS
from plugins.edge.admin.entries import Entries, RefusedError, path_of, raw_of
from plugins.edge.admin.folder import PathError
from plugins.edge.desk.writing import scalar

Params = Mapping[str, Any]
MEDIA = "/admin/media/"


class Addressing(Protocol):
    """Where the page of a file stands on the site (`plugins.edge.preview.showing`)."""

    def address(self, source: str) -> str | None:
        """The address of the page that is made of a content file."""


class Backend:
    """Answers the actions of the forms."""

    def __init__(self, entries: Entries, showing: Addressing, lang: str) -> None:
        self._entries = entries
        self._folder = entries.folder
        self._showing = showing
        self._lang = lang
        self._actions: Mapping[str, Callable[[Params], object]] = {
            "info": lambda _: {"repo": "content", "publish_modes": ["simple"], "type": "koske"},
            "entriesByFolder": self._by_folder,
            "entriesByFiles": self._by_files,
            "getEntry": self._entry,
            "persistEntry": self._persist,
            "getMedia": self._media,
            "getMediaFile": self._media_file,
            "persistMedia": self._persist_media,
            "deleteFile": lambda params: self._delete([params["path"]], params),
            "deleteFiles": lambda params: self._delete(params["paths"], params),
            "getDeployPreview": self._page,
        }

    def answer(self, asked: object) -> tuple[int, object]:
        """The status and the JSON of the answer to a request's JSON."""
        try:
            return 200, self._act(asked)
        except RefusedError as refused:
            return refused.status, {**self.told(refused.problems), **refused.more}

    def told(self, problems: tuple[Problem, ...]) -> dict[str, object]:
        """Problems as the form shows them: all in one text, and one by one with the line."""
        told = [
            {
                "severity": one.severity.value,
                "text": message(one, self._lang),
                "path": one.place.path,
                "line": one.place.line,
            }
            for one in problems
        ]
        return {"error": " ".join(_sentence(str(one["text"])) for one in told), "problems": told}

    def _act(self, asked: object) -> object:
        if not isinstance(asked, Mapping) or not isinstance(asked.get("params", {}), Mapping):
            raise RefusedError(error(Place(""), "forms-request"), status=400)
        act = self._actions.get(str(asked.get("action")))
        if act is None:
            raise RefusedError(error(Place(""), "forms-action", found=str(asked.get("action"))[:80]))
        try:
            return act(asked.get("params", {}))
        except PathError as fault:
            raise RefusedError(error(Place(""), "forms-path", found=str(fault)[:200])) from fault
        except (KeyError, TypeError, AttributeError, binascii.Error) as fault:
            raise RefusedError(error(Place(""), "forms-request"), status=400) from fault
        except OSError as fault:
            raise RefusedError(error(Place(""), "forms-unwritable", reason=fault.strerror)) from fault

    def _by_folder(self, params: Params) -> list[object]:
        kind = self._folder.kind(params["folder"])
        listed = sorted(self._entries.listed(kind), key=lambda one: _day(one[1]), reverse=True)
        return [_entry(below, raw_of(values)) for below, values in listed]

    def _by_files(self, params: Params) -> list[object]:
        return [self._entry(file) for file in params["files"]]

    def _entry(self, params: Params) -> object:
        below = self._folder.text(params["path"])
        values = self._entries.loaded(below)
        if values is None:
            # Whether a name is still free is asked in this way too.
            raise RefusedError(error(Place(below), "forms-missing"), status=404)
        return _entry(below, raw_of(values))

    def _page(self, params: Params) -> object:
        """Where the page of an item is, for the button that leads to it."""
        below = self._folder.text(f"content/{params['collection']}/{params['slug']}.md")
        address = self._showing.address(below)
        return {"url": address, "status": "SUCCESS"} if address else None

    def _persist(self, params: Params) -> object:
        files = params.get("dataFiles") or [params["entry"]]
        (file,) = files if len(files) == 1 else (None,)
        if file is None or file.get("newPath") or params.get("options", {}).get("useWorkflow"):
            raise RefusedError(error(Place(""), "forms-action", found="persistEntry"))
        below = self._folder.text(file["path"])
        assets = {self._folder.media(one["path"]): _bytes(one) for one in params.get("assets", ())}
        told = self._entries.save(below, str(file["raw"]), assets)
        return {"message": "ok", **self.told(tuple(told)), "address": self._showing.address(below)}

    def _media(self, params: Params) -> list[object]:
        folder = self._folder.media_folder(params["mediaFolder"])
        found = []
        for below in self._folder.names(folder):
            try:
                self._folder.media(path_of(below))
                found.append(self._file(below))
            except (PathError, OSError):
                continue
        return found

    def _media_file(self, params: Params) -> object:
        return self._file(self._folder.media(params["path"]))

    def _file(self, below: str) -> object:
        moment, size = self._folder.stamp(below)
        return {
            "id": f"{below}:{moment}",
            "name": PurePosixPath(below).name,
            "path": path_of(below),
            "size": size,
            "url": f"{MEDIA}{quote(below)}",
        }

    def _persist_media(self, params: Params) -> object:
        asset = params["asset"]
        below = self._folder.media(asset["path"])
        self._entries.save_media(below, _bytes(asset))
        return self._file(below)

    def _delete(self, paths: list[str], params: Params) -> object:
        """Take files away. Of what readers know, only with the page that they are led to in its place."""
        changes: dict[str, bytes | None] = {}
        rules: list[str] = []
        for path in paths:
            below = self._folder.media(path) if _is_media(path) else self._folder.text(path)
            changes[below] = None
            if not _is_media(path):
                rules += self._old_addresses(below)
        if rules:
            target = str(params.get("redirect") or "")
            if not target:
                problem = error(Place(next(iter(changes))), "forms-delete-address", address=rules[0])
                raise RefusedError(
                    problem, status=409, more={"ask": {"address": rules[0], "target": _upper(rules[0])}}
                )
            if (
                not target.startswith("/")
                or target.startswith("//")
                or any(one in target for one in "\n\r#?")
            ):
                raise RefusedError(error(Place(REDIRECTS), "forms-delete-target", found=target[:200]))
            changes[REDIRECTS] = self._with_rules(rules, target)
        self._entries.write(changes)
        return {"message": "ok"}

    def _old_addresses(self, below: str) -> list[str]:
        """The addresses that readers know of an item and that would vanish with it."""
        address = self._showing.address(below)
        today = str(dt.datetime.now(ZoneInfo(ZONE)).date())
        if (
            not address
            or "#" in address
            or not self._entries.is_out(below)
            or self._entries.first_day(below) > today
        ):
            return []
        former = (self._entries.brief(below) or {}).get("redirect_from")
        return [address, *(former if isinstance(former, list) else ())]

    def _with_rules(self, old: list[str], target: str) -> bytes:
        data = self._folder.read(REDIRECTS) or b""
        lines = "".join(f"{scalar(address)}: {scalar(target)}\n" for address in old)
        return data + (b"\n" if data and not data.endswith(b"\n") else b"") + lines.encode()


def _is_media(path: str) -> bool:
    return path.startswith(("content/images/", "content/files/"))


def _day(values: Mapping[str, Any]) -> str:
    """What the list of a kind is sorted by: the newest first, what has no day last, by name."""
    return next((str(values[key]) for key in ("start", "date", "year") if values.get(key)), "")


def _upper(address: str) -> str:
    """The address above: most often the list that the item was in."""
    return address.rstrip("/").rpartition("/")[0] + "/"


def _entry(below: str, raw: str) -> object:
    return {"data": raw, "file": {"path": path_of(below), "label": None, "id": below}}


def _bytes(asset: Params) -> bytes:
    if asset["encoding"] != "base64":
        raise RefusedError(error(Place(""), "forms-request"), status=400)
    return base64.b64decode(asset["content"], validate=True)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
