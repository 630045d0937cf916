"""The pipelines of GitHub and GitLab: sound, with no more rights than they need, and true to the Makefile."""

import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml

ROOT = Path(__file__).parents[2]
BIN = Path(sys.prefix) / "bin"
FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
# Keys of a pipeline of GitLab that are no jobs.
NO_JOBS = {"workflow", "stages", "default", "variables"}
# Names that are no variables of the Makefile: what the program itself reads of the environment.
STORAGE = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_ENDPOINT_URL", "AWS_REGION"}


def read(file):
    found = yaml.safe_load(file.read_text(encoding="utf-8"))
    return found | {"on": found.pop(True)} if True in found else found


def jobs():
    """Every job of GitHub's workflows."""
    return [(file.stem, name, job) for file in FILES for name, job in read(file)["jobs"].items()]


def scripts():
    """What the shell is given: where, the text, the names that are set for it."""
    for file, name, job in jobs():
        for step in job["steps"]:
            if "run" in step:
                yield f"{file}/{name}", step["run"], set(step.get("env", {}))
    for name, job in read(GITLAB).items():
        if name not in NO_JOBS and not name.startswith("."):
            lines = [*job.get("before_script", ()), *job["script"]]
            yield f"gitlab/{name}", "\n".join(lines), set(job.get("variables", {}))


def tool(name, *told):
    """Run one of the linters, with the others on the path, since actionlint asks ShellCheck."""
    own = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        [str(BIN / name), *map(str, told)], cwd=ROOT, env=own, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_workflows_are_as_github_takes_them():
    tool("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *FILES)


def test_the_pipeline_is_as_gitlab_takes_it():
    tool("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci", GITLAB)


def test_actionlint_finds_nothing():
    tool("actionlint", *FILES)


def test_zizmor_finds_nothing_that_a_workflow_would_give_away():
    tool("zizmor", "--offline", "--no-progress", "--pedantic", ROOT / ".github")


def test_the_linters_find_a_planted_fault(tmp_path):
    """Otherwise their silence would prove nothing."""
    planted = tmp_path / ".github" / "workflows" / "x.yml"
    planted.parent.mkdir(parents=True)
    text = FILES[0].read_text(encoding="utf-8")
    planted.write_text(text.replace("pull_request:", "pull_request_target:\n  puull:", 1), encoding="utf-8")
    for told in (
        ("check-jsonschema", "--builtin-schema", "vendor.github-workflows", planted),
        ("actionlint", planted),
        ("zizmor", "--offline", "--no-progress", planted),
    ):
        with pytest.raises(AssertionError):
            tool(*told)


@pytest.mark.parametrize(("text"), [pytest.param(text, id=where) for where, text, _ in scripts()])
def test_the_shell_can_read_what_it_is_given(tmp_path, text):
    file = tmp_path / "step"
    file.write_text(f"#!/usr/bin/env bash\n{text}\n", encoding="utf-8")
    subprocess.run(["bash", "-n", str(file)], check=True)
    tool("shellcheck", file)


@pytest.mark.parametrize("name", ["run", "guard", "ssh"])
def test_the_scripts_beside_the_pipelines_are_sound(name):
    tool("shellcheck", ROOT / ".ci" / name)


def test_everything_that_is_made_is_in_the_makefile():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", text, re.MULTILINE))
    variables = set(re.findall(r"\$\(([A-Z_]+)\)", text))
    made = 0
    for where, script, names in scripts():
        for words in re.findall(r"\bmake ((?:--silent )?[a-z][^>|;&\n]*)", script):
            target, *given = words.removeprefix("--silent ").split()
            made += 1
            assert target in targets, where
            for name in (*(one.partition("=")[0] for one in given), *(names - STORAGE)):
                assert name in variables, (where, name)
        for called in re.findall(r"\.ci/\w+", script):
            assert (ROOT / called).is_file(), where
    assert made >= 10


def test_actions_are_pinned_to_released_versions():
    for file, name, job in jobs():
        for step in job["steps"]:
            if "uses" in step:
                assert re.fullmatch(r"actions/[a-z/-]+@v\d+\.\d+\.\d+", step["uses"]), (file, name)


def test_who_may_write_runs_nothing_of_the_change():
    """Nor does any workflow run with the rights of the main branch on what somebody proposes."""
    writers = []
    for file in FILES:
        workflow = read(file)
        assert workflow["permissions"] == {}, file
        assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(workflow["on"]), file
    for file, name, job in jobs():
        assert job["timeout-minutes"] <= 60
        steps = " ".join(f"{step.get('uses', '')} {step.get('run', '')}" for step in job["steps"])
        if "write" in job["permissions"].values():
            writers.append((file, name))
            assert "checkout" not in steps
            assert "make" not in steps
        if file == "check":
            assert "secrets." not in str(job)
    assert sorted(writers) == [("check", "answer"), ("pages", "deploy")]


def test_no_two_publish_at_once():
    groups = {file.stem: read(file).get("concurrency") for file in FILES}
    assert groups["publish"] == groups["rollback"] == {"group": "publish", "cancel-in-progress": False}
    assert groups["pages"]["cancel-in-progress"] is False
    gitlab = read(GITLAB)
    for name in ("publish", "rollback"):
        assert gitlab[name]["extends"] == ".on-default-branch"
    assert gitlab[".on-default-branch"]["resource_group"]
    assert gitlab[".on-default-branch"]["interruptible"] is False


def test_the_night_begins_by_the_clock_of_the_site():
    """At a time that every day has once, also when clocks are moved."""
    settings = (ROOT / "pelicanconf.py").read_text(encoding="utf-8")
    zone = re.search(r'^TIMEZONE = "(.+)"', settings, re.MULTILINE)[1]
    for name in ("publish", "pages"):
        (schedule,) = read(ROOT / ".github" / "workflows" / f"{name}.yml")["on"]["schedule"]
        assert schedule == {"cron": "10 0 * * *", "timezone": zone}
    clock = ZoneInfo(zone)
    offsets = set()
    for day in range(366):
        moment = datetime(2028, 1, 1, 0, 10, tzinfo=clock) + timedelta(days=day)
        assert moment.astimezone(UTC).astimezone(clock).replace(tzinfo=None) == moment.replace(tzinfo=None)
        assert moment.utcoffset() == moment.replace(fold=1).utcoffset()
        offsets.add(moment.utcoffset())
    assert len(offsets) == 2


@pytest.fixture
def guard(tmp_path):
    """The guard's script beside a make of our own, which says and ends as it is told."""
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "guard", tmp_path / ".ci")
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "make").write_text(
        '#!/bin/sh\nprintf "%s\\n" "$SAID" "$*"\nexit "$STATUS"\n', encoding="utf-8"
    )
    (programs / "make").chmod(0o755)

    def run(said, status):
        own = {
            **os.environ,
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "SAID": said,
            "STATUS": str(status),
        }
        command = ["bash", str(tmp_path / ".ci" / "guard"), "answer.md"]
        done = subprocess.run(command, env=own, capture_output=True, text=True, check=False)
        return done.returncode, (tmp_path / "answer.md").read_text(encoding="utf-8")

    return run


def test_the_answer_of_the_guard_is_a_text_for_the_page_of_the_change(guard):
    said = "Lukija näkee\n  uusia sivuja: 1\n    ~~~~ @kaikki  /uutiset/x/"
    status, text = guard(said, 0)
    assert (status, text) == (0, f"### Vahti\n\n~~~~text\n{said}\n--silent diff\n~~~~\n")


def test_a_refusal_is_a_failure_and_stands_first(guard):
    status, text = guard("Julkaisu estyisi, 1 syytä:", 2)
    assert status == 2
    assert text.startswith("### Vahti\n**Julkaisu estyisi.**")


def test_a_long_answer_is_shortened_in_its_middle(guard):
    status, text = guard("\n".join(f"rivi {number}" for number in range(9999)), 0)
    assert status == 0
    assert "rivi 0\n" in text
    assert "rivi 9998\n" in text
    assert len(text.splitlines()) < 500


def ssh(home, **names):
    own = {"PATH": os.environ["PATH"], "HOME": str(home), **names}
    command = ["bash", str(ROOT / ".ci" / "ssh")]
    return subprocess.run(command, env=own, capture_output=True, text=True, check=False)


def test_the_key_is_kept_to_oneself_and_the_host_is_known(tmp_path):
    done = ssh(tmp_path, DEPLOY_KEY="KEY\r\nEND", DEPLOY_KNOWN_HOSTS="host ssh-ed25519 AAAA")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    key = tmp_path / ".ssh" / "id_deploy"
    assert key.read_text() == "KEY\nEND\n"
    assert key.stat().st_mode & 0o077 == 0
    assert (tmp_path / ".ssh" / "known_hosts").read_text() == "host ssh-ed25519 AAAA\n"
    assert "StrictHostKeyChecking yes" in (tmp_path / ".ssh" / "config").read_text()


@pytest.mark.parametrize("missing", ["DEPLOY_KEY", "DEPLOY_KNOWN_HOSTS"])
def test_without_a_key_or_a_known_host_nothing_is_begun(tmp_path, missing):
    names = {"DEPLOY_KEY": "KEY", "DEPLOY_KNOWN_HOSTS": "host"} | {missing: ""}
    done = ssh(tmp_path, **names)
    assert done.returncode == 1
    assert missing in done.stderr
    assert not (tmp_path / ".ssh").exists()
