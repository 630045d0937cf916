import errno
import hashlib
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from plugins.core.artifact import Artifact, Copy
from plugins.core.problems import describe
from plugins.edge import exchange as exchange_module
from plugins.edge import publish as publish_module
from plugins.edge.manifest import MANIFEST, MARKER, foreign_files
from plugins.edge.publish import PublishError, Summary, publish

PROJECT = Path(__file__).parents[2]


def page(path, body=b"x"):
    return Artifact(path, body)


OLD = [page("index.html", b"old"), page("a/index.html", b"a"), page("gone/index.html", b"gone")]
NEW = [page("index.html", b"new"), page("a/index.html", b"a"), page("b/c/index.html", b"c")]


@pytest.fixture
def output(tmp_path):
    return tmp_path / "output"


@pytest.fixture
def published(output):
    publish(output, OLD)
    return output


def contents(folder):
    files = (path for path in folder.rglob("*") if not path.is_dir())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files if path.name != MANIFEST}


def beside(output):
    return sorted(path.name for path in output.parent.iterdir() if path != output)


def old_site():
    return {artifact.path: artifact.body for artifact in OLD}


def new_site():
    return {artifact.path: artifact.body for artifact in NEW}


def told(error):
    return describe(error.value.problem, "fi")


def test_first_build_writes_the_site(output):
    assert publish(output, OLD) == Summary(new=3, changed=0, unchanged=0, removed=0)
    assert contents(output) == old_site()
    assert beside(output) == []


def test_next_build_replaces_the_whole_site(published):
    assert publish(published, NEW) == Summary(new=1, changed=1, unchanged=1, removed=1)
    assert contents(published) == new_site()
    assert not (published / "gone").exists()
    assert beside(published) == []


def test_folders_above_the_output_are_made(tmp_path):
    publish(tmp_path / "a/b/output", OLD)
    assert contents(tmp_path / "a/b/output") == old_site()


def test_site_without_pages_is_an_empty_folder_with_a_manifest(published):
    assert publish(published, []) == Summary(new=0, changed=0, unchanged=0, removed=3)
    assert [path.name for path in published.iterdir()] == [MANIFEST]


def test_files_are_copied_by_their_origin(output, tmp_path):
    (tmp_path / "origin").write_bytes(b"\0\xff" * 100_000)
    publish(output, [Copy("files/x.pdf", str(tmp_path / "origin"))])
    assert (output / "files/x.pdf").read_bytes() == b"\0\xff" * 100_000


def test_manifest_lists_every_file_with_its_digest_and_is_always_the_same(output, tmp_path):
    publish(output, OLD)
    publish(tmp_path / "other", list(reversed(OLD)))
    assert (output / MANIFEST).read_bytes() == (tmp_path / "other" / MANIFEST).read_bytes()
    files = json.loads((output / MANIFEST).read_text())["files"]
    assert list(files.items()) == sorted(
        (path, hashlib.sha256(body).hexdigest()) for path, body in old_site().items()
    )


@pytest.mark.parametrize("umask", [0o000, 0o077, 0o777])
def test_modes_do_not_depend_on_the_umask(output, umask):
    def leave_odd_modes(path):
        if path.name == "index.html" and path.parent.name == "c":
            path.chmod(0o600)
            (path.parent / "by-plugin").mkdir()
            (path.parent / "by-plugin").chmod(0o700)
            (path.parent / "by-plugin/x").touch()
            (path.parent / "by-plugin/x").chmod(0o600)

    former = os.umask(umask)
    try:
        publish(output, NEW, written=leave_odd_modes)
    finally:
        os.umask(former)
    for path in [output, *output.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o755 if path.is_dir() else 0o644), path
    assert (output / "b/c/by-plugin/x").exists()


def test_callbacks_see_the_written_files_in_the_unfinished_tree(published):
    calls = []

    def written(path):
        calls.append((path.read_bytes(), contents(published) == old_site()))

    def finished(tree):
        calls.append(sorted(contents(tree)))
        assert tree.parent == published.parent

    publish(published, NEW, written=written, finished=finished)
    assert calls == [
        (b"new", True),
        (b"a", True),
        (b"c", True),
        [MARKER, "a/index.html", "b/c/index.html", "index.html"],
    ]


def test_what_callbacks_write_and_change_belongs_to_the_site(output):
    publish(
        output,
        [page("index.html", b"x")],
        written=lambda path: path.write_bytes(b"minified"),
        finished=lambda tree: (tree / "index.html.gz").write_bytes(b"gz"),
    )
    assert contents(output) == {"index.html": b"minified", "index.html.gz": b"gz"}
    assert list(foreign_files(output)) == []


class PluginError(Exception):
    pass


@pytest.mark.parametrize("fault", [PluginError, KeyboardInterrupt, FileNotFoundError])
@pytest.mark.parametrize("callback", ["written", "finished"])
@pytest.mark.parametrize("first", [True, False])
def test_exception_leaves_the_old_site_and_nothing_beside_it(output, fault, callback, first):
    if not first:
        publish(output, OLD)

    def fail(_path):
        raise fault

    with pytest.raises(fault):
        publish(output, NEW, **{callback: fail})
    assert beside(output) == []
    assert not output.exists() if first else contents(output) == old_site()


@pytest.mark.parametrize(
    ("number", "code", "rest"),
    [
        (
            errno.ENOSPC,
            "",
            (
                "levy tai käyttäjän levytila on täynnä, eikä sivusto mahdu kansioon ”{}”. "
                "Entinen sivusto on tallella. Vapauta tilaa ja yritä uudelleen."
            ),
        ),
        (
            errno.EROFS,
            "",
            (
                "sivustoa ei saa kirjoittaa kansioon ”{}”. Entinen sivusto on tallella. Pyydä kirjoitusoikeus kansioon, "
                "jossa se on, tai anna toinen kansio: OUTPUT=…."
            ),
        ),
        (
            errno.EIO,
            "",
            (
                "sivuston tiedostoa ”index.html” ei voitu kirjoittaa kansioon ”{}” (Input/output error). "
                "Entinen sivusto on tallella."
            ),
        ),
    ],
)
def test_fault_of_the_disk_is_told_and_the_old_site_stays(published, monkeypatch, number, code, rest):
    def fail(_source, file):
        file.write(b"half")
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(shutil, "copyfileobj", fail)
    with pytest.raises(PublishError) as error:
        publish(published, NEW)
    assert told(error) == "virhe: " + rest.format(published)
    assert contents(published) == old_site()
    assert beside(published) == []


def test_parent_that_may_not_be_written_is_told(published, monkeypatch):
    def fail(**_):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(tempfile, "mkdtemp", fail)
    with pytest.raises(PublishError) as error:
        publish(published, NEW)
    assert error.value.problem.code == "publish-denied"
    assert contents(published) == old_site()


def test_missing_origin_of_a_copy_is_told_by_the_path_in_the_site(published, tmp_path):
    with pytest.raises(PublishError) as error:
        publish(published, [Copy("files/x.pdf", str(tmp_path / "nothing"))])
    assert told(error) == (
        f"virhe: sivuston tiedostoa ”files/x.pdf” ei voitu kirjoittaa kansioon ”{published}” "
        "(No such file or directory). Entinen sivusto on tallella."
    )
    assert contents(published) == old_site()


def test_link_that_took_an_origins_place_is_not_copied(output, tmp_path):
    (tmp_path / "secret").write_bytes(b"secret")
    (tmp_path / "origin").symlink_to("secret")
    with pytest.raises(PublishError):
        publish(output, [Copy("files/x.pdf", str(tmp_path / "origin"))])


def test_link_that_a_plugin_left_is_told(published):
    with pytest.raises(PublishError) as error:
        publish(published, NEW, finished=lambda tree: (tree / "a/link").symlink_to("/"))
    assert told(error) == (
        "virhe: valmiissa sivustossa ”a/link” ei ole tavallinen tiedosto vaan linkki tai laite. "
        "Jokin lisäosa on tehnyt sen: poista lisäosa käytöstä tai korjaa se. Entinen sivusto on tallella."
    )
    assert contents(published) == old_site()
    assert beside(published) == []


@pytest.mark.parametrize(
    ("paths", "message"),
    [
        (["/etc/x"], "not a path inside the output: '/etc/x'"),
        (["../x"], "not a path inside the output: '../x'"),
        (["a/../../x"], "not a path inside the output: 'a/../../x'"),
        (["a//x"], "not a path inside the output: 'a//x'"),
        (["a/./x"], "not a path inside the output: 'a/./x'"),
        (["a/"], "not a path inside the output: 'a/'"),
        ([""], "not a path inside the output: ''"),
        (["a\\x"], "not a path inside the output: 'a\\\\x'"),
        (["a\0"], "not a path inside the output: 'a\\x00'"),
        ([MANIFEST], "a name that the build itself uses: '.manifest.json'"),
        ([MARKER], "a name that the build itself uses: '.unfinished'"),
        (["a", "b", "a"], "two artifacts for one path: 'a'"),
        (["a/b/c", "a"], "both a file and a folder: 'a'"),
        (["a/b", "a/b/c/d"], "both a file and a folder: 'a/b'"),
    ],
)
def test_paths_that_cannot_stand_are_a_fault_of_the_program(output, paths, message):
    with pytest.raises(ValueError) as error:  # noqa: PT011 - the whole message is compared
        publish(output, [page(path) for path in paths])
    assert str(error.value) == message
    assert not output.parent.joinpath("etc").exists()
    assert not output.exists()


def test_dotted_names_that_hosts_ask_for_are_written(output):
    publish(output, [page(".nojekyll", b""), page(".well-known/security.txt")])
    assert sorted(contents(output)) == [".nojekyll", ".well-known/security.txt"]


def make_foreign(output, name):
    if name == "link":
        (output / "link").symlink_to("/etc/hostname")
    elif name == "folder link":
        (output / "link").symlink_to("/etc")
    elif name == "link for a file of ours":
        (output / "a/index.html").unlink()
        (output / "a/index.html").symlink_to("/etc/hostname")
    elif name == "pipe":
        os.mkfifo(output / "pipe")
    else:
        (output / name).parent.mkdir(parents=True, exist_ok=True)
        (output / name).write_bytes(b"mine")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("mine.txt", "mine.txt"),
        ("a/.hidden", "a/.hidden"),
        (".git/HEAD", ".git/HEAD"),
        (MARKER, MARKER),
        ("a/.manifest.json", "a/.manifest.json"),
        ("link", "link"),
        ("folder link", "link"),
        ("link for a file of ours", "a/index.html"),
        ("pipe", "pipe"),
    ],
)
def test_file_that_no_build_wrote_stops_the_build(published, name, found):
    make_foreign(published, name)
    assert list(foreign_files(published)) == [found]
    with pytest.raises(PublishError) as error:
        publish(published, NEW)
    assert error.value.problem.code == "output-foreign-files"
    assert dict(error.value.problem.values)["names"] == found
    assert (published / "index.html").read_bytes() == b"old"
    assert beside(published) == []


def test_folder_without_a_manifest_is_foreign(output):
    output.mkdir()
    (output / "index.html").write_bytes(b"mine")
    assert list(foreign_files(output)) == ["index.html"]


@pytest.mark.parametrize(
    "manifest",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"files": {}}',
        '{"format": "output-manifest/1"}',
        '{"format": "other/1", "files": {}}',
    ],
)
def test_manifest_that_is_not_ours_vouches_for_nothing(published, manifest):
    (published / MANIFEST).write_text(manifest)
    assert sorted(foreign_files(published)) == sorted([MANIFEST, *old_site()])


def test_file_that_was_changed_by_hand_is_still_ours(published):
    (published / "index.html").write_bytes(b"edited")
    publish(published, OLD)
    assert contents(published) == old_site()


def test_foreign_file_that_comes_during_the_build_is_kept(published):
    publish(published, NEW, finished=lambda _tree: (published / "a/mine.txt").write_bytes(b"mine"))
    assert contents(published) == new_site()
    (left,) = beside(published)
    assert contents(published.parent / left) == {"a/mine.txt": b"mine"}
    publish(published, NEW)
    assert contents(published.parent / left) == {"a/mine.txt": b"mine"}


def test_link_as_output_leads_to_the_folder_that_is_replaced(tmp_path):
    (tmp_path / "disk").mkdir()
    publish(tmp_path / "disk/site", OLD)
    (tmp_path / "output").symlink_to("disk/site")
    publish(tmp_path / "output", NEW)
    assert (tmp_path / "output").is_symlink()
    assert contents(tmp_path / "disk/site") == new_site()
    assert beside(tmp_path / "disk/site") == []


def killed_build(output, when="written"):
    program = f"""
import os, signal, sys
from pathlib import Path
from plugins.core.artifact import Artifact
from plugins.edge.publish import publish
def die(_path):
    os.kill(os.getpid(), signal.SIGKILL)
publish(Path(sys.argv[1]), [Artifact("new/index.html", b"x")], {when}=die)
"""
    done = subprocess.run([sys.executable, "-c", program, str(output)], cwd=PROJECT, check=False)
    assert done.returncode == -signal.SIGKILL


@pytest.mark.parametrize("when", ["written", "finished"])
def test_killed_build_leaves_the_old_site_and_the_next_build_cleans_up(published, when):
    killed_build(published, when)
    assert contents(published) == old_site()
    (left,) = beside(published)
    assert left.startswith(".output.next-")
    publish(published, NEW)
    assert contents(published) == new_site()
    assert beside(published) == []


def test_folder_beside_the_output_that_only_looks_like_a_leftover_is_kept(published):
    mine = published.with_name(".output.next-mine")
    mine.mkdir()
    (mine / "x").write_bytes(b"mine")
    publish(published, NEW)
    assert contents(mine) == {"x": b"mine"}


def test_link_beside_the_output_that_looks_like_a_leftover_is_not_followed(published, tmp_path_factory):
    other = tmp_path_factory.mktemp("other") / "output"
    publish(other, OLD)
    published.with_name(".output.next-link").symlink_to(other)
    publish(published, NEW)
    assert contents(other) == old_site()


def test_tree_of_a_build_that_still_runs_is_kept(published):
    inside, go = threading.Event(), threading.Event()

    def wait(_tree):
        inside.set()
        assert go.wait(20)

    slow = threading.Thread(target=publish, args=(published, NEW), kwargs={"finished": wait})
    slow.start()
    assert inside.wait(20)
    publish(published, [page("fast.html")])
    assert contents(published) == {"fast.html": b"x"}
    go.set()
    slow.join(20)
    assert contents(published) == new_site()
    assert beside(published) == []


def refuse_exchange(number):
    def refuse(_new, _current):
        raise OSError(number, os.strerror(number))

    return refuse


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EINVAL, errno.ENOTSUP])
def test_renames_serve_where_the_system_knows_no_exchange(published, monkeypatch, number):
    monkeypatch.setattr(exchange_module, "_exchange_at_once", refuse_exchange(number))
    assert publish(published, NEW).changed == 1
    assert contents(published) == new_site()
    assert beside(published) == []


def test_renames_are_rolled_back(published, monkeypatch):
    rename = Path.rename

    def fail_once_for_the_new(path, target):
        if ".next-" in path.name:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return rename(path, target)

    monkeypatch.setattr(exchange_module, "_exchange_at_once", refuse_exchange(errno.ENOSYS))
    monkeypatch.setattr(Path, "rename", fail_once_for_the_new)
    with pytest.raises(PublishError) as error:
        publish(published, NEW)
    assert told(error) == (
        f"virhe: sivustoa ei voitu kirjoittaa kansioon ”{published}” (Input/output error). "
        "Entinen sivusto on tallella."
    )
    assert contents(published) == old_site()
    assert beside(published) == []


def test_site_put_aside_by_a_build_that_stopped_between_two_renames_is_taken_up(published):
    published.rename(published.with_name(".output.previous-x"))
    with pytest.raises(PluginError):
        publish(published, NEW, written=lambda _path: (_ for _ in ()).throw(PluginError))
    assert contents(published) == old_site()
    assert beside(published) == []


def test_other_faults_of_the_exchange_are_told(published, monkeypatch):
    monkeypatch.setattr(exchange_module, "_exchange_at_once", refuse_exchange(errno.EBUSY))
    with pytest.raises(PublishError) as error:
        publish(published, NEW)
    assert error.value.problem.code == "publish-failed"
    assert contents(published) == old_site()
    assert beside(published) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has renameat2")
def test_linux_exchanges_in_one_step(published, monkeypatch):
    monkeypatch.setattr(exchange_module, "_exchange_by_renames", None)
    publish(published, NEW)
    assert contents(published) == new_site()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has renameat2")
def test_a_reader_always_finds_a_whole_site(published):
    seen, stop = set(), threading.Event()

    def read():
        while not stop.is_set():
            seen.add((published / "index.html").read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for round_ in range(20):
            publish(published, OLD if round_ % 2 else NEW)
    finally:
        stop.set()
        reader.join(20)
    assert seen <= {b"old", b"new"}
    assert seen


def test_old_tree_that_cannot_be_removed_does_not_spoil_the_build(published, monkeypatch):
    def refuse(_tree):
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(publish_module.manifest, "remove", refuse)
        publish(published, NEW)
    assert contents(published) == new_site()
    assert len(beside(published)) == 1
    publish(published, NEW)
    assert beside(published) == []
