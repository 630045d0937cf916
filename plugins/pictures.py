"""The smaller forms of the pictures that pages show: AVIF, WebP and JPEG or PNG, each in several widths.

They lie beside the pictures under ``/images/``. A picture that nobody shows goes out as it is
(`plugins.media`) and gets none.
"""

from collections.abc import Iterator

from plugins.core.artifact import Scaled
from plugins.core.feature import Feature, Output, Slot
from plugins.core.press import Press
from plugins.core.problems import Place, Problem, error
from plugins.core.site import Site


def files(site: Site) -> Iterator[Slot]:
    """A file for each format and width of each picture that is shown."""
    for path in site.shown():
        asset = site.asset(path)
        for variant in site.variants(asset) if asset else ():
            yield Slot(variant.path, (path, str(variant.width), variant.ending))


def file(slot: Slot, site: Site, _: Press) -> Scaled:
    """One form. Raises KeyError for a picture that has no such form."""
    path, width, ending = slot.args
    asset = site.asset(path)
    if asset is None or asset.picture is None:
        raise KeyError(path)
    forms = {(str(one.width), one.ending): one for one in site.variants(asset)}
    form, widest = forms[width, ending], max(forms.values(), key=lambda one: one.width)
    return Scaled(
        slot.path, path, asset.origin, asset.picture.format, site.bytes_of(path), form.width, form.height,
        (widest.width, widest.height), ending, asset.picture.photo,
    )  # fmt: skip


def check(site: Site, others: frozenset[str]) -> Iterator[Problem]:
    """Files of the writer's own that have the name of a form: most often one saved from the site."""
    for slot in files(site):
        if slot.path in others:
            yield error(Place(slot.path), "picture-name-taken", picture=slot.args[0])


FEATURE = Feature(outputs=(Output("pictures", files=files, file=file, scaled=True, check=check),))


def register() -> None:
    """Pelican asks for it; the host reads ``FEATURE``."""
