"""Real web servers on loopback that serve a built site: nginx and Apache, where they are installed."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from email.message import Message
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import pytest

from plugins.core.artifact import Artifact
from tests.outputs.sites import Built

LONGEST_START = 20  # seconds
NGINX, APACHE = "nginx", "apache2"
_SEARCHED = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))
_MODULES = "/usr/lib/apache2/modules"
_NEEDED = {NGINX: ["/etc/nginx/mime.types"], APACHE: ["/etc/mime.types", _MODULES]}

# Everything that the server would write elsewhere lies in its folder.
_NGINX = """
daemon off; master_process off; pid {folder}/pid; error_log stderr error;
events {{}}
http {{
  include /etc/nginx/mime.types; default_type application/octet-stream;
  include {site}/types.nginx.conf;
  access_log off;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  server {{
    listen 127.0.0.1:{port}; root {root}; error_page 404 {base}/404.html; charset utf-8;
    location ~ /\\. {{ return 404; }}
    include {site}/redirects.nginx.conf;
    include {site}/headers.nginx.conf;
  }}
}}
"""
_APACHE = """
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {folder}/pid
ErrorLog {folder}/errors
DocumentRoot {root}
{modules}
TypesConfig /etc/mime.types
DirectoryIndex index.html
<Directory {root}>
  AllowOverride FileInfo
  Require all granted
</Directory>
<Files ".ht*">
  Require all denied
</Files>
"""
_APACHE_MODULES = ("mpm_event", "authz_core", "dir", "headers", "mime", "rewrite")


class Answer(NamedTuple):
    """What a server answered: its status, where it leads, the media type, the body, all headers."""

    status: int
    location: str | None
    media_type: str | None
    body: bytes
    headers: Message

    def header(self, name: str) -> str | None:
        """The value of a header, which is said once; None where it is not said."""
        said = self.headers.get_all(name, [])
        assert len(said) < 2, said
        return said[0] if said else None


class Host(NamedTuple):
    """A server that listens at a port of loopback."""

    port: int

    def get(self, path: str, **headers: str) -> Answer:
        """The answer to a path, which is sent as it is; ``headers`` by their names with ``_`` for ``-``."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.putrequest("GET", path, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            found: HTTPResponse = connection.getresponse()
            location, media_type = found.getheader("Location"), found.getheader("Content-Type")
            return Answer(found.status, location, media_type, found.read(), found.headers)
        finally:
            connection.close()


@contextmanager
def served(
    name: str, site: Built, folder: Path, base: str = "", more: Mapping[str, bytes] = MappingProxyType({})
) -> Iterator[Host]:
    """The site, and ``more`` files by path, served by that program below ``base``.

    Skips the test where the program is not installed.
    """
    program = shutil.which(name, path=_SEARCHED)
    missing = [path for path in _NEEDED[name] if not Path(path).exists()]
    if program is None or missing:
        pytest.skip(f"{name} is not installed, or not as Debian does it")
    root = folder / "root"
    inside = root / base.removeprefix("/")
    made = {path: one.body for path, one in site.files.items() if isinstance(one, Artifact)}
    for path, body in {**made, **more}.items():
        (inside / path).parent.mkdir(parents=True, exist_ok=True)
        (inside / path).write_bytes(body)
    port = _free_port()
    values = {"folder": folder, "site": inside, "root": root, "port": port, "base": base}
    config = folder / "server.conf"
    if name == NGINX:
        config.write_text(_NGINX.format_map(values), encoding="utf-8")
        command = [program, "-p", str(folder), "-c", str(config), "-e", "stderr"]
    else:
        modules = "".join(
            f"LoadModule {module}_module {_MODULES}/mod_{module}.so\n" for module in _APACHE_MODULES
        )
        config.write_text(_APACHE.format_map({**values, "modules": modules}), encoding="utf-8")
        command = [program, "-d", str(folder), "-f", str(config), "-DFOREGROUND"]
    _readable(folder)
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        _await(process, port)
        yield Host(port)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)
        if process.stderr:
            process.stderr.close()


def _readable(folder: Path) -> None:
    """A server that is begun by root reads as somebody else."""
    if os.geteuid() == 0:
        for place in (folder, *folder.parents):
            if place.stat().st_uid == 0 and str(place).startswith("/tmp/"):  # noqa: S108 - pytest's folders
                place.chmod(place.stat().st_mode | 0o055)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(process: "subprocess.Popen[bytes]", port: int) -> None:
    end = time.monotonic() + LONGEST_START
    while time.monotonic() < end:
        if process.poll() is not None:
            assert process.stderr is not None
            raise AssertionError(process.stderr.read().decode(errors="replace"))
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the server has not begun to listen")
