"""The editor in the published site: never unless a setting says so, and then with the fields of the models."""

import json
import shutil
from importlib import import_module

import pytest

from plugins.core.problems import describe
from plugins.edge.admin.cms import Cms, installed
from plugins.edge.building import run
from plugins.edge.loading import load_settings
from plugins.edge.outcome import Request
from plugins.edge.settings import identity_of
from tests.edge.admin.running import PROJECT
from tests.edge.test_command import BASE

ADMIN = {"backend": {"name": "github", "repo": "koske/sivusto", "branch": "main"}}


@pytest.fixture
def publish(tmp_path, monkeypatch):
    shutil.copytree(BASE, tmp_path / "content")
    dist = tmp_path / "dist"
    dist.mkdir()
    (dist / "sveltia-cms.js").write_text("// editor\n")
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
    told, files = publish(ADMIN)
    assert told == []
    assert set(files) - set(before) == {"admin/index.html", "admin/config.yml", "admin/sveltia-cms.js"}
    assert files["admin/sveltia-cms.js"].read_text() == "// editor\n"
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
