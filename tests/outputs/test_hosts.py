"""What real servers send with every answer, how long it may be kept, and what they send compressed."""

import gzip
import re
from urllib.parse import quote, urljoin

import brotli
import pytest

from tests.outputs.hosts import CADDY, EVERY, has_brotli, served
from tests.outputs.sites import built

NEWS = "title: A\ndate: 2017-01-01\nsummary: s\n"
CONTENT = {"news/a.md": f"{NEWS}redirect_from: [/vanha/]", "news/b.md": f"{NEWS}lang: sv"}
PAGE = "/uutiset/a/"
MORE = {"files/x.csv": b"a;b\n", "files/x.csv.gz": gzip.compress(b"a;b\n" * 9), "images/x.svg": b"<svg/>"}
PDF = b"%PDF-1.7 raportti" * 9
ODD = (
    "ä ö.pdf",
    "100% + 1.pdf",
    "a&b=c.pdf",
    "x#y.pdf",
    "kysymys?.pdf",
    "日本.pdf",
    "it's.pdf",
    "[1] {2}.pdf",
    "$uri.pdf",
)
MORE |= {"files/raportti.pdf": PDF, "tyhja/x.txt": b"x"} | {f"files/{name}": name.encode() for name in ODD}
MORE |= dict.fromkeys(("images/x.640.0123456789.webp", "images/x.0123456789.webp"), b"RIFF")
SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Strict-Transport-Security": "max-age=31536000",
}
FOREVER, ANEW = "public, max-age=31536000, immutable", "no-cache"
A_DAY, A_WHILE = "public, max-age=86400", "public, max-age=900"
KEPT = {
    "/": ANEW,
    PAGE: ANEW,
    "/ei-ole/": ANEW,
    "/theme/ei-ole.css": ANEW,
    "/uutiset": ANEW,  # leads to the folder
    "/vanha/": ANEW,
    "/published.json": ANEW,
    "/sitemap.xml": ANEW,
    "/theme/style.css": FOREVER,
    "/images/x.svg": A_DAY,
    "/images/x.640.0123456789.webp": FOREVER,
    "/images/x.0123456789.webp": A_DAY,  # a name that a writer has given
    "/files/x.csv": A_DAY,
    "/feeds/all.xml": A_WHILE,
    "/feeds/events.ics": A_WHILE,
    "/sv/feeds/all.json": A_WHILE,
}
COMPRESSED = {
    "/": "text/html",
    PAGE: "text/html",
    "/theme/style.css": "text/css",
    "/feeds/all.xml": ("application/xml", "text/xml"),
    "/feeds/all.atom": "application/atom+xml",
    "/feeds/all.json": ("application/feed+json", "application/json"),
    "/feeds/events.ics": "text/calendar",
    "/published.json": "application/json",
}


def beside(site):
    """Both compressed forms of all texts, as a published site has them."""
    made = {}
    for path in site.files:
        if re.search(r"\.(?:html|css|xml|atom|json|ics)$", path):
            made[f"{path}.br"] = brotli.compress(site.bytes(path))
            made[f"{path}.gz"] = gzip.compress(site.bytes(path), mtime=0)
    return made


@pytest.fixture(scope="module", params=EVERY)
def host(request, tmp_path_factory):
    site = built(CONTENT)
    assert site.problems == ()
    with served(
        request.param, site, tmp_path_factory.mktemp(request.param), more=MORE | beside(site)
    ) as host:
        yield request.param, site, host


def at(site, path):
    """The file of the site's theme has its hash in its name."""
    if path == "/theme/style.css":
        return next(f"/{name}" for name in site.files if re.fullmatch(r"theme/style\.\w+\.css", name))
    return path


@pytest.mark.parametrize("path", KEPT)
def test_every_answer_says_what_browsers_are_to_refuse(host, path):
    _, site, host = host
    answer = host.get(at(site, path))
    assert {name: answer.header(name) for name in SECURITY} == SECURITY
    permissions = answer.header("Permissions-Policy")
    assert "camera=(), " in permissions
    assert permissions.endswith("clipboard-write=(self)")


@pytest.mark.parametrize("path", KEPT)
def test_every_answer_says_how_long_it_may_be_kept(host, path):
    name, site, host = host
    answer = host.get(at(site, path))
    assert answer.status == {"/uutiset": 308 if name == CADDY else 301, "/vanha/": 301}.get(
        path, 404 if "ei-ole" in path else 200
    )
    assert answer.header("Cache-Control") == KEPT[path]


@pytest.mark.parametrize("path", [path for path in KEPT if path not in ("/uutiset", "/vanha/")])
def test_what_has_not_changed_is_not_sent_again(host, path):
    _, site, host = host
    first = host.get(at(site, path))
    if first.status == 200:
        again = host.get(at(site, path), If_None_Match=first.header("ETag"))
        assert (again.status, again.body) == (304, b"")
        assert again.header("Cache-Control") == KEPT[path]
        assert host.get(at(site, path), If_Modified_Since=first.header("Last-Modified")).status == 304


@pytest.mark.parametrize("path", COMPRESSED)
@pytest.mark.parametrize(
    ("asked", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("br", "br"),
        ("gzip", "gzip"),
        ("gzip;q=1.0, identity;q=0.5", "gzip"),
        ("deflate", None),
        ("", None),
    ],
)
def test_the_compressed_form_is_sent_to_who_takes_it(host, path, asked, coding):
    name, site, host = host
    if coding == "br" and not has_brotli(name):
        coding = "gzip" if "gzip" in asked else None
    answer = host.get(at(site, path), Accept_Encoding=asked)
    plain = host.get(at(site, path))
    assert answer.status == 200
    assert answer.header("Content-Encoding") == coding
    assert answer.media_type == plain.media_type
    assert answer.media_type.partition(";")[0] in COMPRESSED[path]
    assert answer.header("Vary") == plain.header("Vary") == "Accept-Encoding"
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[coding]
    assert unpack(answer.body) == plain.body
    if coding:
        # A strong tag is of one form alone (RFC 9110, 8.8.1).
        assert answer.header("ETag") != plain.header("ETag") or plain.header("ETag").startswith("W/")
        again = host.get(at(site, path), Accept_Encoding=asked, If_None_Match=answer.header("ETag"))
        assert (again.status, again.header("Vary")) in ((304, "Accept-Encoding"), (304, None))


def test_the_page_of_what_is_not_found_is_compressed_too(host):
    _, _, host = host
    answer = host.get("/ei-ole/", Accept_Encoding="gzip")
    assert (answer.status, answer.header("Content-Encoding")) == (404, "gzip")
    assert b"<!doctype html>" in gzip.decompress(answer.body)


def test_a_download_that_is_an_archive_stays_one(host):
    _, _, host = host
    answer = host.get("/files/x.csv.gz", Accept_Encoding="gzip")
    assert answer.body == MORE["files/x.csv.gz"]
    assert answer.header("Content-Encoding") is None
    assert answer.media_type.partition(";")[0] in ("application/gzip", "application/octet-stream")


@pytest.mark.parametrize("path", ["/images/", "/files/", "/tyhja/"])
def test_a_folder_without_a_page_is_not_listed(host, path):
    _, _, host = host
    answer = host.get(path)
    assert answer.status == 404
    assert b"<!doctype html>" in answer.body
    assert b"x.csv" not in answer.body


def test_a_page_without_its_slash_leads_to_it(host):
    _, _, host = host
    answer = host.get("/uutiset/a")
    assert answer.status in (301, 308)
    assert urljoin("http://example/uutiset/a", answer.location).endswith("/uutiset/a/")


def test_what_is_not_found_is_not_found_whatever_is_asked_of_it(host):
    _, _, host = host
    first = host.get("/ei-ole/")
    asked = {"Range": "bytes=0-9", "If_Modified_Since": "Fri, 01 Jan 2100 00:00:00 GMT"}
    if first.header("ETag"):
        asked["If_None_Match"] = first.header("ETag")
    for name, value in asked.items():
        again = host.get("/ei-ole/", **{name: value})
        assert (again.status, again.body) == (404, first.body), name


@pytest.mark.parametrize("path", ["/", PAGE, "/feeds/all.xml", "/files/x.csv", "/ei-ole/"])
def test_the_head_is_that_of_the_whole_answer(host, path):
    _, _, host = host
    whole, head = host.get(path), host.get(path, method="HEAD")
    assert (head.status, head.media_type, head.body) == (whole.status, whole.media_type, b"")
    for name in ("Cache-Control", "ETag", "Last-Modified", "Content-Security-Policy"):
        assert head.header(name) == whole.header(name)


def test_a_part_of_a_file_can_be_asked_for(host):
    _, _, host = host
    answer = host.get("/files/raportti.pdf", Range="bytes=5-8")
    assert (answer.status, answer.body) == (206, PDF[5:9])
    assert answer.header("Content-Range") == f"bytes 5-8/{len(PDF)}"
    assert host.get("/files/raportti.pdf", Range=f"bytes={len(PDF)}-").status == 416


@pytest.mark.parametrize("name", ODD)
def test_a_file_may_have_an_odd_name(host, name):
    _, _, host = host
    answer = host.get(f"/files/{quote(name)}")
    assert (answer.status, answer.body) == (200, name.encode())


def test_nothing_outside_of_the_site_is_shown(host):
    name, _, host = host
    for path in (
        "/../releases/1/index.html",
        "/..%2f..%2fserver.conf",
        "/files/..%2f..%2f..%2fsaid",
        "//etc/passwd",
    ):
        answer = host.get(path)
        assert answer.status in (301, 308, 400, 403, 404), path
        assert b"daemon" not in answer.body, name


def test_a_site_without_https_asks_nobody_to_stay_with_it():
    for name in (".htaccess", "_headers", "headers.nginx.conf"):
        assert "Strict-Transport" in built(CONTENT).text(name)
        assert "Strict-Transport" not in built(CONTENT, url="http://intra.example").text(name)


@pytest.mark.parametrize("name", EVERY)
def test_a_site_in_a_folder_keeps_by_its_own_folders(name, tmp_path):
    site = built(CONTENT, url="https://example.org/koske+1")
    with served(name, site, tmp_path, base="/koske+1") as host:
        assert host.get("/koske+1/feeds/all.xml").header("Cache-Control") == A_WHILE
        assert host.get(f"/koske+1{at(site, '/theme/style.css')}").header("Cache-Control") == FOREVER
        assert host.get("/koske+1/").header("Cache-Control") == ANEW


def test_no_header_is_said_by_two_rules_of_static_hosts():
    """They join what several rules say of one header: a second policy would hold beside the first."""
    said = {}
    for line in built(CONTENT).text("_headers").splitlines()[1:]:
        if line.startswith("/"):
            path = line
        else:
            said.setdefault(line.partition(":")[0].strip(), []).append(path)
    assert {name: paths for name, paths in said.items() if paths != ["/*"]} == {
        "Cache-Control": ["/theme/*", "/images/*", "/files/*", "/feeds/*", "/sv/feeds/*", "/en/feeds/*"]
    }


def test_pages_say_themselves_what_a_page_can_say():
    site = built(CONTENT)
    policy = SECURITY["Content-Security-Policy"].replace("frame-ancestors 'none'; ", "").replace("'", "&#39;")
    meta = (
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="referrer" content="no-referrer">\n'
    )
    pages = [path for path in site.files if path.endswith(".html")]
    assert "vanha/index.html" in pages
    assert [path for path in pages if f"<head>\n{meta}" not in site.text(path)] == []
