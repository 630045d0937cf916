"""The rule files as real servers read them: what leads on, what does not, and what hostile names cannot do."""

from urllib.parse import quote

import pytest

from tests.outputs.hosts import EVERY, served
from tests.outputs.sites import built

SITE = "https://koskeverkko.fi"
CONTENT = {
    "news/a.md": "title: A\ndate: 2017-01-01\nsummary: s\nredirect_from: [/wanha.pdf, /wanha/]",
    "projects/pro-sos.md": "title: PRO SOS\nsummary: s",
    "pages/koske.md": "title: Koske",
}
RULES = r"""
/vanha/sivu/: /koske/
/vanha/kotisivu.php: /
/wp-content/uploads/raportti.pdf: files/ohjelma.pdf
/hankkeet/vanha/: project:pro-sos
/vanhat-uutiset/*: /uutiset/
/vanhat-uutiset/erityinen/: /koske/
/ajankohtaista/*: /uutiset/*
/muualle/: https://exämple.fi/a%20ä/?a=1&b=$1&c=%1&d=${HOME}#kohta
/muuttaneet/*: https://muu.example/uusi/*
"""
LEADS = {
    "/wanha.pdf": "/uutiset/a/",
    "/wanha": "/uutiset/a/",
    "/wanha/": "/uutiset/a/",
    "/vanha/sivu": "/koske/",
    "/vanha/sivu/": "/koske/",
    "/vanha/kotisivu.php": "/",
    "/wp-content/uploads/raportti.pdf": "/files/ohjelma.pdf",
    "/hankkeet/vanha/": "/hankkeet/pro-sos/",
    "/vanhat-uutiset": "/uutiset/",
    "/vanhat-uutiset/": "/uutiset/",
    "/vanhat-uutiset/2013/05/juttu.html": "/uutiset/",
    "/vanhat-uutiset/erityinen/": "/koske/",
    "/ajankohtaista": "/uutiset/",
    "/ajankohtaista/": "/uutiset/",
    "/ajankohtaista/a/": "/uutiset/a/",
    "/ajankohtaista/a%20%C3%A4/": "/uutiset/a%20%C3%A4/",
    "/muuttaneet/x/y.pdf": "https://muu.example/uusi/x/y.pdf",
}
NOWHERE = ("/vanha/sivu/x", "/wanhaxpdf", "/wanha.pdf/x", "/vanhat-uutisetx", "/x/vanha/sivu/", "/muualle/x")

# Names that mean something to one server or another; decoded, as a reader would see them.
HOSTILE = (
    *("/a b/", "/ä ö/", "/日本/", "/it's/", '/quo"te/', "/a&b=c,d/", "/~x/", "/@x/", "/-x/", "/=x/", "/!x/"),
    *("/$uri/", "/$1/", "/${PATH}/", "/${SITEURL}", "/100%.pdf", "/%1/", "/%{HTTP_HOST}/", "/%41/"),
    *("/a.b+c(d)[e]{f}|g^h/", "/.*/x".replace("/.", "/x."), "/(?:x)?/", "/x$/", "/{/", "/}/", "/;/", "/#x/"),
    *('/x"; } location / { return 200 "x/', "/x; return 200/", '/x" [R=200,L]/', "/x [R=302,L]/"),
    *("/x301 /koske/ 301", "/:x/", "/x*y/", "/<If true>/", "/# x/", "/x#y/", "/a?b/", "/x,y;z=1/"),
)


def rules(text):
    return built({**CONTENT, "redirects.yaml": text})


def quoted(path):
    return "'" + quote(path, safe="/-._~").replace("'", "''") + "'"


@pytest.fixture(scope="module", params=EVERY)
def host(request, tmp_path_factory):
    site = rules(RULES)
    assert site.problems == ()
    more = {path[1:]: b"x" for path in TYPES if "/told/" in path} | {
        ".manifest.json": b"{}",
        ".well-known/security.txt": b"x",
    }
    with served(request.param, site, tmp_path_factory.mktemp(request.param), more=more) as host:
        yield host


@pytest.mark.parametrize("path", LEADS)
def test_an_old_address_leads_on_for_good(host, path):
    answer = host.get(path)
    goal = LEADS[path]
    assert answer.status == 301
    # The digits of a code may be of either case (RFC 3986, 2.1).
    assert answer.location.upper() == (SITE + goal if goal.startswith("/") else goal).upper()


def test_another_address_is_written_out_and_nothing_in_it_is_filled_in(host):
    answer = host.get("/muualle/")
    assert answer.status == 301
    assert answer.location.replace("%24", "$") == (
        "https://xn--exmple-cua.fi/a%20%C3%A4/?a=1&b=$1&c=%251&d=${HOME}#kohta".replace("{", "%7B").replace(
            "}", "%7D"
        )
    )


@pytest.mark.parametrize("path", NOWHERE)
def test_what_is_only_like_an_old_address_is_not_found(host, path):
    answer = host.get(path)
    assert answer.status == 404
    assert b"<!doctype html>" in answer.body  # the site's own page


@pytest.mark.parametrize("rest", ["%0D%0ASet-Cookie:x", "a%0Ab", "%0A", "..%2F..%2Fx", "a%3Fb%23c%25"])
def test_what_is_carried_over_stays_one_address(host, rest):
    """A line end in a request makes no line of the answer."""
    for folder in ("/ajankohtaista/", "/muuttaneet/"):
        answer = host.get(folder + rest)
        assert answer.status in (301, 400, 403, 404)
        if answer.location:
            assert "\n" not in answer.location
            assert answer.location.startswith((f"{SITE}/uutiset/", "https://muu.example/uusi/", f"{SITE}/"))


TYPES = {
    "/": ("text/html",),
    "/feeds/all.xml": ("application/xml", "text/xml"),
    "/feeds/events.ics": ("text/calendar",),
    "/told/feeds/a.json": ("application/feed+json", "application/json"),
    "/told/a.json": ("application/json",),
    "/told/a.atom": ("application/atom+xml",),
    "/told/a.opml": ("text/x-opml",),
    "/told/a.vcf": ("text/vcard",),
    "/told/a.webp": ("image/webp",),
}


@pytest.mark.parametrize("path", TYPES)
def test_files_have_the_types_that_programs_open_them_by(host, path):
    answer = host.get(path)
    assert answer.status == 200
    assert answer.media_type.partition(";")[0] in TYPES[path]


@pytest.mark.parametrize("path", ["/.htaccess", "/.manifest.json"])
def test_hidden_files_are_not_shown(host, path):
    assert host.get(path).status in (403, 404)


def test_what_others_look_for_by_a_hidden_name_is_shown(host):
    """RFC 8615; a certificate may be asked for there too."""
    assert host.get("/.well-known/security.txt").status == 200


@pytest.fixture(scope="module", params=EVERY)
def hostile(request, tmp_path_factory):
    site = rules("".join(f"{quoted(path)}: /koske/\n" for path in HOSTILE))
    assert site.problems == ()
    with served(request.param, site, tmp_path_factory.mktemp(request.param)) as host:
        yield host


@pytest.mark.parametrize("path", HOSTILE)
def test_a_hostile_name_is_a_name_and_nothing_else(hostile, path):
    answer = hostile.get(quote(path, safe="/-._~"))
    assert (answer.status, answer.location) == (301, f"{SITE}/koske/")


@pytest.mark.parametrize(
    "path", ["/", "/uutiset/", "/a-b/", "/aXb/", "/abcdefgh/", "/x/", "/location/", "/xxx/x"]
)
def test_hostile_names_change_nothing_else(hostile, path):
    answer = hostile.get(path)
    assert answer.status == (200 if path in ("/", "/uutiset/") else 404)
    assert answer.location is None


@pytest.mark.parametrize("name", EVERY)
def test_a_site_in_a_folder_leads_on_within_it(name, tmp_path):
    text = "/koske/vanha/: /koske/\n/koske/wanhat/*: /uutiset/*\n"
    content = {"news/a.md": "title: A\ndate: 2017-01-01\nsummary: s", "pages/koske.md": "title: Koske"}
    site = built({**content, "redirects.yaml": text}, url="https://example.org/koske")
    assert site.problems == ()
    with served(name, site, tmp_path, base="/koske") as host:
        assert host.get("/koske/vanha/").location == "https://example.org/koske/koske/"
        assert host.get("/koske/wanhat/a/").location == "https://example.org/koske/uutiset/a/"
        assert host.get("/koske/ei-ole/").status == 404
