"""``requirements/forms.sh``: fetches the editor of the forms once, and never keeps the preview from its writer."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

REQUIREMENTS = Path(__file__).parents[2] / "requirements"
FETCHES = "mkdir -p node_modules/decap-cms/dist && : >node_modules/decap-cms/dist/decap-cms.js"


@pytest.fixture
def fetch(tmp_path):
    shutil.copytree(REQUIREMENTS, tmp_path / "project/requirements")
    programs = tmp_path / "bin"
    programs.mkdir()

    def fetch(ci):
        npm = programs / "npm"
        npm.write_text(
            f'#!/bin/sh\n[ "$1" = --version ] && echo 10.1.0 && exit\necho "$@" >>../calls\n{ci}\n'
        )
        npm.chmod(0o755)
        around = {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}"}
        command = ["sh", "requirements/forms.sh"]
        return subprocess.run(
            command,
            cwd=tmp_path / "project",
            env=around,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return fetch


def test_editor_is_fetched_once_and_runs_no_script_of_a_package(fetch, tmp_path):
    assert fetch(FETCHES).returncode == 0
    assert fetch("exit 1").stderr == ""
    (call,) = (tmp_path / "project/calls").read_text().splitlines()
    assert call.startswith("ci --ignore-scripts ")
    assert (tmp_path / "project/.forms/stamp").is_file()
    assert not (tmp_path / "project/.forms.lock").is_symlink()


def test_another_lock_is_fetched_anew(fetch, tmp_path):
    fetch(FETCHES)
    lock = tmp_path / "project/requirements/forms/package-lock.json"
    lock.write_text(lock.read_text() + "\n")
    fetch(FETCHES)
    assert len((tmp_path / "project/calls").read_text().splitlines()) == 2


def test_without_a_network_the_preview_goes_on_and_it_is_said(fetch, tmp_path):
    result = fetch("exit 1")
    assert result.returncode == 0
    assert "Lomakkeita (/admin/) ei saatu" in result.stderr
    assert not (tmp_path / "project/.forms/stamp").exists()
