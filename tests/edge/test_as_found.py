"""Plugins that work on written files: the tree is published as they leave it."""

import errno
import os
import stat

import pytest

from plugins.edge import publish as publish_module
from plugins.edge.faults import PublishError
from plugins.edge.manifest import MARKER
from plugins.edge.publish import Summary, opened
from plugins.edge.trees import write
from tests.edge.sites import NEW, OLD, behind, contents, digests, once, publish, told


def publish_as_found(output, change, memory=None):
    with opened(output, memory) as held:
        tree = held.prepare(empty=True)
        assert contents(tree) == {MARKER: b""}
        for path, body in NEW.items():
            write(tree, path, body)
        change(tree)
        return held.publish_as_found(), held.memory


def change_files(tree):
    (tree / "index.html").write_bytes(b"minified")
    (tree / "b/by-plugin").mkdir(mode=0o700)
    (tree / "b/by-plugin/x.gz").touch(mode=0o600)


@pytest.mark.parametrize("former", [None, OLD], ids=["first", "later"])
def test_tree_is_published_as_others_have_left_it(output, former):
    if former:
        publish(output, former)
    summary, memory = publish_as_found(output, change_files)
    found = NEW | {"index.html": b"minified", "b/by-plugin/x.gz": b""}
    assert summary == (Summary(2, 1, 1, 1) if former else Summary(4, 0, 0, 0))
    assert contents(output) == found
    assert {stat.S_IMODE(path.stat().st_mode) for path in output.rglob("*.gz")} == {0o644}
    assert stat.S_IMODE((output / "b/by-plugin").stat().st_mode) == 0o755
    assert not behind(output).exists()
    with opened(output, memory) as held:
        assert dict(held.standing) == digests(found)
        assert held.memory == memory
    publish(output, OLD, memory)
    assert contents(output) == contents(behind(output)) == OLD


@pytest.mark.parametrize("sort", ["link", "pipe"])
@pytest.mark.parametrize("former", [None, OLD], ids=["first", "later"])
def test_link_or_device_that_a_plugin_left_is_told(output, sort, former):
    if former:
        publish(output, former)

    def change(tree):
        (tree / "a/odd").symlink_to("/") if sort == "link" else os.mkfifo(tree / "a/odd")

    with pytest.raises(PublishError) as error:
        publish_as_found(output, change)
    assert told(error) == (
        "virhe: valmiissa sivustossa ”a/odd” ei ole tavallinen tiedosto vaan linkki tai laite. "
        "Jokin lisäosa on tehnyt sen: poista lisäosa käytöstä tai korjaa se. Entinen sivusto on tallella."
    )
    assert (contents(output) if output.exists() else None) == former
    publish_as_found(output, change_files)
    assert not behind(output).exists()


def test_former_site_that_cannot_be_removed_does_not_spoil_the_build(published, monkeypatch):
    def refuse(_tree):
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(publish_module.manifest, "remove", once(publish_module.manifest.remove, refuse))
        publish_as_found(published, change_files)
    assert contents(behind(published)) == OLD
    publish_as_found(published, change_files)
    assert not behind(published).exists()
