import errno
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from http.client import HTTPConnection
from pathlib import Path

import pytest

from plugins.core.problems import describe
from plugins.edge import serve as serve_module
from plugins.edge.serve import ServeError, preview
from tests.edge.sites import publish

PROJECT = Path(__file__).parents[2]
FILES = {
    "index.html": b"etusivu",
    "404.html": "ei löydy".encode(),
    "hankkeet/index.html": b"hankkeet",
    "yhteystiedot/pöytä/index.html": b"p",
    "theme/x.css": b"css",
    "feeds/all.xml": b"<rss/>",
    "feeds/all.atom": b"<feed/>",
    "images/x.svg": b"<svg/>",
    "images/x.AVIF": b"avif",
    "files/x.pdf": b"pdf",
    "files/x.unknown": b"?",
    "x.js": b"js",
    ".nojekyll": b"hidden",
    ".well-known/x": b"hidden",
}


@pytest.fixture
def site(tmp_path):
    output = tmp_path / "output"
    publish(output, FILES)
    return output


@pytest.fixture
def ask(site):
    with preview(site) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()

        def request(path, method="GET"):
            connection = HTTPConnection(*server.server_address, timeout=10)
            try:
                connection.request(method, path)
                answer = connection.getresponse()
                return answer.status, answer.read(), answer.headers
            finally:
                connection.close()

        try:
            yield request
        finally:
            server.shutdown()
            thread.join(10)


@pytest.mark.parametrize(
    ("path", "body", "media_type"),
    [
        ("/", b"etusivu", "text/html; charset=utf-8"),
        ("/?a=b", b"etusivu", "text/html; charset=utf-8"),
        ("/index.html", b"etusivu", "text/html; charset=utf-8"),
        ("/hankkeet/", b"hankkeet", "text/html; charset=utf-8"),
        ("/yhteystiedot/p%C3%B6yt%C3%A4/", b"p", "text/html; charset=utf-8"),
        ("/theme/x.css?v=1", b"css", "text/css; charset=utf-8"),
        ("/x.js", b"js", "text/javascript; charset=utf-8"),
        ("/feeds/all.xml", b"<rss/>", "application/xml; charset=utf-8"),
        ("/feeds/all.atom", b"<feed/>", "application/atom+xml; charset=utf-8"),
        ("/images/x.svg", b"<svg/>", "image/svg+xml; charset=utf-8"),
        ("/images/x.AVIF", b"avif", "image/avif"),
        ("/files/x.pdf", b"pdf", "application/pdf"),
        ("/files/x.unknown", b"?", "application/octet-stream"),
    ],
)
def test_file_is_served_with_its_media_type_and_never_kept(ask, path, body, media_type):
    status, got, headers = ask(path)
    assert (status, got) == (200, body)
    assert headers["Content-Type"] == media_type
    assert headers["Content-Length"] == str(len(body))
    assert headers["Cache-Control"] == "no-store"


def test_head_answers_without_the_body(ask):
    status, body, headers = ask("/hankkeet/", "HEAD")
    assert (status, body, headers["Content-Length"]) == (200, b"", "8")


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/hankkeet", "/hankkeet/"),
        ("/hankkeet?a=b", "/hankkeet/?a=b"),
        ("/yhteystiedot/p%C3%B6yt%C3%A4", "/yhteystiedot/p%C3%B6yt%C3%A4/"),
    ],
)
def test_address_of_a_folder_leads_to_the_slash(ask, path, location):
    status, _, headers = ask(path)
    assert (status, headers["Location"], headers["Cache-Control"]) == (301, location, "no-store")


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/nothing/",
        "/index.html/",
        "/theme/",
        "/.nojekyll",
        "/.manifest.json",
        "/.well-known/x",
        "/../output/index.html",
        "/%2e%2e/output/index.html",
        "/..%2foutput/index.html",
        "/hankkeet/../index.html",
        "/%2fetc/hostname",
        "/hankkeet//index.html",
        "/%00",
        "/%ff",
        "/" + "a" * 5000,
        "http://x.fi/",
    ],
)
def test_what_is_not_there_is_the_sites_own_404_page(ask, path):
    status, body, headers = ask(path)
    assert (status, body.decode()) == (404, "ei löydy")
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Cache-Control"] == "no-store"


def test_site_without_a_404_page_answers_in_plain_text(ask, site):
    (site / "404.html").unlink()
    assert ask("/nothing")[:2] == (404, b"404\n")


@pytest.mark.parametrize("path", ["/link", "/folder/hostname", "/folder", "/pipe"])
def test_nothing_outside_the_folder_is_served(ask, site, tmp_path, path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/hostname").write_bytes(b"secret")
    (site / "link").symlink_to(tmp_path / "outside/hostname")
    (site / "folder").symlink_to(tmp_path / "outside")
    os.mkfifo(site / "pipe")
    assert ask(path)[0] == 404


def test_preview_follows_the_exchange_of_the_folder(ask, site):
    assert ask("/")[1] == b"etusivu"
    publish(site, {"index.html": b"uusi"})
    assert ask("/")[1] == b"uusi"


def test_preview_waits_for_a_folder_that_is_not_there_yet(ask, site):
    site.rename(site.with_name("away"))
    assert ask("/")[0] == 404
    site.with_name("away").rename(site)
    assert ask("/")[0] == 200


def test_other_methods_are_refused(ask):
    assert ask("/", "POST")[0] == 501


def test_only_this_machine_is_served(site):
    with preview(site) as server:
        assert server.server_address[0] == "127.0.0.1"


@pytest.fixture
def taken():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        yield held.getsockname()[1]


def test_taken_port_gives_the_next_free_one(site, taken):
    with preview(site, taken) as server:
        assert taken < server.server_address[1] < taken + 20


def test_twenty_taken_ports_are_told(site, monkeypatch):
    def refuse(number, _folder):
        tried.append(number)
        raise OSError(errno.EADDRINUSE, "Address already in use")

    tried = []
    monkeypatch.setattr(serve_module, "_Server", refuse)
    with pytest.raises(ServeError) as error:
        preview(site, 8000)
    assert tried == list(range(8000, 8020))
    assert describe(error.value.problem, "fi") == (
        "virhe: esikatselu ei voi käynnistyä: portit 8000–8019 ovat varattuja. "
        "Sulje jokin toinen esikatselu tai anna toinen portti."
    )


def test_ports_end_at_the_last_one(site, monkeypatch):
    def refuse(number, _folder):
        tried.append(number)
        raise OSError(errno.EADDRINUSE, "Address already in use")

    tried = []
    monkeypatch.setattr(serve_module, "_Server", refuse)
    with pytest.raises(ServeError):
        preview(site, 65530)
    assert tried == list(range(65530, 65536))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_preview_tells_its_address_and_stops_cleanly(site, taken, number):
    program = "import sys; from pathlib import Path; from plugins.edge.serve import serve; serve(Path(sys.argv[1]), int(sys.argv[2]))"
    with subprocess.Popen(
        [sys.executable, "-c", program, str(site), str(taken)],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            line = process.stdout.readline()
            address = re.fullmatch(
                r"Esikatselu / Preview: http://127\.0\.0\.1:([0-9]+)/ \(Ctrl-C lopettaa / stops\)\n", line
            )
            assert address, line
            with socket.create_connection(("127.0.0.1", int(address[1])), timeout=10):
                process.send_signal(number)
                assert process.wait(10) == 0
            assert process.stderr.read() == "\n"
        finally:
            process.kill()
