"""Releases in a folder: whole, few, linked; nobody else's file is touched."""

import os
import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest

from plugins.core.problems import describe
from plugins.edge.deploy import folder as folder_module
from plugins.edge.deploy.folder import FolderStore
from plugins.edge.deploy.health import Fault, Health
from plugins.edge.deploy.procedure import UnsoundError, roll_back
from plugins.edge.deploy.releases import LOCK, MARK
from plugins.edge.faults import PublishError
from plugins.edge.lock import locked
from tests.deploy.sites import CARRIED, NEW, NOW, OLD, answers_of, finished, send
from tests.edge.servers import page, server
from tests.edge.sites import contents, told

SITE = "koskeverkko.fi"


@pytest.fixture
def place(tmp_path):
    return tmp_path / "srv" / "koske"


@pytest.fixture
def store(place):
    return FolderStore(place, "srv/koske", SITE)


@pytest.fixture
def old(tmp_path):
    return finished(tmp_path / "public", OLD)


@pytest.fixture
def new(tmp_path):
    return finished(tmp_path / "next", NEW)


def releases(place):
    return sorted(path.name for path in (place / "releases").iterdir())


def test_the_first_deploy_makes_the_folder(store, place, old):
    done = send(store, old)
    assert contents(place / "current") == OLD
    assert releases(place) == [done.release]
    assert sorted(path.name for path in place.iterdir()) == [MARK, "current", "releases"]
    assert (place / "current").readlink() == Path("releases", done.release)
    assert store.file("published.json") == OLD["published.json"]
    assert store.file("none.json") is None


def test_a_release_costs_what_changed_and_keeps_the_style_of_the_one_before(store, place, old, new):
    first, second = send(store, old), send(store, new)
    assert contents(place / "current") == NEW | CARRIED
    assert contents(place / "releases" / first.release) == OLD
    for path in NEW:
        files = [(place / "releases" / done.release / path) for done in (first, second)]
        linked = files[0].exists() and files[0].samefile(files[1])
        assert linked == (OLD.get(path) == NEW[path]), path
    assert (second.change.same, set(second.change.removed)) == (10, OLD.keys() - NEW.keys())


def test_what_is_carried_on_is_gone_after_one_more(store, place, old, new, tmp_path):
    send(store, old)
    send(store, new)
    send(store, finished(tmp_path / "third", NEW | {"index.html": b"third"}))
    assert contents(place / "current") == NEW | {"index.html": b"third"}


def test_the_same_site_is_no_new_release(store, place, old):
    first, again = send(store, old), send(store, old, now=NOW + timedelta(days=1))
    assert (again.release, again.before) == (first.release, first.release)
    assert len(releases(place)) == 1


def test_modes_do_not_depend_on_the_umask(store, place, old):
    former = os.umask(0o077)
    try:
        send(store, old)
    finally:
        os.umask(former)
    for path in (place, *place.rglob("*")):
        if not path.is_symlink():
            assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644), path


@pytest.mark.parametrize("keep", [1, 2, 3])
def test_the_last_releases_are_kept(store, place, tmp_path, keep):
    made = [
        send(store, finished(tmp_path / f"s{n}", {"index.html": b"%d" % n}), keep).release for n in range(5)
    ]
    assert releases(place) == made[-keep:]


def test_ids_go_on_when_the_clock_goes_back(store, place, old, new):
    first = send(store, old)
    second = send(store, new, now=NOW - timedelta(days=3))
    assert second.release > first.release


def test_a_file_that_somebody_has_changed_is_not_linked(store, place, old, new):
    first = send(store, old)
    (place / "releases" / first.release / "a/index.html").write_bytes(b"EVIL")
    send(store, new)
    assert (place / "current/a/index.html").read_bytes() == b"same"


def test_roll_back_and_forth(store, place, old, new):
    first, second = send(store, old), send(store, new)
    assert roll_back(store, "") == (first.release, second.release)
    assert contents(place / "current") == OLD
    assert roll_back(store, second.release) == (second.release, first.release)
    assert contents(place / "current") == NEW | CARRIED
    assert roll_back(store, second.release) == (second.release, second.release)
    for wanted in ("../../etc", "20200101T000000Z-0123456789"):
        with pytest.raises(PublishError) as refused:
            roll_back(store, wanted)
        assert first.release in told(refused)
    roll_back(store, "")
    with pytest.raises(PublishError) as refused:
        roll_back(store, "")
    assert "vanhempaa julkaisua" in told(refused)


def test_an_unsound_site_is_taken_back(store, place, old, new):
    first = send(store, old)
    with pytest.raises(UnsoundError) as unsound:
        send(store, new, check=lambda *_: [Fault("https://x.fi/", "other")])
    assert unsound.value.back == first.release
    assert contents(place / "current") == OLD
    assert releases(place) == [first.release]


def test_the_first_site_stays_though_it_is_unsound(store, place, old):
    with pytest.raises(UnsoundError) as unsound:
        send(store, old, check=lambda *_: [Fault("https://x.fi/", "500")])
    assert unsound.value.back == ""
    assert contents(place / "current") == OLD
    assert store.look().releases == (unsound.value.release,)


@pytest.mark.parametrize(
    "spoilt", [None, "/", "/theme/style.abcdef0123.css", "/feeds/all.xml", "/published.json", "/b/c/"]
)
def test_a_real_server_is_asked(store, place, old, new, spoilt):
    send(store, old)
    with server(answers_of(NEW)) as host:
        if spoilt:
            host.answers[spoilt] = page(b"", "503 Service Unavailable") if spoilt == "/" else page(b"old")
        health = Health(host.url(), pauses=(0.0,))
        if spoilt is None:
            send(store, new, check=health)
            assert {"/", "/feeds/all.xml", "/b/c/"} <= {asked.path for asked in host.asked}
            return
        with pytest.raises(UnsoundError) as unsound:
            send(store, new, check=health)
    assert unsound.value.faults == (Fault(host.url(spoilt), "503" if spoilt == "/" else "other"),)
    assert contents(place / "current") == OLD


def test_a_server_that_comes_late_is_waited_for(store, new):
    with server(answers_of(NEW)) as host:
        bodies = iter([page(b"old")])
        good = host.answers["/"]
        host.answers["/"] = lambda _: iter([next(bodies, good)])
        send(store, new, check=Health(host.url(), pauses=(0.0, 0.0)))


def test_a_server_that_is_not_there(store, new):
    with server() as host:
        url = host.url()
    faults = Health(url, pauses=())(new, send(store, new).change)
    assert {fault.kind for fault in faults} == {"silent"}


def test_files_of_others_are_left_alone(store, place, old):
    place.mkdir(parents=True)
    (place / "thesis.odt").write_bytes(b"mine")
    with pytest.raises(PublishError) as refused:
        send(store, old)
    assert "joita tämä ohjelma ei ole vienyt" in told(refused)
    assert contents(place) == {"thesis.odt": b"mine"}


def test_another_site_is_not_overwritten(store, place, old):
    send(FolderStore(place, "x", "verso.fi"), old)
    with pytest.raises(PublishError) as refused:
        send(store, old)
    assert "(”verso.fi”)" in told(refused)


def test_what_is_no_release_of_ours_stays(store, place, old, new, tmp_path):
    send(store, old, 1)
    (place / "releases" / "notes").mkdir()
    (place / "releases" / "notes.part").touch()
    send(store, new, 1)
    assert {"notes", "notes.part"} <= set(releases(place))


def test_a_current_that_is_no_link_is_left_alone(store, place, old):
    send(store, old)
    (place / "current").unlink()
    (place / "current").mkdir()
    with pytest.raises(PublishError, match="deploy-current"):
        send(store, old)


def test_a_second_deploy_is_kept_out(store, place, old, new):
    send(store, old)
    with locked(place / LOCK), pytest.raises(PublishError, match="deploy-busy"):
        send(store, new)


def test_where_links_are_unknown_files_are_copied(store, place, old, new, monkeypatch):
    send(store, old)
    monkeypatch.setattr(
        folder_module.os, "link", lambda *_, **__: (_ for _ in ()).throw(OSError(95, "no links"))
    )
    send(store, new)
    assert contents(place / "current") == NEW


def test_an_altered_file_is_not_brought(store, place, old, new):
    send(store, old)
    (new.root / "b/c/index.html").write_bytes(b"evil")
    with pytest.raises(PublishError, match="publish-altered"):
        send(store, new)
    assert contents(place / "current") == OLD
    assert len(releases(place)) == 1


@pytest.fixture
def small_disk(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk],
        check=False,
        capture_output=True,
        timeout=60,
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    yield disk
    subprocess.run(["umount", disk], check=True, timeout=60)


def test_a_full_disk_leaves_the_former_site(small_disk, old, tmp_path):
    store = FolderStore(small_disk / "koske", "koske", SITE)
    send(store, old)
    with pytest.raises(PublishError) as refused:
        send(store, finished(tmp_path / "large", {"index.html": b"x" * 400_000}))
    assert "levytila on täynnä" in told(refused)
    assert contents(small_disk / "koske/current") == OLD
    assert len(releases(small_disk / "koske")) == 1


def test_a_read_only_disk_is_told(small_disk, old, new):
    store = FolderStore(small_disk / "koske", "koske", SITE)
    send(store, old)
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True, timeout=60)
    with pytest.raises(PublishError, match="publish-denied"):
        send(store, new)
    assert contents(small_disk / "koske/current") == OLD


def test_every_refusal_has_its_words(store, place, old):
    shutil.rmtree(old.root)
    with pytest.raises(PublishError) as refused:
        send(store, old)
    assert describe(refused.value.problem, "fi")
    assert describe(refused.value.problem, "en")
