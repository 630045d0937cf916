"""The archive for a host of static sites: the same bytes each time, with what such hosts want."""

import os
import tarfile
import zipfile
from hashlib import sha256

import pytest

from plugins.edge.deploy.artifact import held_in, packed, wanted
from plugins.edge.faults import PublishError
from tests.deploy.sites import NEW, OLD, finished, identity

LEFT_OUT = {".htaccess", "types.nginx.conf", "index.html.br"}
ADDED = {".nojekyll": b"", "CNAME": b"koskeverkko.fi\n"}


def expected(files):
    return {path: body for path, body in files.items() if path not in LEFT_OUT} | ADDED


def read(path):
    if path.name.endswith(".zip"):
        with zipfile.ZipFile(path) as archive:
            assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o100644}
            return {name: archive.read(name) for name in archive.namelist()}
    with tarfile.open(path) as archive:
        assert {(entry.mode, entry.mtime, entry.uid) for entry in archive} == {(0o644, 0, 0)}
        return {entry.name: archive.extractfile(entry).read() for entry in archive}


@pytest.mark.parametrize("ending", ["zip", "tar.gz"])
def test_an_archive_is_the_same_for_the_same_site(tmp_path, ending):
    targets = [tmp_path / name / f"x.{ending}" for name in ("one", "two")]
    for target, umask in zip(targets, (0o022, 0o077), strict=True):
        shipment = finished(tmp_path / f"public-{umask}", OLD)
        former = os.umask(umask)
        try:
            packed(shipment, identity(), target)
        finally:
            os.umask(former)
    assert targets[0].read_bytes() == targets[1].read_bytes()
    assert read(targets[0]) == expected(OLD)
    assert list(read(targets[0])) == sorted(expected(OLD))
    assert [path.name for path in targets[1].parent.iterdir()] == [f"x.{ending}"]
    assert targets[1].stat().st_mode & 0o777 == 0o644
    assert held_in(targets[0]) == wanted(shipment, identity()) == digests(expected(OLD))


def digests(files):
    return {path: sha256(body).hexdigest() for path, body in files.items()}


def test_a_former_archive_stays_when_the_new_one_fails(tmp_path):
    target = tmp_path / "x.zip"
    packed(finished(tmp_path / "public", OLD), identity(), target)
    before, shipment = target.read_bytes(), finished(tmp_path / "next", NEW)
    (shipment.root / "index.html").write_bytes(b"evil")
    with pytest.raises(PublishError, match="publish-altered"):
        packed(shipment, identity(), target)
    assert target.read_bytes() == before
    assert sorted(path.name for path in tmp_path.glob("*x.zip*")) == ["x.zip"]


@pytest.mark.parametrize("url", ["https://koske.github.io", "https://x.fi/koske"])
def test_a_name_that_is_not_the_sites_own_is_not_asked_for(tmp_path, url):
    assert "CNAME" not in wanted(finished(tmp_path / "public", OLD), identity(SITEURL=url))


def test_what_is_no_archive_is_told(tmp_path):
    (tmp_path / "x.zip").write_bytes(b"a letter")
    with pytest.raises(PublishError, match="deploy-archive"):
        held_in(tmp_path / "x.zip")
    assert held_in(tmp_path / "y.zip") == {}
