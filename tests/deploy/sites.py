"""Tiny finished sites, as `make publish` leaves them."""

from datetime import UTC, datetime
from pathlib import Path

from plugins.core.identity import Identity
from plugins.edge.deploy.procedure import deploy
from plugins.edge.deploy.shipment import shipment_of
from plugins.edge.settings import identity_of
from tests.edge.servers import page
from tests.edge.sites import publish

SETTINGS = {
    "SITENAME": "Koske", "SITEURL": "https://koskeverkko.fi", "TIMEZONE": "Europe/Helsinki", "DEFAULT_LANG": "fi",
    "LANGUAGES": ("fi", "sv"), "ORGANISATION": "koske", "FEED_DOMAIN": "koskeverkko.fi", "FEED_YEAR": 2017,
}  # fmt: skip
OLD = {
    "index.html": b"old front", "index.html.br": b"packed", "a/index.html": b"same", "gone/index.html": b"gone",
    "theme/style.0123456789.css": b"old style", "feeds/all.xml": b"<old/>", "feeds/all.json": b"{}",
    "images/x.640.0123456789.webp": b"RIFF", "files/x.csv.gz": b"theirs", "files/x.csv": b"a;b",
    "published.json": b'{"old": 1}', "sitemap.xml": b"<old/>", ".htaccess": b"#", "_headers": b"#",
    "types.nginx.conf": b"#", "404.html": b"none",
}  # fmt: skip
NEW = {path: body for path, body in OLD.items() if path not in ("gone/index.html", "theme/style.0123456789.css")} | {
    "index.html": b"new front", "b/c/index.html": b"new", "theme/style.abcdef0123.css": b"new style",
    "feeds/all.xml": b"<new/>", "published.json": b'{"new": 1}', "sitemap.xml": b"<new/>",
}  # fmt: skip
CARRIED = {"theme/style.0123456789.css": b"old style"}
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def identity(**other: object) -> Identity:
    found, problems = identity_of(SETTINGS | other)
    assert found is not None, problems
    return found


def finished(folder: Path, files: dict[str, bytes]):
    """A shipment of a site with these files."""
    publish(folder, files)
    return shipment_of(folder)


def sound(*_):
    """A check that finds nothing."""
    return ()


def send(store, shipment, keep=5, check=sound, now=NOW):
    return deploy(store, shipment, keep, check, now)


def answers_of(files):
    """What a server of this site answers, by path."""
    found = {f"/{path}": page(body) for path, body in files.items()}
    return found | {
        f"/{path.removesuffix('index.html')}": page(body)
        for path, body in files.items() if path.endswith("index.html")
    }  # fmt: skip
