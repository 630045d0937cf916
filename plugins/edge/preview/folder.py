"""The content folder as it was last seen: of what has changed, only that is looked at again."""

import os
import stat
from collections.abc import Collection, Mapping
from functools import partial

from msgspec.structs import replace

from plugins.core.build import Material
from plugins.core.problems import Problem
from plugins.core.source import Asset, SourceFile, Unread
from plugins.edge.building import Plan
from plugins.edge.disk import Stamp, is_settled
from plugins.edge.inputs import Inputs, look
from plugins.edge.intake import Intake, Known, intake
from plugins.edge.tree import DOWNLOADS, PICTURES, File, read_text
from plugins.edge.workers import Pool


class Folder:
    """The files of a content folder, and what a build is given of them."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._kinds = frozenset(kind.folder for kind in plan.composition.kinds.values())
        self._root = os.path.realpath(plan.content)
        self._files: dict[str, File] = {}
        self._texts: dict[str, Unread | SourceFile] = {}
        self._unsettled: set[str] = set()
        self.known: Known = {}  # of pictures: what has been found out is not looked for again
        self._material = Material(())

    @property
    def material(self) -> Material:
        """What a build is given."""
        return replace(self._material, sources=tuple(self._texts.values()))

    def look(self, workers: Pool | None = None) -> None:
        """Look at all of the folder."""
        inputs: Inputs = look(self._plan.request.settings, self._kinds, self._plan.code)
        taken: Intake = intake(
            inputs, self.known, workers or Pool(1), self._plan.limits, paranoid=self._plan.paranoid
        )
        self._files = {file.place: file for file in inputs.files}
        self.known, self._material = taken.known, taken.material
        self._texts = {text.path: text for text in taken.material.sources}
        self._unsettled = {
            file.place for file in inputs.files
            if file.folder in self._kinds and not is_settled(file.stamp, inputs.moment)
        }  # fmt: skip

    def see(self, changed: Collection[str]) -> None:
        """Look at what has changed, by its paths on this machine.

        Texts that were there before and are there now are seen one by one, for all else the whole folder.
        """
        base = f"{self._root}/"
        places = {path.removeprefix(base) for path in changed if path.startswith(base)} | self._unsettled
        seen: dict[str, File] = {}
        for place in places:
            file = self._files.get(place)
            found = _stamp(f"{self._root}/{place}") if file and file.folder in self._kinds else None
            if file is None or found is None:
                self.look()
                return
            seen[place] = file._replace(stamp=found)
        for place, file in seen.items():
            self._files[place] = file
            # Read now: whoever asks later must not find the text of another state.
            text = read_text(file, self._plan.limits)
            self._texts[file.path] = (
                Unread(file.path, (), partial(_same, text)) if isinstance(text, Problem) else text
            )
        self._unsettled.clear()

    def with_changes(self, changes: Mapping[str, bytes | None]) -> Material:
        """What a build would be given were these files so; None is a file that is gone."""
        from plugins.core import pictures  # noqa: PLC0415 - Pillow is needed only for a picture

        texts, limits = dict(self._texts), self._plan.limits
        data = {file.path: file for file in self._material.data}
        assets = {asset.path: asset for asset in self._material.assets}
        told = [one for one in self._material.problems if one.place.path not in changes]
        for path, body in changes.items():
            folder = path.partition("/")[0]
            for known in (texts, data, assets):
                known.pop(path, None)
            if body is None:
                continue
            if folder in self._kinds:
                texts[path] = SourceFile(path, body)
            elif folder in (PICTURES, DOWNLOADS):
                facts = pictures.inspect(path, body, limits) if folder == PICTURES else None
                if isinstance(facts, Problem):
                    told.append(facts)
                    facts = None
                assets[path] = Asset(path, "", facts, "", len(body))
            else:
                data[path] = SourceFile(path, body)
        sources = tuple(texts[path] for path in sorted(texts))
        return Material(sources, tuple(assets.values()), tuple(told), tuple(data.values()))


def _same(text: Problem) -> Problem:
    return text


def _stamp(path: str) -> Stamp | None:
    """The stamp of a plain file, or None."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return found.st_size, found.st_mtime_ns, found.st_ino, found.st_ctime_ns
