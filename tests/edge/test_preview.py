"""The preview from outside: what it answers, what it survives, how it begins and ends."""

import errno
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from datetime import date
from http.client import HTTPConnection
from pathlib import Path

import pytest

from plugins.core.problems import Place, describe, error, warning
from plugins.edge.preview import ports, watching
from plugins.edge.preview.bar import Standing, Told, bar
from plugins.edge.preview.ports import ServeError, listening
from plugins.edge.preview.restart import faults
from tests.edge.previews import AS_OF, ROOT, SECONDS, news, previewed, project

BAR = 'id="koske-preview"'


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    folder = project(tmp_path_factory.mktemp("project"))
    (folder / "content/files").mkdir()
    (folder / "content/files/ohjelma.txt").write_bytes(b"0123456789")
    with previewed(folder) as running:
        yield running
        assert running.stop() == 0


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/?a=b", "text/html; charset=utf-8"),
        ("/index.html", "text/html; charset=utf-8"),
        ("/uutiset/luonnos/", "text/html; charset=utf-8"),
        ("/uutiset/tuleva/", "text/html; charset=utf-8"),
        ("/feeds/all.xml", "application/xml; charset=utf-8"),
        ("/feeds/all.atom", "application/atom+xml; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/files/ohjelma.txt", "text/plain; charset=utf-8"),
        ("/_preview/preview.js", "text/javascript; charset=utf-8"),
    ],
)
def test_address_is_answered_with_its_media_type(preview, path, media_type):
    answer, body = preview.ask(path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, media_type)
    assert answer.headers["Cache-Control"] == "no-cache"
    assert (BAR.encode() in body) == media_type.startswith("text/html")


def test_head_answers_without_the_body(preview):
    answer, body = preview.ask("/files/ohjelma.txt", "HEAD")
    assert (answer.status, body, answer.headers["Content-Length"]) == (200, b"", "10")


@pytest.mark.parametrize(
    ("path", "location"), [("/uutiset", "/uutiset/"), ("/uutiset/uutinen?a=b", "/uutiset/uutinen/?a=b")]
)
def test_address_of_a_folder_leads_to_the_slash(preview, path, location):
    answer, _ = preview.ask(path)
    assert (answer.status, answer.headers["Location"]) == (301, location)


@pytest.mark.parametrize(
    "path",
    [
        *("/nothing", "/nothing/", "/index.html/", "/theme/", "/.nojekyll", "/.manifest.json", "/.preview/x"),
        *("/../pelicanconf.py", "/%2e%2e/pelicanconf.py", "/..%2fpelicanconf.py", "/%2fetc/hostname"),
        *("/uutiset//index.html", "/%00", "/%ff", "/" + "a" * 5000, "/content/news/uutinen.md"),
        *("/news/uutinen.md", "/_preview/nothing", "/_preview/..%2fbar.py"),
    ],
)
def test_what_is_not_there_is_not_found(preview, path):
    answer, _ = preview.ask(path)
    assert answer.status == 404


def test_what_is_not_there_is_the_sites_own_404_page(preview):
    assert "sivua ei ole" in preview.text("/nothing")


@pytest.mark.parametrize(
    ("asked", "status", "body", "told"),
    [
        ("bytes=2-4", 206, b"234", "bytes 2-4/10"),
        ("bytes=7-", 206, b"789", "bytes 7-9/10"),
        ("bytes=-2", 206, b"89", "bytes 8-9/10"),
        ("bytes=0-99", 206, b"0123456789", "bytes 0-9/10"),
        ("bytes=10-", 416, b"", "bytes */10"),
        ("bytes=4-2", 200, b"0123456789", None),
        ("bytes=-", 200, b"0123456789", None),
        ("bytes=0-1,3-4", 200, b"0123456789", None),
        ("lines=1-2", 200, b"0123456789", None),
    ],
)
def test_part_of_a_file_is_given(preview, asked, status, body, told):
    answer, got = preview.ask("/files/ohjelma.txt", Range=asked)
    assert (answer.status, got, answer.headers["Content-Range"]) == (status, body, told)


def test_what_the_browser_has_is_not_sent_again(preview):
    etag = preview.ask("/files/ohjelma.txt")[0].headers["ETag"]
    assert preview.ask("/files/ohjelma.txt", If_None_Match=etag)[0].status == 304
    assert preview.ask("/files/ohjelma.txt", If_None_Match='"other"')[0].status == 200
    assert preview.ask("/files/ohjelma.txt", Range="bytes=0-1", If_Range='"other"')[0].status == 200
    assert preview.ask("/files/ohjelma.txt", Range="bytes=0-1", If_Range=etag)[0].status == 206


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8000", ""]
)
@pytest.mark.parametrize("path", ["/", "/_preview/problems", "/_preview/events"])
def test_another_name_of_this_machine_is_refused(preview, host, path):
    assert preview.ask(path, Host=host)[0].status == 400


def test_other_methods_are_refused(preview):
    assert preview.ask("/", "POST")[0].status == 405


@pytest.mark.parametrize("token", ["", "x", "ä"])
def test_nothing_is_changed_without_the_token(preview, token):
    answer, _ = preview.ask("/_preview/as-of", "POST", f"token={token.encode().hex()}&day=2030-01-01")
    assert answer.status == 403
    assert f'value="{AS_OF}"' in preview.text("/")


def test_day_is_chosen_by_a_form_that_works_without_a_script(preview):
    token = re.search('name="token" value="([^"]+)"', preview.text("/"))[1]
    for day, back in [("2022-01-01", "/uutiset/tuleva/"), ("no day", "//evil.example/x"), ("", "/")]:
        answer, _ = preview.ask("/_preview/as-of", "POST", f"token={token}&day={day}&page={back}")
        assert answer.status == 303
        assert answer.headers["Location"] == back.replace("//evil", "/evil")
        if day == "2022-01-01":
            assert "Sivusto 1.1.2022" in preview.text("/uutiset/tuleva/")
    assert f'value="{AS_OF}"' in preview.text("/")


def test_only_this_machine_is_served():
    with listening(0) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"


def test_taken_ports_are_told(monkeypatch):
    def refuse(number):
        tried.append(number)
        raise OSError(errno.EADDRINUSE, "Address already in use")

    tried = []
    monkeypatch.setattr(ports, "_bound", refuse)
    with pytest.raises(ServeError) as told:
        listening(65530)
    assert tried == list(range(65530, 65536))
    with pytest.raises(ServeError) as told:
        listening(8000)
    assert describe(told.value.problem, "fi") == (
        "virhe: esikatselu ei voi käynnistyä: portit 8000–8019 ovat varattuja. "
        "Sulje jokin toinen esikatselu tai anna toinen portti."
    )


def test_files_of_editors_are_survived(preview):
    folder = preview.folder / "content/news"
    for name in ("4913", ".uutinen.md.swp", "uutinen.md~", "#uutinen.md#", ".#uutinen.md"):
        (folder / name).write_bytes(b"\0")
    spare = folder / ".uutinen.md.tmp"
    spare.write_text(news("Vaihdettu"), encoding="utf-8")
    spare.replace(folder / "uutinen.md")
    for name in ("4913", ".uutinen.md.swp", "uutinen.md~", "#uutinen.md#", ".#uutinen.md"):
        (folder / name).unlink()
    preview.until("/uutiset/uutinen/", lambda html: "Vaihdettu</h1>" in html and "Virheitä" not in html)


def test_deleted_folder_is_survived(preview):
    content, away = preview.folder / "content", preview.folder / "away"
    content.rename(away)
    assert "sisältökansiota" in preview.until("/uutiset/pitka/", lambda html: "sisältökansiota" in html)
    away.rename(content)
    preview.until("/uutiset/pitka/", lambda html: "sisältökansiota" not in html and BAR in html)
    preview.write("content/news/pitka.md", news("Pitkä palasi"))
    preview.until("/uutiset/pitka/", lambda html: "Pitkä palasi</h1>" in html)


def test_new_and_deleted_texts_come_and_go(preview):
    preview.write("content/news/uusi.md", news("Aivan uusi"))
    preview.until("/uutiset/uusi/", lambda html: "Aivan uusi</h1>" in html)
    assert "Aivan uusi" in preview.text("/uutiset/")
    (preview.folder / "content/news/uusi.md").unlink()
    preview.until("/uutiset/uusi/", lambda html: "sivua ei ole" in html)


def test_fault_of_a_template_names_its_line(preview):
    template = preview.folder / "theme/templates/base.html"
    sound = template.read_text(encoding="utf-8")
    template.write_text(sound + "\n{% if %}\n", encoding="utf-8")
    line = sound.count("\n") + 2
    preview.until(
        "/uutiset/uutinen/", lambda html: f"base.html:{line}" in html and f"{line} | {{% if %}}" in html
    )
    # It is told of as long as it lasts, whatever else is changed, and the page is the last good one.
    preview.write("content/news/uutinen.md", news("Muutettu sen aikana"))
    preview.write("content/news/pitka.md", news("Pitkä, vialla", "2020-13-01"))
    preview.until("/uutiset/uutinen/", lambda html: "pitka.md:3" in html)
    text = preview.text("/uutiset/uutinen/")
    assert f"base.html:{line}" in text
    assert BAR in text
    preview.write("content/news/pitka.md", news("Pitkä"))
    template.write_text(sound, encoding="utf-8")
    preview.until(
        "/uutiset/uutinen/", lambda html: "base.html" not in html and "Muutettu sen aikana</h1>" in html
    )


def test_browser_is_told_when_its_own_page_changes(preview):
    connection = HTTPConnection("127.0.0.1", preview.port, timeout=SECONDS)
    page = preview.text("/uutiset/uutinen/")
    version, bar = (re.search(f'data-{name}="([^"]*)"', page)[1] for name in ("version", "bar"))
    connection.request("GET", f"/_preview/events?page=/uutiset/uutinen/&version={version}&bar={bar}")
    stream = connection.getresponse()
    assert stream.headers["Content-Type"] == "text/event-stream; charset=utf-8"
    preview.write("content/news/uutinen.md", news("Kerrottu"))
    end = time.monotonic() + SECONDS
    while (line := stream.readline().decode()) and not line.startswith("event: page"):
        assert time.monotonic() < end
    assert line == "event: page\n"
    connection.close()
    assert "Kerrottu</h1>" in preview.text("/uutiset/uutinen/")


def test_fault_of_the_program_is_told_until_it_is_mended(tmp_path):
    with previewed(project(tmp_path)) as preview:
        plugin = preview.folder / "plugins/front.py"
        sound = plugin.read_text(encoding="utf-8")
        plugin.write_text(f"{sound}\ndef broken(:\n", encoding="utf-8")
        line = sound.count("\n") + 2
        told = preview.until("/", lambda html: "plugins/front.py" in html)
        assert f"rivillä {line}" in told
        assert "<h1" in told
        plugin.write_text(f"{sound}\nraise ValueError('nope')\n", encoding="utf-8")
        preview.until("/", lambda html: "ValueError: nope" in html)
        plugin.write_text(f"{sound}\n", encoding="utf-8")
        preview.until("/", lambda html: "plugins/front.py" not in html and BAR in html)
        settings = preview.folder / "pelicanconf.py"
        text = settings.read_text(encoding="utf-8")
        settings.write_text(text.replace('SITENAME = "Koske"', 'SITENAME = "Toinen nimi"'), encoding="utf-8")
        preview.until("/", lambda html: "Toinen nimi" in html)
        assert preview.stop() == 0


def test_changed_file_is_looked_at_by_itself_if_it_is_a_program(tmp_path):
    late, words = tmp_path / "late.py", tmp_path / "words.yaml"
    for file in (late, words):
        file.write_text("x = 1\ndef broken(:\n", encoding="utf-8")
    (found,) = faults(ROOT / "pelicanconf.py", [str(late)])
    assert dict(found.values) | {"reason": ""} == {"file": str(late), "line": "2", "reason": ""}
    assert faults(ROOT / "pelicanconf.py", [str(words), str(tmp_path / "gone.py")]) == ()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_preview_stops_cleanly_while_a_browser_listens(tmp_path, number):
    with socket.socket() as held, previewed(project(tmp_path)) as preview:
        held.connect(("127.0.0.1", preview.port))
        held.sendall(
            f"GET /_preview/events?page=/ HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\n\r\n".encode()
        )
        assert held.recv(100)
        assert preview.stop(number) == 0
        assert (preview.folder / "told").read_text(encoding="utf-8") == "\n"


def test_taken_port_gives_the_next_free_one_and_both_show_the_site(preview, tmp_path):
    with previewed(project(tmp_path)) as other:
        assert other.port != preview.port
        assert BAR in other.text("/")
        assert other.stop() == 0


def test_site_is_built_while_it_is_shown(preview):
    folder = preview.folder
    done = subprocess.run(
        [sys.executable, "-m", "plugins.edge", "html"],
        cwd=folder, capture_output=True, check=False, timeout=SECONDS * 2,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    built = (folder / "output/uutiset/pitka/index.html").read_text(encoding="utf-8")
    assert BAR not in built
    assert "_preview" not in built


def test_build_imports_nothing_of_the_preview():
    program = "import plugins.edge.__main__, plugins.edge.building, sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True, text=True
    )
    assert not {"starlette", "uvicorn", "watchfiles", "plugins.edge.preview"} & {*done.stdout.split()}


def test_folders_are_looked_at_where_the_system_watches_none(tmp_path, monkeypatch):
    def refuse(*roots, force_polling, **how):
        if not force_polling:
            raise OSError(errno.ENOSPC, "OS file watch limit reached")
        return found(*roots, force_polling=force_polling, **how)

    told, seen = threading.Event(), tmp_path / "seen.md"
    found = watching.watch
    monkeypatch.setattr(watching, "watch", refuse)
    heard = watching.Heard(
        lambda paths: told.set() if paths and os.fspath(seen) in paths else None,
        lambda _: None,
        lambda: seen.write_text("x", encoding="utf-8"),
        lambda: None,
    )
    watcher = watching.Watcher((tmp_path,), (), (), heard)
    watcher.start()
    try:
        assert told.wait(SECONDS)
    finally:
        watcher.stop()


def test_only_content_is_looked_at_and_only_code_begins_anew(tmp_path):
    told = []
    heard = watching.Heard(
        lambda paths: told.append(("content", paths)),
        lambda paths: told.append(("code", paths)),
        told.clear,
        told.clear,
    )
    program, content = tmp_path / "plugins", tmp_path / "plugins/content"
    watcher = watching.Watcher((content,), (program,), (), heard)
    content.mkdir(parents=True)
    (content / "a.py").write_text("x", encoding="utf-8")
    names = {name: str(program / name) for name in ("a.py", "b.txt", "content/a.py", "../a.py")}
    names["../a.py"] = str(tmp_path / "a.py")
    watcher._tell(set(names.values()))
    assert told == [("content", {names["content/a.py"]}), ("code", {names["a.py"]})]


BAR_SAYS = {
    "stays": "Näet sivuston sellaisena kuin se oli",
    "without": "Sivustosta puuttuu se, missä on virhe",
}


@pytest.mark.parametrize(
    ("make", "old", "said"),
    [
        (error, False, {"without"}),
        (error, True, {"stays"}),
        (warning, False, set()),
        (warning, True, {"stays"}),
    ],
)
def test_bar_says_what_an_error_does_to_the_site(make, old, said):
    day, found = date(2021, 3, 1), [make(Place("news/a.md", 1, 1), "note-no-summary")]
    told = Told("fi", Path("content"), Path("theme"), found, day, day, readers=False, token="", whole=True)
    shown = bar(told, Standing(old=old), "/", "")
    assert {name for name, text in BAR_SAYS.items() if text in shown} == said


def test_bar_tells_errors_first_and_of_those_the_ones_of_the_page_that_is_looked_at():
    a, b = Place("news/a.md", 1, 1), Place("news/b.md", 1, 1)
    found = [make(at, "note-no-summary") for make in (warning, error) for at in (a, b)]
    day = date(2021, 3, 1)
    told = Told("fi", Path("content"), Path("theme"), found, day, day, readers=False, token="", whole=True)
    shown = bar(told, Standing(source="news/b.md"), "/uutiset/b/", "")
    assert re.findall(r'<li class="(\w+)"><p><code>\S+/(\w)\.md', shown) == [
        *(("error", "b"), ("error", "a")),
        *(("warning", "b"), ("warning", "a")),
    ]
