"""Pictures and downloads go out as they are."""

from plugins.core.artifact import Copy
from tests.outputs.sites import built


def test_every_picture_and_download_is_copied():
    site = built({})
    assert [site.files[path] for path in sorted(site.under("files/") + site.under("images/"))] == [
        Copy("files/ohjelma.pdf", "/downloads/ohjelma.pdf"),
        Copy("images/kesa.svg", "/pictures/images/kesa.svg", "PNG"),
        Copy("images/talvi.png", "/pictures/images/talvi.png", "PNG"),
    ]
