"""A real storage: what changed, in which order, with which headers; nothing of others, nothing secret told."""

import json
import re

import pytest

from plugins.edge.deploy.rclone import Rclone
from plugins.edge.deploy.storage import STATE, Storage, headers_of, stage
from plugins.edge.deploy.targets import target_of
from plugins.edge.faults import PublishError
from tests.deploy.hosts import storage
from tests.deploy.sites import CARRIED, NEW, OLD, finished, identity
from tests.edge.sites import contents, told

NOT_SENT = {".htaccess", "_headers", "types.nginx.conf", "index.html.br"}


@pytest.fixture(scope="module")
def host(tmp_path_factory):
    with storage(tmp_path_factory.mktemp("s3")) as found:
        yield found


@pytest.fixture
def bucket(host, monkeypatch, request):
    for name, value in host.environment.items():
        monkeypatch.setenv(name, value)
    return host.buckets / "koske" / re.sub(r"\W", "-", request.node.name)


@pytest.fixture
def place(bucket):
    return Storage(target_of(f"s3://koske/{bucket.name}/www"), identity())


@pytest.fixture
def sites(tmp_path):
    return finished(tmp_path / "public", OLD), finished(tmp_path / "next", NEW)


def sent(files):
    return {path: body for path, body in files.items() if path not in NOT_SENT}


def there(bucket):
    return {path: body for path, body in contents(bucket / "www").items() if path != STATE}


class CutError(Exception):
    """The machine was taken away."""


def test_only_what_changed_is_sent_in_order_and_what_is_left_is_removed_last(
    bucket, place, sites, monkeypatch
):
    assert len(place.deploy(sites[0]).change.added) == len(sent(OLD))
    assert there(bucket) == sent(OLD)
    order = []
    copy, remove = Rclone.copy, Rclone.remove
    monkeypatch.setattr(
        Rclone,
        "copy",
        lambda self, root, paths, headers: (order.extend(paths), copy(self, root, paths, headers)),
    )
    monkeypatch.setattr(Rclone, "remove", lambda self, paths: (order.append("removed"), remove(self, paths)))
    place.deploy(sites[1])
    assert there(bucket) == sent(NEW) | CARRIED
    assert order[:3] == ["theme/style.abcdef0123.css", "b/c/index.html", "index.html"]
    assert set(order[3:-1]) == {"feeds/all.xml", "published.json", "sitemap.xml"}
    assert order[-1] == "removed"
    order.clear()
    assert not place.deploy(sites[1]).change.sent
    assert order == ["removed"]  # the style of the site before
    assert there(bucket) == sent(NEW)
    order.clear()
    place.deploy(sites[1])
    assert order == []


@pytest.mark.parametrize("at", [1, 3, 5])
def test_what_was_cut_off_is_finished(bucket, place, sites, monkeypatch, at):
    place.deploy(sites[0])
    calls, copy = [], Rclone.copy

    def cut(self, root, paths, headers):
        calls.append(paths)
        if len(calls) == at:
            raise CutError
        copy(self, root, paths, headers)

    monkeypatch.setattr(Rclone, "copy", cut)
    with pytest.raises(CutError):
        place.deploy(sites[1])
    monkeypatch.setattr(Rclone, "copy", copy)
    assert "gone/index.html" in there(bucket)
    place.deploy(sites[1])
    assert there(bucket).items() >= sent(NEW).items()
    assert "gone/index.html" not in there(bucket)


def test_files_of_others_are_left_alone(bucket, place, sites):
    Rclone(target_of(f"s3://koske/{bucket.name}/www")).put("theirs.txt", b"1", {})
    with pytest.raises(PublishError, match="deploy-foreign"):
        place.deploy(sites[0])
    assert contents(bucket / "www") == {"theirs.txt": b"1"}


def test_what_others_put_there_later_stays(bucket, place, sites):
    place.deploy(sites[0])
    Rclone(target_of(f"s3://koske/{bucket.name}/www")).put("uploads/theirs.txt", b"1", {})
    assert place.deploy(sites[1]).change.removed == ("gone/index.html",)
    assert there(bucket)["uploads/theirs.txt"] == b"1"


def test_what_others_have_changed_is_sent_again_though_it_is_as_long(bucket, place, sites):
    place.deploy(sites[0])
    Rclone(target_of(f"s3://koske/{bucket.name}/www")).put("a/index.html", b"SAME", {})
    assert place.deploy(sites[0]).change.sent == ("a/index.html",)
    assert there(bucket) == sent(OLD)


def test_a_storage_that_knows_no_digests_is_taken_by_the_record_of_what_was_sent(place, sites, monkeypatch):
    place.deploy(sites[0])
    listing = Rclone.listing
    monkeypatch.setattr(
        Rclone, "listing", lambda self: [{**entry, "Hashes": None} for entry in listing(self)]
    )
    assert place.plan(sites[0]).change.sent == ()
    assert set(place.plan(sites[1]).change.changed) == {
        "index.html",
        "feeds/all.xml",
        "published.json",
        "sitemap.xml",
    }


def test_another_site_is_not_overwritten(bucket, place, sites):
    place.deploy(sites[0])
    with pytest.raises(PublishError, match="deploy-other-site"):
        Storage(target_of(f"s3://koske/{bucket.name}/www"), identity(FEED_DOMAIN="verso.fi")).deploy(sites[0])


def test_a_trial_sends_nothing(bucket, place, sites):
    assert len(place.plan(sites[0]).change.added) == len(sent(OLD))
    assert not (bucket / "www").exists()


def test_the_record_of_the_site_can_be_asked_for(place, sites):
    assert place.file("published.json") is None
    place.deploy(sites[0])
    assert place.file("published.json") == OLD["published.json"]


def test_a_wrong_key_is_told_and_not_shown(place, sites, monkeypatch):
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "another-secret-key")
    monkeypatch.setenv("RCLONE_DUMP", "headers,auth")
    with pytest.raises(PublishError, match="deploy-storage") as refused:
        Storage(target_of("s3://bucket"), identity()).plan(sites[0])
    assert "another-secret-key" not in told(refused)
    assert "koskekey" not in told(refused)


def test_a_remote_that_rclone_does_not_know(sites, monkeypatch):
    monkeypatch.setenv("RCLONE_CONFIG", "/dev/null")
    with pytest.raises(PublishError, match="deploy-unknown-remote"):
        Storage(target_of("outo:polku"), identity()).plan(sites[0])


def test_a_named_remote_of_another_kind(tmp_path, sites, monkeypatch):
    monkeypatch.setenv("RCLONE_CONFIG_MUISTI_TYPE", "alias")
    monkeypatch.setenv("RCLONE_CONFIG_MUISTI_REMOTE", str(tmp_path / "remote"))
    place = Storage(target_of("muisti:www"), identity())
    place.deploy(sites[0])
    place.deploy(sites[1])
    assert there(tmp_path / "remote") == sent(NEW) | CARRIED
    assert json.loads((tmp_path / "remote/www" / STATE).read_text())["site"] == "koskeverkko.fi"


HEADERS = {
    "index.html": ("text/html; charset=utf-8", "no-cache"),
    "theme/style.0123456789.css": ("text/css; charset=utf-8", "public, max-age=31536000, immutable"),
    "images/x.640.0123456789.webp": ("image/webp", "public, max-age=31536000, immutable"),
    "images/x.webp": ("image/webp", "public, max-age=86400"),
    "files/x.pdf": ("application/pdf", "public, max-age=86400"),
    "feeds/all.json": ("application/feed+json", "public, max-age=900"),
    "sv/feeds/all.atom": ("application/atom+xml; charset=utf-8", "public, max-age=900"),
    "feeds/events.ics": ("text/calendar; charset=utf-8", "public, max-age=900"),
    "published.json": ("application/json; charset=utf-8", "no-cache"),
    "haku/index-1/x.pf_fragment": ("application/octet-stream", "no-cache"),
}


@pytest.mark.parametrize("path", HEADERS)
def test_a_file_has_its_type_and_how_long_it_may_be_kept(path):
    assert tuple(headers_of(path, identity()).values()) == HEADERS[path]


def test_a_site_in_a_folder_has_the_same(place):
    below = identity(SITEURL="https://x.fi/koske")
    assert [tuple(headers_of(path, below).values()) for path in HEADERS] == list(HEADERS.values())


def test_the_order():
    paths = [
        "haku/index-1/all/pagefind-entry.json",
        "sv/feeds/all.xml",
        "theme/x.css",
        "a/index.html",
        "files/a.xml",
    ]
    assert [stage(path, identity()) for path in paths] == [1, 2, 0, 1, 0]


def test_the_storage_has_the_headers(host, bucket, place, sites):
    place.deploy(sites[0])
    found = host.headers(f"koske/{bucket.name}/www", "feeds/all.json")["text"]
    assert "application/feed+json" in found
    assert "max-age=900" in found
