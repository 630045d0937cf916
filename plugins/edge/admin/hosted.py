"""The editor in the published site, where ``ADMIN`` says so: Sveltia CMS, which writes to a git host.

    ADMIN = {"backend": {"name": "github", "repo": "koske/sivusto", "branch": "main"}}

The collections and fields are those of the forms in the preview, with stock widgets. What is saved is a
commit, so the checks and the guard are those of the build that follows it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from plugins.core.artifact import Copy
from plugins.core.feature import Feature, Output, Slot
from plugins.core.press import Press
from plugins.core.problems import Place, Problem, error
from plugins.core.site import Site
from plugins.edge.admin.cms import SVELTIA, Cms, installed
from plugins.edge.admin.config import config
from plugins.edge.admin.widgets import Widgets
from plugins.edge.settings import ADMIN

_SCRIPT = "sveltia-cms.js"
_PAGE = f"""<!doctype html>
<html lang="fi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Lomakkeet</title>
<link rel="cms-config-url" href="config.yml" type="text/yaml">
</head>
<body>
<script src="{_SCRIPT}"></script>
</body>
</html>
"""


def hosted(settings: Mapping[str, Any], features: Iterable[Feature], cms: Cms | None = None) -> Feature:
    """What the setting adds to the site."""
    setting = settings[ADMIN]
    kinds = {kind.folder: kind for feature in features for kind in feature.kinds}
    root = str(setting.get("content", "content"))
    made = config(kinds.values(), setting["backend"], Widgets(own=False, kinds=kinds, root=root), root)
    editor = cms or installed(SVELTIA)
    # JSON is YAML too.
    return _feature(json.dumps(made, ensure_ascii=False, indent=1) + "\n", editor)


def _feature(written: str, editor: Cms | None) -> Feature:
    script = editor.folder / _SCRIPT if editor else None

    def files(_: Site) -> Iterator[Slot]:
        if script:
            yield Slot("admin/index.html", (_PAGE,))
            yield Slot("admin/config.yml", (written,))
            yield Slot(f"admin/{_SCRIPT}", (str(script), _digest(script)))

    def file(slot: Slot, _: Site, __: Press) -> bytes | Copy:
        if len(slot.args) == 1:
            return slot.args[0].encode()
        origin, digest = slot.args
        return Copy(slot.path, origin, "", digest)

    def check(_: Site, __: frozenset[str]) -> Iterator[Problem]:
        if not script:
            yield error(Place(""), "forms-not-fetched")

    return Feature(
        outputs=(Output("admin", files=files, file=file, plain=True, for_hosts=True, check=check),)
    )


def _digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()
