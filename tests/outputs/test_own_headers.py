"""A page of which hosts say something else than of all others: it alone, whatever its address is made to look like."""

import gzip

import brotli
import pytest
from msgspec.structs import replace

from plugins.core.build import build
from plugins.core.headers import policy, security_headers
from tests.browser.host import rules
from tests.outputs.hosts import EVERY, served
from tests.outputs.sites import Built, composition, given

NAMES = ("Content-Security-Policy", "Cross-Origin-Opener-Policy")
OWN = dict(
    zip(
        NAMES,
        ("default-src 'none'; connect-src https://host.example", "same-origin-allow-popups"),
        strict=True,
    )
)
FORMS = b"<!doctype html><p>Lomakkeet</p>" * 9
MORE = {
    "admin/index.html": FORMS,
    "admin/index.html.br": brotli.compress(FORMS),
    "admin/index.html.gz": gzip.compress(FORMS, mtime=0),
    "admin/editor.js": b"1",
    "admin/more/index.html": FORMS,
    "administration/index.html": FORMS,
}
OTHERS = (
    *("/", "/ei-ole/", "/admin", "/admin/ei-ole/", "/admin/editor.js", "/admin/more/", "/administration/"),
    *("/ADMIN/", "/x/admin/", "/admin/..%2findex.html", "/admin/%2e%2e/", "/admin/more/..%2f..%2f"),
)


def made(headers, **identity):
    material, theme, plugins, who, day = given({"pages/koske.md": "title: Koske"}, **identity)
    result = build(material, theme, replace(plugins, headers=headers), who, day)
    assert result.problems == ()
    usual = security_headers(who, plugins.sources)
    return Built({one.path: one for one in result.artifacts}, ()), {name: usual[name] for name in NAMES}


def said(answer):
    return {name: answer.header(name) for name in NAMES}


@pytest.fixture(scope="module", params=EVERY)
def host(request, tmp_path_factory):
    site, usual = made({"admin/": OWN})
    with served(request.param, site, tmp_path_factory.mktemp(request.param), more=MORE) as host:
        yield host, usual


@pytest.mark.parametrize("coding", ["", "gzip", "br"])
def test_the_page_has_its_own_and_the_rest_as_all_have_it(host, coding):
    host, _ = host
    answer = host.get("/admin/", Accept_Encoding=coding)
    assert answer.status == 200
    assert said(answer) == OWN
    other = host.get("/", Accept_Encoding=coding)
    for name in ("Permissions-Policy", "Referrer-Policy", "X-Content-Type-Options", "Cache-Control"):
        assert answer.header(name) == other.header(name) != None  # noqa: E711 - it is said


@pytest.mark.parametrize("path", OTHERS)
def test_no_other_address_has_them(host, path):
    host, usual = host
    answer = host.get(path)
    assert said(answer) in (usual, dict.fromkeys(NAMES)), answer.status
    assert answer.status in (301, 308, 400, 403, 404) or said(answer) == usual


@pytest.mark.parametrize("name", EVERY)
def test_site_in_a_folder_has_the_page_in_it(name, tmp_path):
    site, usual = made({"admin/": OWN}, url="https://example.org/koske+1")
    with served(name, site, tmp_path, base="/koske+1", more=MORE) as host:
        assert said(host.get("/koske+1/admin/")) == OWN
        assert said(host.get("/koske+1/")) == usual


def test_rules_of_static_hosts_say_nothing_of_an_address_twice():
    """They join what several rules say of one header: two policies would both hold."""
    site, usual = made({"admin/": OWN})
    found = rules(site.text("_headers"))
    for path in ("/", "/admin/", "/images/x.svg", "/files/x.pdf", "/feeds/all.xml"):
        names = [name for rule in found if rule.fits(path) for name in rule.headers]
        assert len(names) == len(set(names)), path
    forms = {name: value for rule in found if rule.fits("/admin/") for name, value in rule.headers.items()}
    assert {name: forms[name] for name in NAMES} == OWN
    # No page can refuse in its own words to be framed.
    assert forms["X-Frame-Options"] == "DENY"
    image = {
        name: value for rule in found if rule.fits("/images/x.svg") for name, value in rule.headers.items()
    }
    assert {name: image[name] for name in NAMES} == usual


def test_site_without_such_a_page_has_no_rule_for_one():
    site, usual = made({})
    assert usual["Content-Security-Policy"] == policy(composition().sources)
    for name in ("headers.nginx.conf", "site.caddy", ".htaccess", "_headers"):
        text = site.text(name)
        assert text.count("Content-Security-Policy") == 1, name
        assert not [word for word in ("site_content", "site_cross", "X-Frame", "admin") if word in text], name
