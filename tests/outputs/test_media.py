"""Pictures and downloads go out as they are."""

from plugins.core.artifact import Copy
from tests.outputs.sites import built


def test_every_picture_and_download_is_copied_with_its_media_type():
    site = built({})
    assert [site.files[path] for path in sorted(site.under("files/") + site.under("images/"))] == [
        Copy("files/ohjelma.pdf", "application/pdf", "/downloads/ohjelma.pdf"),
        Copy("images/kesa.svg", "image/svg+xml", "/pictures/images/kesa.svg"),
        Copy("images/talvi.png", "image/png", "/pictures/images/talvi.png"),
    ]
