"""The editor in the published site, where ``ADMIN`` says so: Sveltia CMS, which writes to a git host.

    ADMIN = {"backend": {"name": "github", "repo": "koske/sivusto", "branch": "main"}}

The collections and fields are those of the forms in the preview, with stock widgets. What is saved is a
commit, so the checks and the guard are those of the build that follows it.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from plugins.core.artifact import Copy
from plugins.core.feature import Feature, Output, Slot
from plugins.core.press import Press
from plugins.core.problems import Place, Problem, error
from plugins.core.site import Site
from plugins.edge.admin.cms import ICONS, SVELTIA, installed
from plugins.edge.admin.config import config
from plugins.edge.admin.widgets import Widgets
from plugins.edge.settings import ADMIN

_FOLDER = "admin/"
_SCRIPT, _BEFORE, _ICONS = "sveltia-cms.js", "before.js", "icons.woff2"
_ICONS_FILE = "material-symbols-outlined-latin-wght-normal.woff2"
_OWN = Path(__file__).parent / "static" / "hosted.js"
_PAGE = """<!doctype html>
<html lang="fi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Lomakkeet</title>
<link rel="icon" href="data:,">
<link rel="cms-config-url" href="config.yml" type="text/yaml">
</head>
<body>
<noscript><p>Lomakkeet tarvitsevat JavaScriptin.</p></noscript>
<script src="{before}" data-hosts="{hosts}"></script>
<script src="{script}"></script>
</body>
</html>
"""
# Where the editor asks, by the key of the setting that says otherwise (Sveltia CMS, "Backends").
_HOSTS: Mapping[str, Mapping[str, str]] = {
    "github": {"api_root": "https://api.github.com"},
    "gitlab": {"api_root": "https://gitlab.com", "base_url": "https://gitlab.com"},
    "gitea": {"api_root": "https://gitea.com", "base_url": "https://gitea.com"},
}
_PICTURES = {"github": ("https://*.githubusercontent.com",)}
# The editor's fonts lie elsewhere. That of its icons is brought along; for the others a device has its own.
_FONT = re.compile(
    rb"url\(https://cdn\.jsdelivr\.net/fontsource/fonts/([a-z0-9-]+)[^)]*\)\s*format\('[^']*'\)"
)


def hosted(settings: Mapping[str, Any], features: Iterable[Feature]) -> Feature:
    """What the setting adds to the site."""
    setting = settings[ADMIN]
    backend = setting["backend"]
    kinds = {kind.folder: kind for feature in features for kind in feature.kinds}
    root = str(setting.get("content", "content"))
    made = config(kinds.values(), backend, Widgets(own=False, kinds=kinds, root=root), root)
    # A key without a value is an error of the content; without this the editor writes all that it knows.
    made["output"] = {"omit_empty_optional_fields": True}
    # JSON is YAML too.
    texts = {
        f"{_FOLDER}index.html": _page(backend),
        f"{_FOLDER}config.yml": json.dumps(made, ensure_ascii=False, indent=1) + "\n",
        f"{_FOLDER}{_BEFORE}": _OWN.read_text(encoding="utf-8"),
    }
    editor, icons = installed(SVELTIA), installed(ICONS)
    fetched = (editor.folder / _SCRIPT, icons.folder / _ICONS_FILE) if editor and icons else None
    # The page opens the window of the git host to sign in, and hears from it.
    headers = {
        "Content-Security-Policy": f"{_policy(backend)}; frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
    }
    return Feature(outputs=(_output(texts, fetched),), headers={_FOLDER: headers})


def _output(texts: Mapping[str, str], fetched: tuple[Path, Path] | None) -> Output:
    def files(_: Site) -> Iterator[Slot]:
        if fetched:
            yield from (Slot(path, (text,)) for path, text in texts.items())
            for path, origin in zip((f"{_FOLDER}{_SCRIPT}", f"{_FOLDER}{_ICONS}"), fetched, strict=True):
                yield Slot(path, (str(origin), sha256(origin.read_bytes()).hexdigest()))

    def file(slot: Slot, _: Site, __: Press) -> bytes | Copy:
        if len(slot.args) == 1:
            return slot.args[0].encode()
        origin, digest = slot.args
        if slot.path.endswith(_ICONS):
            return Copy(slot.path, origin, "", digest)
        return _FONT.sub(_font, Path(origin).read_bytes())

    def check(_: Site, __: frozenset[str]) -> Iterator[Problem]:
        if not fetched:
            yield error(Place(""), "forms-not-fetched")

    return Output("admin", files=files, file=file, plain=True, for_hosts=True, check=check)


def _page(backend: Mapping[str, Any]) -> str:
    hosts = " ".join(_hosts(backend))
    return _PAGE.format(policy=escape(_policy(backend)), before=_BEFORE, hosts=escape(hosts), script=_SCRIPT)


def _policy(backend: Mapping[str, Any]) -> str:
    """What the page may load, as it can say it itself: nothing of others but the git host.

    The editor puts its styles into the page as it runs, and fetches its own mark, which is a data address.
    """
    hosts = " ".join(_hosts(backend))
    pictures = " ".join((hosts, *_PICTURES.get(backend["name"], ())))
    return (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        f"img-src 'self' data: blob: {pictures}; font-src 'self'; connect-src 'self' data: blob: {hosts}; "
        "media-src 'self' blob:; frame-src blob:; manifest-src blob: data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hosts(backend: Mapping[str, Any]) -> tuple[str, ...]:
    """The origins of the git host that the editor asks."""
    usual = _HOSTS.get(backend["name"], {})
    keys = (*usual, *("api_root", "graphql_api_root"))
    urls = [urlsplit(str(backend.get(key) or usual.get(key, ""))) for key in keys]
    return tuple(dict.fromkeys(f"{url.scheme}://{url.netloc}" for url in urls if url.netloc))


def _font(found: "re.Match[bytes]") -> bytes:
    """Where a font of the editor is: the icons beside it, any other on the device where that has it."""
    name = found[1].decode()
    where = f"url({_ICONS}) format('woff2')" if ICONS.endswith(name) else f"local('{name}')"
    return where.encode()
