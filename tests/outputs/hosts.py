"""Real web servers on loopback that serve a built site, where they are installed: nginx, Caddy and Apache.

nginx and Caddy read the examples of `docs/hosting.md`, with a port of loopback and the folder of the test in
the places of the host's own. The site lies in a release, to which a symbolic link leads.
"""

import os
import re
import shutil
import subprocess
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
from tests.ports import await_listening, held_port

LONGEST = 60  # seconds for an answer, and for an end
NGINX, CADDY, APACHE = "nginx", "caddy", "apache2"
EVERY = (NGINX, CADDY, APACHE)
_SEARCHED = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))
_MODULES = "/usr/lib/apache2/modules"
_NEEDED = {NGINX: ["/etc/nginx/mime.types"], CADDY: [], APACHE: ["/etc/mime.types", _MODULES]}

_HOSTING = Path(__file__).parents[2] / "docs" / "hosting.md"
_SITE = "/srv/koske/current"  # in the examples of docs/hosting.md, which are what is tested
_BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")

# Everything that the server would write elsewhere lies in its folder.
_NGINX = """
{modules}
daemon off; master_process off; pid {folder}/pid; error_log stderr error;
events {{}}
http {{
  include /etc/nginx/mime.types; default_type application/octet-stream;
  access_log off;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
{example}
}}
"""
_CADDY = """
{{
	admin off
	auto_https off
	skip_install_trust
}}
{example}
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
    """A server (one of ``EVERY``) at a port of loopback; ``folder`` is where `switch` puts releases."""

    name: str
    port: int
    folder: Path

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """The answer to a path, which is sent as it is; ``headers`` by their names with ``_`` for ``-``."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=LONGEST)
        try:
            connection.putrequest(method, path, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            found: HTTPResponse = connection.getresponse()
            location, media_type = found.getheader("Location"), found.getheader("Content-Type")
            return Answer(found.status, location, media_type, found.read(), found.headers)
        finally:
            connection.close()

    def switch(self, release: Path) -> None:
        """Show another release from now on: the link is replaced in one step."""
        link = self.folder / "next"
        link.symlink_to(release)
        link.replace(self.folder / "current")


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
    root = folder / "current"
    release = folder / "releases" / "1"
    made = {path: one.body for path, one in site.files.items() if isinstance(one, Artifact)}
    write_release(release / base.removeprefix("/"), {**made, **more})
    with held_port() as port:
        host = Host(name, port, folder)
        host.switch(release)
        command = [program, *_configured(name, folder, root, base, port)]
        _readable(folder)
        homes = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(folder))
        with (folder / "said").open("wb") as said:
            process = subprocess.Popen(command, stdout=said, stderr=said, env=os.environ | homes)
        try:
            if not await_listening(process, port):
                raise AssertionError((folder / "said").read_text(encoding="utf-8", errors="replace"))
            yield host
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(LONGEST)


def _configured(name: str, folder: Path, root: Path, base: str, port: int) -> list[str]:
    """Write the configuration of a server; how the server is told of it."""
    config = folder / "server.conf"
    example = documented(name, root, base, port)
    if name == NGINX:
        modules = f"load_module {_BROTLI};" if has_brotli(name) else ""
        text = _NGINX.format(folder=folder, modules=modules, example=example)
        told = ["-p", str(folder), "-c", str(config), "-e", "stderr"]
    elif name == CADDY:
        text = _CADDY.format(example=example)
        told = ["run", "--adapter", "caddyfile", "--config", str(config)]
    else:
        modules = "".join(
            f"LoadModule {module}_module {_MODULES}/mod_{module}.so\n" for module in _APACHE_MODULES
        )
        text = _APACHE.format(folder=folder, root=root, port=port, modules=modules)
        told = ["-d", str(folder), "-f", str(config), "-DFOREGROUND"]
    config.write_text(text, encoding="utf-8")
    return told


def write_release(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, body in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(body)


def has_brotli(name: str) -> bool:
    """Whether a server can send Brotli: nginx has it in a module, which may not be installed."""
    return name != NGINX or _BROTLI.exists()


def documented(name: str, root: Path, base: str, port: int) -> str:
    """The example of `docs/hosting.md` for a folder and a port of this machine; empty where there is none."""
    language = {NGINX: "nginx", CADDY: "caddyfile"}.get(name)
    if language is None:
        return ""
    text = _HOSTING.read_text(encoding="utf-8")
    found = re.search(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert found, language
    example = re.sub(rf"{_SITE}(?=/)", f"{root}{base}", found[1]).replace(_SITE, str(root))
    assert str(root) in example
    if name == CADDY:
        return example.replace("www.koskeverkko.fi {", f"http://www.localhost:{port} {{").replace(
            "koskeverkko.fi {", f"http://127.0.0.1:{port} {{\n\tbind 127.0.0.1"
        )
    example = re.sub(r"listen 443 [^;]*;", f"listen 127.0.0.1:{port} default_server;", example)
    example = re.sub(r"listen 80;", f"listen 127.0.0.1:{port};", example)
    example = re.sub(r"server_name koskeverkko\.fi www", "server_name www", example)
    example = re.sub(r"\n *ssl_certificate.*", "", example)
    example = example.replace("/404.html", f"{base}/404.html")
    return example if has_brotli(name) else example.replace("brotli_static on;", "")


def _readable(folder: Path) -> None:
    """A server that is begun by root reads as somebody else."""
    if os.geteuid() == 0:
        for place in (folder, *folder.parents):
            if place.stat().st_uid == 0 and str(place).startswith("/tmp/"):  # noqa: S108 - pytest's folders
                place.chmod(place.stat().st_mode | 0o055)
