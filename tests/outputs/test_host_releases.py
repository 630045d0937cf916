"""Real servers whose site is a symbolic link that a deploy switches: what readers get before, while and after."""

import os
import threading
from http.client import IncompleteRead

import pytest

from tests.outputs.hosts import APACHE, EVERY, served, write_release
from tests.outputs.sites import built

SAME = {"feeds/all.xml": b"<rss/>" * 99, "files/x.pdf": b"%PDF-1.7" * 99}


def page(number):
    """The page of a release: each is longer than the last, and says the same number all through."""
    return f"<p>{number}</p>\n".encode() * (1000 + number)


@pytest.fixture(scope="module", params=EVERY)
def host(request, tmp_path_factory):
    site = built({"pages/koske.md": "title: Koske"})
    more = {**SAME, "x/index.html": page(1)}
    with served(request.param, site, tmp_path_factory.mktemp(request.param), more=more) as host:
        yield host


def release(host, number):
    """The next release: what has changed is written, what has not is the same file as in the first."""
    first, made = (host.folder / "releases" / str(one) for one in (1, number))
    for path in (path for path in first.rglob("*") if path.is_file() and path.parent.name != "x"):
        place = made / path.relative_to(first)
        place.parent.mkdir(parents=True, exist_ok=True)
        os.link(path, place)
    write_release(made, {"x/index.html": page(number)})
    return made


def test_readers_see_the_new_release_at_once_and_never_a_half_of_it(host):
    """No server is restarted, and nobody who reads meanwhile gets an error or a page of two releases.

    Apache asks for a file's size before it opens it: whoever asks in the instant of the switch may get the new
    page in the length of the old one (docs/publishing.md says so).
    """
    whole = {page(number) for number in range(1, 9)}
    if host.name == APACHE:
        whole |= {page(new)[: len(page(old))] for new in range(2, 9) for old in range(1, new)}
    wrong, seen, over = [], [], threading.Event()

    def read():
        while not over.is_set():
            try:
                answer = host.get("/x/")
            except IncompleteRead as cut:  # of the longer length, at the way back
                if host.name != APACHE or cut.partial != page(1):
                    wrong.append((0, cut.partial[:100]))
                continue
            seen.append(answer.status)
            if answer.status != 200 or answer.body not in whole:
                wrong.append((answer.status, answer.body[:100]))

    readers = [threading.Thread(target=read) for _ in range(3)]
    host.switch(host.folder / "releases" / "1")
    for reader in readers:
        reader.start()
    try:
        for number in range(2, 9):
            host.switch(release(host, number))
            assert host.get("/x/").body == page(number)
        host.switch(host.folder / "releases" / "1")  # as a rollback does
        assert host.get("/x/").body == page(1)
    finally:
        over.set()
        for reader in readers:
            reader.join()
    assert seen
    assert wrong == []


def test_what_is_the_same_in_the_next_release_is_not_sent_again(host):
    before = {path: host.get(f"/{path}") for path in SAME}
    old = host.get("/x/")
    host.switch(release(host, 20))
    for path, first in before.items():
        assert host.get(f"/{path}", If_None_Match=first.header("ETag")).status == 304
        assert host.get(f"/{path}", If_Modified_Since=first.header("Last-Modified")).status == 304
    assert host.get("/x/", If_None_Match=old.header("ETag")).body == page(20)
