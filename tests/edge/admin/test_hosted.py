"""The editor in the published site: never unless a setting says so, and then with the fields of the models."""

import json
import shutil
from html import unescape
from importlib import import_module

import pytest

from plugins.core.problems import describe
from plugins.edge.admin.cms import Cms, installed
from plugins.edge.admin.hosted import hosted
from plugins.edge.building import run
from plugins.edge.loading import load_settings
from plugins.edge.outcome import Request
from plugins.edge.settings import identity_of
from tests.browser.host import rules
from tests.edge.admin.running import PROJECT
from tests.edge.test_command import BASE

ADMIN = {"backend": {"name": "github", "repo": "koske/sivusto", "branch": "main"}}
EDITOR = """const style = `@font-face {font-family:'A';src:url(https://cdn.jsdelivr.net/fontsource/fonts/noto-mono@5/x.woff2)
      format('woff2');}
@font-face {font-family:'B';src:url(https://cdn.jsdelivr.net/fontsource/fonts/material-symbols-outlined:vf@5/x.woff2)
      format('woff2-variations');unicode-range:U+0000-00FF;}`
"""
RULES = ("headers.nginx.conf", "site.caddy", ".htaccess", "_headers")
ADDED = {
    f"admin/{name}" for name in ("index.html", "config.yml", "before.js", "icons.woff2", "sveltia-cms.js")
}


@pytest.fixture
def publish(tmp_path, monkeypatch):
    shutil.copytree(BASE, tmp_path / "content")
    dist = tmp_path / "dist"
    dist.mkdir()
    (dist / "sveltia-cms.js").write_text(EDITOR)
    (dist / "material-symbols-outlined-latin-wght-normal.woff2").write_bytes(b"wOF2")
    found = Cms("@sveltia/cms", dist, "0.0.0", "MIT")
    monkeypatch.setattr("plugins.edge.admin.hosted.installed", lambda _: found)

    def publish(admin=None, file="publishconf.py"):
        settings = {
            **load_settings(PROJECT / file),
            "PATH": str(tmp_path / "content"),
            "OUTPUT_PATH": str(tmp_path / "site"),
            "CACHE_PATH": str(tmp_path / "cache"),
            "PRECOMPRESS": False,
            **({"ADMIN": admin} if admin else {}),
        }
        outcome = run(Request(settings, [import_module(name) for name in settings["PLUGINS"]]))
        told = [describe(problem, "fi") for problem in outcome.problems]
        return told, {
            path.relative_to(tmp_path / "site").as_posix(): path
            for path in (tmp_path / "site").rglob("*")
            if path.is_file()
        }

    return publish


@pytest.mark.parametrize("file", ["pelicanconf.py", "publishconf.py"])
def test_no_site_has_an_editor_by_itself(publish, file):
    told, files = publish(file=file)
    assert told == []
    assert not [path for path in files if "admin" in path]


def test_setting_puts_it_there_and_takes_it_away(publish):
    _, before = publish()
    without = {name: before[name].read_bytes() for name in RULES}
    told, files = publish(ADMIN)
    assert told == []
    assert [name for name in RULES if b"/admin/" not in files[name].read_bytes()] == []
    assert set(files) - set(before) == ADDED
    assert files["admin/icons.woff2"].read_bytes() == b"wOF2"
    assert "/admin" not in files["sitemap.xml"].read_text() + files["published.json"].read_text()
    config = json.loads(files["admin/config.yml"].read_text(encoding="utf-8"))
    assert config["backend"] == ADMIN["backend"]
    assert [one["folder"] for one in config["collections"]][:2] == ["content/newsletters", "content/news"]
    assert "koske-" not in json.dumps(config)
    changed = {"backend": {**ADMIN["backend"], "repo": "toinen/sivusto"}}
    _, files = publish(changed)
    assert json.loads(files["admin/config.yml"].read_text(encoding="utf-8"))["backend"] == changed["backend"]
    _, files = publish()
    assert set(files) == set(before)
    assert {name: files[name].read_bytes() for name in RULES} == without


def test_its_fonts_are_those_of_the_site_and_of_the_device(publish):
    _, files = publish(ADMIN)
    assert files["admin/sveltia-cms.js"].read_text() == (
        "const style = `@font-face {font-family:'A';src:local('noto-mono');}\n"
        "@font-face {font-family:'B';src:url(icons.woff2) format('woff2');unicode-range:U+0000-00FF;}`\n"
    )


def test_page_says_the_policy_that_hosts_say(publish):
    _, files = publish(ADMIN)
    said = dict(rules(files["_headers"].read_text(encoding="utf-8")))["/admin/"]
    policy = said["Content-Security-Policy"]
    assert said["Cross-Origin-Opener-Policy"] == "same-origin-allow-popups"
    page = unescape(files["admin/index.html"].read_text(encoding="utf-8"))
    own, _, last = policy.rpartition("; ")
    assert last == "frame-ancestors 'none'"
    assert f'content="{own}"' in page
    assert "script-src 'self';" in policy
    assert "connect-src 'self' data: blob: https://api.github.com;" in policy
    assert 'data-hosts="https://api.github.com"' in page
    assert "unsafe-eval" not in policy


@pytest.mark.parametrize(
    ("backend", "asked"),
    [
        ({"name": "gitlab"}, "https://gitlab.com"),
        (
            {"name": "gitlab", "base_url": "https://git.example", "api_root": "https://git.example/api/v4"},
            "https://git.example",
        ),
        (
            {"name": "gitea", "base_url": "https://codeberg.org", "api_root": "https://codeberg.org/api/v1"},
            "https://codeberg.org",
        ),
        ({"name": "github", "api_root": "https://git.example/api/v3"}, "https://git.example"),
        ({"name": "gitea", "base_url": "https://a.example"}, "https://gitea.com https://a.example"),
    ],
)
def test_page_may_ask_the_git_host_that_the_setting_names(backend, asked):
    made = hosted({"ADMIN": {"backend": {**backend, "repo": "koske/sivusto"}}}, [])
    policy = made.headers["admin/"]["Content-Security-Policy"]
    assert f"connect-src 'self' data: blob: {asked};" in policy
    assert f"img-src 'self' data: blob: {asked}" in policy


def test_editor_that_was_not_fetched_is_an_error(publish, monkeypatch):
    monkeypatch.setattr("plugins.edge.admin.hosted.installed", lambda _: None)
    told, _ = publish(ADMIN)
    assert ["sh requirements/forms.sh" in line for line in told] == [True]


@pytest.mark.parametrize(
    "wrong", [True, "github", {"backend": {}}, {"backend": {"name": "github"}}, {"backend": "x"}]
)
def test_setting_that_says_nothing_is_refused(wrong):
    settings = {**load_settings(PROJECT / "pelicanconf.py"), "ADMIN": wrong}
    _, problems = identity_of(settings)
    assert [dict(problem.values)["name"] for problem in problems] == ["ADMIN"]


def test_editor_is_there_only_once_it_is_fetched_whole(tmp_path):
    place = tmp_path / "node_modules/decap-cms"
    place.mkdir(parents=True)
    assert installed("decap-cms", tmp_path) is None
    (place / "package.json").write_text('{"version": "3.16.3", "license": "MIT"}')
    assert installed("decap-cms", tmp_path) is None
    (tmp_path / "stamp").write_text("1")
    assert installed("decap-cms", tmp_path) == Cms("decap-cms", place / "dist", "3.16.3", "MIT")


def test_lock_names_no_host_and_holds_a_digest_of_each_package():
    lock = json.loads((PROJECT / "requirements/forms/package-lock.json").read_bytes())["packages"]
    fetched = {name: one for name, one in lock.items() if name and "version" in one}
    assert {name.removeprefix("node_modules/"): one["license"] for name, one in fetched.items()} == {
        "@fontsource-variable/material-symbols-outlined": "OFL-1.1",
        "@sveltia/cms": "MIT",
        "decap-cms": "MIT",
    }
    for one in fetched.values():
        assert one["integrity"].startswith("sha512-")
        assert "resolved" not in one
