"""What a build is given of the content folder: texts that need not be read, pictures that are known."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from plugins.core.build import Material
from plugins.core.problems import Problem
from plugins.core.sizes import Limits
from plugins.core.source import Asset, SourceFile, Unread
from plugins.core.work import Workers
from plugins.edge.disk import is_settled
from plugins.edge.inputs import Inputs
from plugins.edge.tree import DOWNLOADS, PICTURES, File, look_at, read_text


class Looked(NamedTuple):
    """What is known of a picture or download as long as it has this stamp."""

    stamp: tuple[int, ...]
    asset: Asset
    problem: Problem | None


Known = Mapping[str, Looked]


class Intake(NamedTuple):
    """The material of a build, and what to remember of its pictures and downloads."""

    material: Material
    known: Known


def intake(inputs: Inputs, known: Known, workers: Workers, limits: Limits, *, paranoid: bool) -> Intake:
    """Take in the content folder as it was found.

    A file that has the stamp of before is not opened; ``paranoid`` opens all pictures
    and downloads, as the reading of the texts does with these. The few files of data are always read.
    """
    files = [
        (file, file.stamp if is_settled(file.stamp, inputs.moment) else ())  # what proves nothing yet is read
        for file in inputs.files
    ]
    texts = tuple(
        Unread(file.path, stamp, partial(read_text, file, limits))
        for file, stamp in files
        if file.folder in inputs.kinds
    )
    media = [(file, stamp) for file, stamp in files if file.folder in (PICTURES, DOWNLOADS)]
    looked = _looked(media, {} if paranoid else known, workers, limits)
    assets = tuple(one.asset for one in looked.values())
    told = tuple(one.problem for one in looked.values() if one.problem is not None)
    read = [read_text(file, limits) for file, _ in files if file.is_data]
    data = tuple(one for one in read if isinstance(one, SourceFile))
    unread = tuple(one for one in read if not isinstance(one, SourceFile))
    return Intake(Material(texts, assets, (*inputs.problems, *told, *unread), data), looked)


def _looked(
    files: Sequence[tuple[File, tuple[int, ...]]], known: Known, workers: Workers, limits: Limits
) -> dict[str, Looked]:
    found: dict[str, Looked | None] = {}
    for file, stamp in files:
        before = known.get(file.path)
        same = before is not None and stamp and before.stamp == stamp and before.asset.origin == file.origin
        found[file.path] = before if same else None
    new = [(file, stamp) for file, stamp in files if found[file.path] is None]
    for (file, stamp), (asset, problem) in zip(
        new, workers.run("texts", partial(_look, limits=limits), new), strict=True
    ):
        found[file.path] = Looked(stamp, asset, problem)
    return {path: one for path, one in found.items() if one is not None}


def _look(task: tuple[File, tuple[int, ...]], limits: Limits) -> tuple[Asset, Problem | None]:
    return look_at(task[0], limits)
