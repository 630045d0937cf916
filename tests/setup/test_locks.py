import re
from pathlib import Path

import pytest

LOCKS = Path(__file__).parents[2] / "requirements"
NAMES = ("build", "runtime", "deploy", "dev", "lock", "bench", "forms")


def text(name):
    return (LOCKS / name).read_text(encoding="utf-8")


def pins(name):
    """What a lock pins: each requirement with its marker, and its number of hashes."""
    unfolded = re.sub(r" *\\\n *", " ", text(f"{name}.txt"))
    lines = [line for line in unfolded.splitlines() if line and not line.lstrip().startswith("#")]
    return {line.split(" --hash")[0]: line.count("--hash=sha256:") for line in lines}


def asked_for(name):
    lines = (re.split(r"\s+#|[ <>=]", line)[0] for line in text(f"{name}.in").splitlines())
    return {line for line in lines if line and not line.startswith(("#", "-"))}


@pytest.mark.parametrize("name", NAMES)
def test_every_requirement_is_pinned_by_hash(name):
    for pin, hashes in pins(name).items():
        assert re.match(r"[a-z0-9-]+==[0-9]", pin), pin
        assert hashes >= 1, pin


@pytest.mark.parametrize("name", NAMES)
def test_every_request_is_locked(name):
    assert asked_for(name) <= {pin.split("==")[0] for pin in pins(name)}


def test_the_test_lock_holds_the_runtime_as_it_is():
    assert pins("runtime").keys() <= pins("dev").keys()


def test_what_is_measured_against_is_as_the_site_has_it():
    """The same versions; on which systems a library is needed may differ."""
    versions = {name: {pin.partition(" ;")[0] for pin in pins(name)} for name in ("bench", "runtime")}
    shared = {pin for pin in versions["bench"] if pin.split("==")[0] in asked_for("runtime")}
    assert shared
    assert shared <= versions["runtime"]


@pytest.mark.parametrize("path", sorted(LOCKS.glob("*.*")), ids=lambda path: path.name)
def test_no_registry_is_named(path):
    assert not re.search(r"https?:|file:|index-url|find-links|trusted-host", path.read_text(encoding="utf-8"))
