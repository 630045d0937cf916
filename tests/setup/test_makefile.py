import re

import pytest

from tests.setup.checkout import ROOT

NOT_FOR_PEOPLE = {"storage", "runtime", "dev"}


def targets() -> set[str]:
    phony = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert phony
    return set(phony[1].split())


def test_help_is_the_default_and_lists_every_target(checkout):
    shown = checkout.make()

    assert shown == checkout.make("help")
    assert (shown.code, shown.err) == (0, "")
    listed = re.findall(r"^  ([a-z-]+) +\S", shown.out, re.MULTILINE)
    assert len(listed) == len(set(listed))
    assert set(listed) == targets() - NOT_FOR_PEOPLE


@pytest.mark.parametrize(
    "variable",
    [
        "CONTENT",
        "OUTPUT",
        "SETTINGS",
        "AS_OF",
        "JOBS",
        "PYTHON",
        "UPGRADE",
        "FEED",
        "BUILDS",
        "DEPLOY",
        "KEEP",
        "HEALTH",
        "DRY",
        "RELEASE",
        "ROUNDS",
    ],
)
def test_help_names_every_variable(checkout, variable):
    assert variable in checkout.make("help").out


def arguments(call):
    return "".join(f"[{word}]" for word in call.split())


# Where the site goes is for the settings to say, unless OUTPUT does.
SITE = "--content content --settings"


@pytest.mark.parametrize(
    ("target", "called"),
    [
        ("html", [f"-m plugins.edge html {SITE} pelicanconf.py"]),
        ("check", [f"-m plugins.edge check {SITE} pelicanconf.py"]),
        ("serve", [f"-m plugins.edge serve {SITE} pelicanconf.py"]),
        (
            "subscribers",
            [f"-m plugins.edge subscribers {SITE} pelicanconf.py --feed all --number 5"],
        ),
        ("publish", [f"-m plugins.edge publish {SITE} publishconf.py"]),
        ("diff", [f"-m plugins.edge diff {SITE} publishconf.py"]),
        ("releases", [f"-m plugins.edge releases {SITE} publishconf.py"]),
        ("rollback", [f"-m plugins.edge rollback {SITE} publishconf.py"]),
        ("test", ["-m pytest -q -n auto --maxprocesses 8 --dist worksteal"]),
        ("audit", ["-m tests.browser.audit --content content --settings pelicanconf.py"]),
        ("golden", ["-m pytest -q tests/golden tests/invalid"]),
        ("bench", ["-m tests.bench 1000 10000"]),
        ("lint", ["-m ruff check", "-m ruff format --check", "-m mypy"]),
    ],
)
def test_a_target_calls_its_program(checkout, target, called):
    done = checkout.make(target)

    assert done.code == 0
    assert re.findall("^argv:(.*)$", done.out, re.MULTILINE) == [arguments(call) for call in called]


def test_the_differences_are_asked_of_the_place_that_is_deployed_to(checkout):
    assert "[--deploy][/srv/koske]" in checkout.make("diff", "DEPLOY=/srv/koske").out


@pytest.mark.parametrize("value", ["my texts/ä", "/a b/c", "it's", 'so "called"', "a,b", "a;b & c", "*"])
@pytest.mark.parametrize("variable", ["CONTENT", "OUTPUT", "SETTINGS"])
def test_a_path_is_passed_as_it_was_given(checkout, variable, value):
    done = checkout.make("html", f"{variable}={value}")

    assert f"[--{variable.lower()}][{value}]" in done.out


def test_the_variables_of_the_environment_hold_too(checkout):
    done = checkout.make("html", environment={"CONTENT": "texts", "OUTPUT": "site", "SETTINGS": "conf.py"})

    assert arguments("--content texts --output site --settings conf.py") + "\n" in done.out


@pytest.mark.parametrize(
    ("arguments", "environment", "seen"),
    [
        ((), {}, "AS_OF=unset JOBS=unset"),
        (("AS_OF=2021-03-01", "JOBS=3"), {}, "AS_OF=2021-03-01 JOBS=3"),
        ((), {"AS_OF": "2021-03-01", "JOBS": "3"}, "AS_OF=2021-03-01 JOBS=3"),
    ],
)
def test_the_day_and_the_jobs_go_through_the_environment(checkout, arguments, environment, seen):
    assert seen in checkout.make("html", *arguments, environment=environment).out


def test_another_size_can_be_measured(checkout):
    assert arguments("-m tests.bench 1000 10000 30000") + "\n" in checkout.make("bench", "N=30000").out
    assert arguments("-m tests.bench 1000 10000 --rounds 1") + "\n" in checkout.make("bench", "ROUNDS=1").out


def test_feeds_changes_and_sites_are_passed_as_they_were_given(checkout):
    done = checkout.make("subscribers", "FEED=all sv/all", "N=20", "BUILDS=one 'two three'")

    assert "[--feed][all sv/all][--number][20][--builds][one 'two three']" in done.out


WANTED = ("KEEP=3", "HEALTH=https://x.fi", "DRY=1")


@pytest.mark.parametrize(
    ("where", "installed"),
    [
        ("/srv/it's a: b", False),
        ("./a:b", False),
        ("ssh://h:22/x", False),
        ("artifact:x.zip", False),
        ("s3://bucket", True),
        ("name:path", True),
    ],
)
def test_what_storage_needs_is_installed_for_storage_alone(checkout, where, installed):
    done = checkout.make("publish", f"DEPLOY={where}", *WANTED)

    assert f"[--deploy][{where}][--keep][3][--health][https://x.fi][--dry][1]" in done.out
    assert ("requirements/deploy.txt" in done.err) == installed


def test_a_release_is_passed_as_it_was_given(checkout):
    done = checkout.make("rollback", "RELEASE=a b", environment={"DEPLOY": "/srv/x"})

    assert "[--deploy][/srv/x][--release][a b]" in done.out


def test_messages_are_utf8_in_any_locale(checkout):
    assert "PYTHONUTF8=1" in checkout.make("html", environment={"LC_ALL": "C"}).out


def test_clean_leaves_content_and_environment(checkout):
    checkout.make("html")
    for kept in ("content/output/x.md", "plugins/x.py", "other/index.html"):
        (checkout.root / kept).parent.mkdir(parents=True, exist_ok=True)
        (checkout.root / kept).touch()
    for removed in ("output", ".output.next-1", ".mypy_cache", "plugins/core/__pycache__", ".hypothesis"):
        (checkout.root / removed).mkdir(parents=True)

    assert checkout.make("clean", "OUTPUT=other").code == 0

    left = {str(path.relative_to(checkout.root)) for path in checkout.root.glob("*")}
    assert left >= {"Makefile", ".venv", "content", "other", "plugins", "requirements"}
    assert not left & {"output", ".output.next-1", ".mypy_cache", ".hypothesis"}
    assert (checkout.root / "content/output/x.md").exists()
    assert not (checkout.root / "plugins/core/__pycache__").exists()


def test_distclean_removes_the_environment_too(checkout):
    checkout.make("bench")
    assert (checkout.root / ".venv-bench").exists()

    assert checkout.make("distclean").code == 0
    assert not list(checkout.root.glob(".venv*"))
