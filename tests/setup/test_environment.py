import os
import shutil
from dataclasses import replace

import pytest

from tests.setup.checkout import CANDIDATES, MISSING, SUITABLE, TOO_OLD

NO_PYTHON = """\
Tarvitaan Python 3.11 tai uudempi ja sen venv-moduuli. Löytyi: {fi}.
  Debian, Ubuntu:  sudo apt install python3 python3-venv
  Fedora:          sudo dnf install python3
  macOS:           brew install python
  Windows:         WSL ja sen sisällä kuten Ubuntussa
  Jos Python on muualla, lisää komentoon:  PYTHON=/polku/python3
Python 3.11 or newer with its venv module is needed. Found: {en}.
  Install it as above, or add to the command where it is:  PYTHON=/path/to/python3
"""


def installed(checkout):
    """The locks that pip has put into the environment as it is now, in order."""
    diary = checkout.root / "installed"
    return [line.split("requirements/")[1] for line in diary.read_text(encoding="utf-8").splitlines()]


def without_error_line(message):
    return "".join(line for line in message.splitlines(keepends=True) if not line.startswith("make:"))


def set_up(checkout):
    """What is told when the site's environment is made from nothing."""
    return (
        f"Tehdään .venv / Making .venv: Python 3.12.1, {checkout.bin}/python3\n"
        "Asennetaan / Installing: requirements/build.txt\n"
        "Asennetaan / Installing: requirements/runtime.txt\n"
    )


def test_a_fresh_checkout_gets_its_environment_and_says_so(checkout):
    done = checkout.make("html")

    assert (done.code, done.err) == (0, set_up(checkout))
    assert installed(checkout) == ["build.txt", "runtime.txt"]


def test_nothing_is_installed_unchecked_or_built_but_feedgen(checkout):
    checkout.make("html")

    for call in (checkout.root / "installed").read_text(encoding="utf-8").splitlines():
        assert (
            "--require-hashes --only-binary=:all: --no-binary=feedgen --use-pep517 --no-build-isolation"
            in call
        )


def test_a_second_call_does_no_set_up(checkout):
    first = checkout.make("html")
    second = checkout.make("html")

    assert (second.out, second.err) == (first.out, "")
    assert installed(checkout) == ["build.txt", "runtime.txt"]


def test_an_environment_that_is_ready_needs_no_other_python(checkout):
    checkout.make("html")
    checkout.give_python("python3", MISSING)

    assert checkout.make("html").err == ""


def test_tests_add_to_what_the_site_needs(checkout):
    checkout.make("html")
    checkout.make("test")
    again = checkout.make("html")

    assert installed(checkout) == ["build.txt", "runtime.txt", "dev.txt"]
    assert again.err == ""


def test_what_is_measured_against_stays_out_of_the_environment(checkout):
    done = checkout.make("bench")
    again = checkout.make("bench")

    assert done.err == set_up(checkout) + (
        f"Tehdään .venv-bench / Making .venv-bench: Python 3.12.1, {checkout.bin}/python3\n"
        "Asennetaan / Installing: requirements/bench.txt\n"
    )
    assert again.err == ""
    assert not (checkout.root / ".venv/lib/koske-bench").exists()


@pytest.mark.parametrize("lock", ["build", "runtime", "dev"])
def test_a_changed_lock_makes_the_environment_anew(checkout, lock):
    checkout.make("test")
    with (checkout.root / f"requirements/{lock}.txt").open("a", encoding="utf-8") as file:
        file.write("# changed\n")

    assert "Making .venv" in checkout.make("test").err
    assert installed(checkout) == ["build.txt", "runtime.txt", "dev.txt"]


def test_a_changed_test_lock_does_not_touch_the_site(checkout):
    checkout.make("test")
    (checkout.root / "requirements/dev.txt").write_text("", encoding="utf-8")

    assert checkout.make("html").err == ""


def break_interpreter(checkout):
    (checkout.root / ".venv/bin/python").unlink()
    (checkout.root / ".venv/bin/python").symlink_to("/nowhere/python3")


def lose_packages(checkout):
    shutil.rmtree(checkout.root / ".venv/lib")


def replace_python(checkout):
    shutil.copy(checkout.give_python("python3", SUITABLE, "3.13.0"), checkout.root / ".venv/bin/python")


def put_file_in_its_place(checkout):
    shutil.rmtree(checkout.root / ".venv")
    (checkout.root / ".venv").touch()


@pytest.mark.parametrize("damage", [break_interpreter, lose_packages, replace_python, put_file_in_its_place])
def test_a_broken_environment_is_made_anew(checkout, damage):
    checkout.make("html")
    damage(checkout)
    done = checkout.make("html")

    assert done.code == 0
    assert "Making .venv" in done.err
    assert checkout.make("html").err == ""


def test_a_moved_checkout_gets_a_new_environment(checkout):
    checkout.make("html")
    moved = replace(checkout, root=checkout.root.rename(checkout.root.with_name("elsewhere")))

    assert "Making .venv" in moved.make("html").err


def test_a_failed_installation_is_told_and_not_taken_as_ready(checkout):
    (checkout.root / "broken").touch()
    failed = checkout.make("html")
    (checkout.root / "broken").unlink()
    mended = checkout.make("html")

    assert failed.code == 2
    assert without_error_line(failed.err).endswith(
        "Asennus ei onnistunut; syy on yllä. Onko verkkoyhteys kunnossa? Komento on turvallista toistaa.\n"
        "The set-up failed; the reason is above. Is the network up? It is safe to run the command again.\n"
    )
    assert "argv:" not in failed.out
    assert (mended.code, mended.err) == (0, set_up(checkout))


def test_a_half_installed_lock_is_not_built_upon(checkout):
    checkout.make("html")
    (checkout.root / ".venv/lib/koske-runtime").rename(checkout.root / ".venv/lib/koske-runtime.part")

    assert checkout.make("html").err == set_up(checkout)


def test_the_guard_of_a_dead_set_up_is_cleared_and_none_is_left(checkout):
    beyond_any_process = str(2**31 - 1)
    (checkout.root / ".venv.lock").symlink_to(beyond_any_process)

    assert checkout.make("html").code == 0
    assert not os.path.lexists(checkout.root / ".venv.lock")


def test_a_guard_that_cannot_be_taken_ends_the_set_up(checkout):
    (checkout.root / ".venv.lock").touch()
    done = checkout.make("html")

    assert done.code == 2
    assert done.err.startswith("ln: ")
    assert not (checkout.root / ".venv").exists()


def test_a_set_up_waits_for_another_one(checkout):
    guard = checkout.root / ".venv.lock"
    guard.symlink_to(str(os.getpid()))
    with checkout.start("html") as process:
        waiting = process.stderr.readline()
        made_meanwhile = (checkout.root / ".venv").exists()
        guard.unlink()
        process.communicate(timeout=300)

    assert (
        waiting == f"Odotetaan toista asennusta (prosessi {os.getpid()}) … / Waiting for another set-up …\n"
    )
    assert not made_meanwhile
    assert process.returncode == 0


@pytest.mark.parametrize(
    ("pythons", "fi", "en"),
    [
        ({}, "ei mitään", "none"),
        (
            {"python3": "3.9.18", "python": "2.7.18"},
            "python3 (Python 3.9.18), python (Python 2.7.18)",
            "python3 (Python 3.9.18), python (Python 2.7.18)",
        ),
    ],
)
def test_without_a_suitable_python_it_says_what_to_install(checkout, pythons, fi, en):
    checkout.give_python("python3", MISSING)
    for name, version in pythons.items():
        checkout.give_python(name, TOO_OLD, version)
    done = checkout.make("html")

    assert done.code == 2
    assert without_error_line(done.err) == NO_PYTHON.format(fi=fi, en=en)
    assert not (checkout.root / ".venv").exists()


@pytest.mark.parametrize("name", CANDIDATES)
def test_a_suitable_python_is_found_under_any_of_its_names(checkout, name):
    checkout.give_python("python3", TOO_OLD, "3.9.18")
    found = checkout.give_python(name, SUITABLE)

    assert f"Python 3.12.1, {found}\n" in checkout.make("html").err


def test_a_python_that_is_named_is_the_only_one_asked(checkout):
    old = checkout.give_python("python of mine", TOO_OLD, "3.9.18")
    found = f"{old} (Python 3.9.18)"

    assert without_error_line(checkout.make("html", f"PYTHON={old}").err) == NO_PYTHON.format(
        fi=found, en=found
    )


def test_naming_another_python_makes_the_environment_anew(checkout):
    checkout.make("html")
    other = checkout.give_python("python of mine", SUITABLE, "3.13.0")

    assert f"Making .venv: Python 3.13.0, {other}\n" in checkout.make("html", f"PYTHON={other}").err
    assert checkout.make("html", f"PYTHON={other}").err == ""
    assert checkout.make("html").err == ""
