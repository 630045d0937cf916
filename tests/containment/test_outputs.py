"""No file of the output lies outside of it, whatever names and addresses the content gives."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core.build import build
from plugins.core.source import Asset, PictureFacts
from plugins.edge.manifest import check_paths
from plugins.edge.trees import well_formed
from tests.containment.browser import dangers, read
from tests.outputs.sites import built
from tests.outputs.sites import given as given_site

ESCAPES = (
    "/../../etc/passwd",
    "/a/../../b/",
    "/..",
    "/%2e%2e/%2E%2E/etc/passwd",
    "/a/%2e./b",
    "/a%2f..%2f..%2fb",
    "/..%5c..%5cwindows",
    "/..\\..\\windows",
    "/a%00.html",
    "/a%0a/",
    "//x.fi/a",
    "https://koskeverkko.fi/../../a",
    "https://x.fi/a",
    "file:///etc/passwd",
    "../a",
    "C:\\a",
    "/.unfinished/",
    "/.manifest.json/",
    "/a/.htaccess/",
)
INSIDE = ("/%252e%252e/a", "/./a/./b", "/a//b", "/\u2025/a", "/a/b.html", "/~a/", "/-rf")


def news(**fields):
    front = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return {"news/u.md": f"title: Uutinen\ndate: 2017-01-01\nsummary: Tiivistelmä.\n{front}"}


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


@pytest.mark.parametrize("path", ESCAPES)
def test_old_address_that_leaves_the_site_is_refused(path):
    (line,) = built(news(redirect_from=f"[{quoted(path)}]")).problems
    assert ": virhe: " in line


@pytest.mark.parametrize("path", INSIDE)
def test_old_address_of_odd_form_stays_inside(path):
    site = built(news(redirect_from=f"[{quoted(path)}]"))
    assert [line for line in site.problems if ": virhe: " in line] == []
    check_paths(dict.fromkeys(site.files, ""))


@pytest.mark.parametrize(
    "id", ["../../a", "a/b", "..", ".", "a\\b", "/etc/passwd", "%2e%2e", "a b", "Ä", "~"]
)
def test_id_is_a_slug(id):
    assert any("virhe" in line for line in built(news(id=quoted(id))).problems)


@given(
    texts=st.lists(st.text(max_size=12) | st.sampled_from(["..", "../..", "/", "\\", "a/../b"]), max_size=4)
)
@settings(deadline=None, max_examples=40)
def test_no_tag_and_no_old_address_leaves_the_output(texts):
    written = [quoted(" ".join(text.split())) for text in texts if text.strip() and text.isprintable()]
    site = built(news(tags=f"[{', '.join(written)}]", redirect_from=f"[{', '.join('/' + w for w in ())}]"))
    assert well_formed(site.files)


@given(
    path=st.text(max_size=20)
    | st.lists(st.sampled_from(["..", ".", "/", "%2e", "%2F", "\\", "a"])).map("".join)
)
@settings(deadline=None, max_examples=60)
def test_no_old_address_leaves_the_output(path):
    if path.isprintable() and path.strip():
        assert well_formed(built(news(redirect_from=f"[{quoted('/' + path)}]")).files)


@pytest.mark.parametrize(
    "path",
    ["files/../../etc/passwd", "images/%2e%2e/%2e%2e/etc/passwd", "../a.md", "/etc/passwd", "files/..\\a"],
)
def test_link_and_picture_name_nothing_outside_of_the_content(path):
    body = f"[x]({path})\n\n![x]({path})\n"
    site = built(
        {"news/u.md": f"title: A\ndate: 2017-01-01\nsummary: B\nimage:\n  src: {path}\n  alt: x\n---\n{body}"}
    )
    assert site.files == {}
    assert len([line for line in site.problems if ": virhe: " in line]) == 3


def test_names_of_files_are_text_on_pages_and_one_part_of_an_address():
    name = "images/'\"><img src=x onerror=alert(1)>&#x41;%2e%2e?a#b.png"
    text = f"---\ntitle: A\ndate: 2017-01-01\nsummary: B\nimage:\n  src: {quoted(name)}\n  alt: x\n---\n"
    material, *around = given_site({})
    asset = Asset(name, f"/x/{name}", PictureFacts("PNG", 40, 30))
    source = type(material.sources[0])("news/u.md", text.encode())
    result = build(type(material)((*material.sources, source), (asset,)), *around)
    assert [problem.code for problem in result.problems] == []
    pages = [artifact for artifact in result.artifacts if artifact.path.endswith(".html")]
    found = [image for page in pages for image in read(page.body.decode()).iter("img")]
    assert all(dangers(read(page.body.decode())) == [] for page in pages)
    assert (
        "/images/%27%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert%281%29%3E%26%23x41%3B%252e%252e%3Fa%23b.png"
        in {image.get("src") for image in found}
    )
