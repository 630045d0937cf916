"""The same over a real sshd, with rsync: odd names, modes, locks, lost connections."""

import os
import platform
import subprocess
from pathlib import Path

import pytest

from plugins.edge.deploy.procedure import UnsoundError, roll_back
from plugins.edge.deploy.remote import SshStore
from plugins.edge.deploy.targets import SshTarget, target_of
from plugins.edge.faults import PublishError
from tests.deploy.hosts import sshd
from tests.deploy.sites import CARRIED, NEW, OLD, finished, send
from tests.edge.sites import contents, told

SITE = "koskeverkko.fi"
ODD = 'it\'s $(touch evil) `x`; "säilö" & more\\'


@pytest.fixture(scope="module")
def host(tmp_path_factory):
    with sshd(tmp_path_factory.mktemp("ssh") / "d") as found:
        yield found


@pytest.fixture
def place(tmp_path):
    return tmp_path / ODD / "koske"


@pytest.fixture
def reach(host, monkeypatch):
    """Stores at a path of the host, reached by an `ssh` that knows it."""
    monkeypatch.setenv("PATH", f"{host.programs}:{os.environ['PATH']}")

    def store(path, site=SITE):
        return SshStore(SshTarget("", "127.0.0.1", str(host.port), str(path), host.address("/x")), site)

    return store


@pytest.fixture
def sites(tmp_path):
    return finished(tmp_path / "public", OLD), finished(tmp_path / "next", NEW)


def names(place):
    return sorted(path.name for path in (place / "releases").iterdir())


def test_a_release_is_sent_linked_rolled_back_and_kept(reach, place, sites, tmp_path):
    store = reach(place)
    assert store.look().current == ""
    assert not place.exists()
    assert store.file("published.json") is None
    first, second = send(store, sites[0]), send(store, sites[1])
    assert contents(place / "current") == NEW | CARRIED
    assert contents(place / "releases" / first.release) == OLD
    same, other = ((place / "releases" / done.release / "a/index.html") for done in (first, second))
    assert same.samefile(other)
    assert store.file("published.json") == NEW["published.json"]
    assert names(place) == [first.release, second.release]
    for path in place.rglob("*"):
        if not path.is_symlink():
            assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644), path
    assert roll_back(store, "") == (first.release, second.release)
    assert contents(place / "current") == OLD
    assert send(store, sites[0]).before == first.release
    third = send(store, finished(tmp_path / "third", NEW | {"x.txt": b"3"}), keep=2)
    assert names(place) == [second.release, third.release]
    assert sorted(path.name for path in place.iterdir()) == [".koske-releases", "current", "releases"]
    assert not list(tmp_path.rglob("evil"))


def test_an_unsound_site_is_taken_back(reach, place, sites):
    first = send(reach(place), sites[0])
    with pytest.raises(UnsoundError):
        send(reach(place), sites[1], check=lambda *_: ["fault"])
    assert contents(place / "current") == OLD
    assert names(place) == [first.release]


def test_what_a_killed_deploy_left_is_cleared(reach, place, sites):
    first = send(reach(place), sites[0])
    folder = place / "releases" / first.release
    (place / "releases" / "20270101T000000Z-0123456789").mkdir()
    (place / "releases" / "20270101T000000Z-0123456789.part").touch()
    (place / f"releases/{first.release}.part").touch()  # killed between the switch and the end
    (place / ".lock").symlink_to("999999999:" + platform.node() + ":0")
    (place / ".current.new").symlink_to("nowhere")
    assert reach(place).look().releases == (first.release,)
    second = send(reach(place), sites[1])
    assert folder.exists()
    assert names(place) == [first.release, second.release]
    assert contents(place / "current") == NEW | CARRIED


def test_a_second_deploy_is_kept_out(reach, place, sites):
    send(reach(place), sites[0])
    with reach(place).held(), pytest.raises(PublishError) as refused:
        send(reach(place), sites[1])
    assert "poista palvelimelta kohteen tiedosto .lock" in told(refused)
    send(reach(place), sites[1])


def test_a_lock_that_was_taken_away_stops_the_switch(reach, place, sites):
    send(reach(place), sites[0])
    store = reach(place)
    with store.held() as state:
        store.bring("20270101T000000Z-0123456789", sites[1], state)
        (place / ".lock").unlink()
        (place / ".lock").symlink_to("1:x:other")
        with pytest.raises(PublishError, match="deploy-far-lock"):
            store.switch("20270101T000000Z-0123456789")
    assert contents(place / "current") == OLD
    assert (place / ".lock").is_symlink()  # another's


def test_others_files_and_sites_are_left_alone(reach, place, sites):
    place.mkdir(parents=True)
    (place / ".profile").write_bytes(b"mine")
    with pytest.raises(PublishError, match="deploy-foreign"):
        send(reach(place), sites[0])
    (place / ".profile").unlink()
    send(reach(place, "verso.fi"), sites[0])
    with pytest.raises(PublishError, match="deploy-other-site") as refused:
        send(reach(place), sites[0])
    assert "(”verso.fi”)" in told(refused)


def test_a_host_without_rsync_is_told(reach, place, sites, host, monkeypatch):
    monkeypatch.setattr("plugins.edge.deploy.remote._RSYNC", ("rsync", "-s", "-r", "--rsync-path=/no/rsync"))
    with pytest.raises(PublishError, match="deploy-far-rsync"):
        send(reach(place), sites[0])
    assert names(place) == []


def test_a_host_whose_key_is_another_is_not_trusted(reach, place, sites, host):
    known = (host.folder / "known").read_text()
    (host.folder / "known").write_text("")
    try:
        with pytest.raises(PublishError, match="deploy-host-key"):
            send(reach(place), sites[0])
    finally:
        (host.folder / "known").write_text(known)
    assert not place.exists()


def test_a_host_that_is_not_there(reach, place, sites, host):
    with pytest.raises(PublishError, match="deploy-connection"):
        SshStore(SshTarget("", "127.0.0.1", "1", str(place), "x"), SITE).look()


def test_a_connection_that_is_lost_leaves_the_old_site(reach, place, sites, monkeypatch):
    send(reach(place), sites[0])
    store = reach(place)

    def lose(*_):
        session, _ = store._open
        session._process.kill()  # as a network does that goes away
        session._process.wait(60)

    def halfway():
        with store.held() as state:
            store.bring("20270101T000000Z-0123456789", sites[1], state)
            lose()
            store.switch("20270101T000000Z-0123456789")

    with pytest.raises(PublishError, match="deploy-connection"):
        halfway()
    assert contents(place / "current") == OLD
    send(reach(place), sites[1])
    assert contents(place / "current") == NEW | CARRIED
    assert len(names(place)) == 2


@pytest.mark.parametrize("shell", ["dash", "bash --posix", "busybox sh", "ksh", "mksh"])
def test_the_far_side_is_plain_shell(shell):
    script = Path("plugins/edge/deploy/far_side.sh").resolve()
    try:
        done = subprocess.run([*shell.split(), "-n", script], check=False, capture_output=True, timeout=60)
    except FileNotFoundError:
        pytest.skip(f"there is no {shell}")
    assert (done.returncode, done.stderr) == (0, b"")


def test_an_address_of_ssh_is_taken_apart():
    assert target_of("ssh://me@h.fi:22/srv/a%20b") == SshTarget(
        "me", "h.fi", "22", "/srv/a b", "ssh://me@h.fi:22/srv/a%20b"
    )
    assert target_of("ssh://h/~/www").path == "www"
    assert target_of("ssh://[::1]/x").host == "[::1]"
