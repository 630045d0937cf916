"""What subscribers have been sent is never sent again: as feedparser and newsboat see it.

Each case is an edit that keeps ids. Build 1 is imported and read, the edited site follows.
"""

import os
import re
from datetime import date
from functools import cache

import feedparser
import pytest

from plugins.core.artifact import Artifact
from plugins.edge.reader import Reader, entries
from tests.outputs.newsboat import Host, Newsboat, NewsboatError, unavailable
from tests.outputs.rich import CONTENT
from tests.outputs.sites import built

AS_OF = date(2021, 3, 1)
DATED = ("news/", "newsletters/", "events/", "publications/", "statements/")


def edited(text, pattern, new):
    changed, count = re.subn(pattern, new, text, count=1, flags=re.MULTILINE)
    assert count, pattern
    return changed


def every(change, folders=DATED):
    """The content with each file of these folders changed."""
    return {path: change(path, text) if path.startswith(folders) else text for path, text in CONTENT.items()}


def id_of(path):
    return path.rpartition("/")[2].removesuffix(".md")


def renamed(place="{folder}/2017/uusi-nimi-{number}.md"):
    """Each file in another place, with its old name in ``id``; ``turned`` names put them in the opposite order."""
    found = {}
    for number, (path, text) in enumerate(CONTENT.items()):
        new = place.format(folder=path.partition("/")[0], number=number, turned=1000 - number)
        found[new] = f"id: {id_of(path)}\n{text.lstrip()}"
    return found


def redated(_path, text):
    """Those of 2016 and 2017 change their years, and so their order."""
    text = re.sub("^date: (201[67])", lambda found: f"date: {4033 - int(found[1])}", text, flags=re.MULTILINE)
    return re.sub("^(updated|change): .*\n", "", text, flags=re.MULTILINE)


def with_body(_path, text):
    front, _, body = text.partition("\n---\n")
    return f"{front}\n---\n{body}\n\nLisättyä tekstiä.\n"


def major(_path, text):
    plain = re.sub("^(updated|change): .*\n", "", text, flags=re.MULTILINE).lstrip()
    return f"updated: 2021-02-28\nchange: Tietoja korjattiin\n{plain}"


EDITS = {
    "nothing": (CONTENT, {}),
    "renamed files": (renamed(), {}),
    "another order of files": (renamed("{folder}/{turned}.md"), {}),
    "changed titles": (every(lambda _, text: edited(text, "^title: ", "title: Uusi ")
                       if 'title: "' not in text else edited(text, 'title: "', 'title: "Uusi ')), {}),
    "changed dates": (every(redated), {}),
    "changed bodies": (every(with_body), {}),
    "an update without a note": (every(lambda _, text: major(_, text).replace("change: Tietoja korjattiin\n", "")), {}),
    "a major update": (every(major), {}),
    "changed tags": (every(lambda _, text: re.sub("^tags: .*\n", "", text.lstrip(), flags=re.MULTILINE)), {}),
    "another host": (CONTENT, {"url": "https://uusi.example"}),
    "a folder of another host": (CONTENT, {"url": "https://uusi.example/koske"}),
    "another address scheme": (CONTENT, {"words": {"fi": {"news": "ajankohtaista", "issue": "tiedotteet"}}}),
    "another name of the site": (CONTENT, {"name": "Koske 2", "tagline": "Uusi"}),
    "all at once": (
        {path: with_body(path, major(path, text)) for path, text in renamed().items()},
        {"url": "https://uusi.example/koske", "words": {"fi": {"news": "ajankohtaista"}}},
    ),
}  # fmt: skip


@cache
def after(edit):
    """The feeds as that edit leaves them."""
    return feeds_of(*EDITS[edit])


def feeds_of(content, identity):
    """The feeds of a built site by their paths, in the forms that such programs read."""
    site = built(content, AS_OF, **identity)
    assert not [problem for problem in site.problems if "virhe" in problem], site.problems
    return {
        path: artifact.body
        for path, artifact in site.files.items()
        if re.fullmatch(r"(\w\w/)?feeds/.*\.(xml|atom)", path) and isinstance(artifact, Artifact)
    }


@pytest.fixture(scope="module")
def before():
    return feeds_of(CONTENT, {})


# An edit of the tags moves items between the topics' feeds, which is what it is for.
def followed(edit, paths):
    return {path for path in paths if edit != "changed tags" or "/tags/" not in path}


@pytest.mark.parametrize("edit", EDITS)
def test_a_program_built_on_feedparser_shows_nothing_again(before, edit):
    then = after(edit)
    paths = followed(edit, before)
    assert followed(edit, then) == paths
    for path in sorted(paths):
        ids = [[entry.id for entry in feedparser.parse(feeds[path]).entries] for feeds in (before, then)]
        assert sorted(ids[0]) == sorted(ids[1]), path
        reader = Reader()
        reader.receive(entries(before[path]))
        received = reader.receive(entries(then[path]))
        assert (received.new, received.again, received.lost) == ((), (), ()), path


@pytest.fixture(scope="module")
def host():
    reason = unavailable(os.environ)
    if reason:
        pytest.skip(reason)
    with Host() as running:
        yield running


@pytest.fixture
def subscriber(host, before, tmp_path):
    """A subscriber of every feed, who has read all that build 1 brought."""
    reader = Newsboat(tmp_path, [f"{host.origin}/{path}" for path in sorted(before)])
    serve(host, before)
    reader.reload()
    assert reader.unread()
    reader.read_all()
    return reader


def serve(host, feeds):
    host.files = {f"/{path}": body for path, body in feeds.items()}


@pytest.mark.parametrize("edit", EDITS)
def test_newsboat_shows_nothing_again(host, subscriber, edit):
    known = subscriber.items().keys()
    serve(host, after(edit))
    subscriber.reload()
    assert subscriber.unread() == []
    assert subscriber.items().keys() == known


def test_newsboat_takes_the_changes_over(host, subscriber):
    serve(host, after("all at once"))
    subscriber.reload()
    title, url, content = subscriber.items()["tag:koskeverkko.fi,2017:news/lyhyt"]
    assert (title, url) == ("Lyhyt", "https://uusi.example/koske/ajankohtaista/lyhyt/")
    assert "Tietoja korjattiin" in content
    assert "Lisättyä tekstiä." in content


def test_newsboat_shows_what_is_new_and_what_lost_its_id(host, subscriber):
    """The tests above can fail: a file renamed without its id is shown again."""
    news = {"news/uusi.md": "title: Uusi uutinen\ndate: 2021-02-01\nsummary: S."}
    moved = {path.replace("lyhyt", "pitka"): text for path, text in CONTENT.items()}
    serve(host, feeds_of(moved | news, {}))
    subscriber.reload()
    assert sorted(set(subscriber.unread())) == ["Lyhyt", "Uusi uutinen"]


def test_a_missing_reader_is_a_reason_to_skip_but_a_failure_in_ci(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    for environment in ({}, {"CI": ""}, {"CI": "false"}):
        assert unavailable(environment) == "no newsboat on PATH"
    with pytest.raises(NewsboatError, match="no newsboat on PATH"):
        unavailable({"CI": "true"})
