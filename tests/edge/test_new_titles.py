"""New words in the front matter ask nothing anew that is about places: such answers are the same."""

import re
from pkgutil import resolve_name

import pytest
from msgspec.structs import replace

from plugins.core import archive, deadlines, syndication
from plugins.core.build import build
from plugins.core.changes import Changes
from plugins.core.engine import Engine
from plugins.core.problems import Severity
from plugins.core.questions import OF_PLACES
from plugins.core.site import Site
from plugins.core.source import SourceFile
from plugins.edge.store import DiskStore
from tests.edge.real_content import built
from tests.outputs.sites import given

_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
_TURNED = str.maketrans(_LETTERS + _LETTERS.upper(), _LETTERS[::-1] + _LETTERS.upper()[::-1])
_WORDS = re.compile(r"""^((?:title|summary): ["']?)(\w)""", re.MULTILINE)
_KEPT = ("date:", "number:", "year:", "redirect_from:", "image:", "files:", "materials:")
_DEADLINES = ("end: ", "registration: {")
_YEAR = re.compile(r"\b20\d\d\b(?![-\w]*[.]\w)")


def otherwise(source: SourceFile) -> SourceFile:
    """The source with words from the other end of the alphabet, what it dates a year later, and no deadline."""
    front, mark, body = source.data.decode().partition("\n---\n")
    words = _WORDS.sub(lambda found: found[1] + found[2].translate(_TURNED), front).split("\n")
    lines = [
        line if line.startswith(_KEPT) else _YEAR.sub(lambda year: str(int(year[0]) + 1), line)
        for line in words
        if not line.startswith(_DEADLINES)
    ]
    return replace(source, data=("\n".join(lines) + mark + body).encode())


def test_no_answer_about_places_is_another_for_new_words(real, monkeypatch):
    # As in a large archive: what is divided by years is divided here too.
    for module in (archive, deadlines, syndication):
        monkeypatch.setattr(module, "NEWEST", 2)
    monkeypatch.setattr(archive, "LONGEST", 4)
    (material, composition, *rest), theme = real
    first = built((material, composition, *rest), theme, DiskStore(None))
    records, changed = first.memory.records, [*map(otherwise, material.sources)]
    for _ in range(2):  # what would be a move, or a fault, is left as it was
        other = replace(material, sources=tuple(changed))
        second = built((other, composition, *rest), theme, DiskStore(None))
        now, faulty = (
            second.memory.records,
            {one.place.path for one in second.problems if one.severity is Severity.ERROR},
        )
        stay = [
            one.path not in faulty
            and not Changes({one.path: records[one.path]}, {one.path: now[one.path]}, composition.kinds).moved
            for one in changed
        ]
        changed = [
            new if good else old for new, old, good in zip(changed, material.sources, stay, strict=True)
        ]
    assert len({*changed} - {*material.sources}) > 60
    asked = {one for one in first.memory.questions if one[0] in OF_PLACES and one[1] is False}
    before, again = (
        {one: site.asked_again(one, resolve_name) for one in asked} for site in (first.site, second.site)
    )
    assert {one for one in asked if before[one] != again[one]} == set()
    assert len({one[0] for one in asked}) > 20
    others = zip(first.memory.questions, first.memory.answers, strict=True)
    known = dict(zip(second.memory.questions, second.memory.answers, strict=True))
    assert {one[0] for one, answer in others if known.get(one, answer) != answer} > {
        "face",
        "fields",
        "of",
        "plugins.core.deadlines:deadlines",
        "plugins.core.syndication:_feed",
    }


@pytest.mark.parametrize("word", ["title", "summary"])
def test_new_words_ask_nothing_about_places(real, monkeypatch, word):
    (material, *rest), theme = real
    store, asked, whole = DiskStore(None), [], Site.asked_again
    first = built((material, *rest), theme, store)
    at, issue = next(
        (at, one) for at, one in enumerate(material.sources) if one.path.startswith("newsletters/")
    )
    edited = replace(
        issue, data=re.sub(rf"(?m)^{word}: [\"']?".encode(), rb"\g<0>Uusi ", issue.data, count=1)
    )
    assert edited != issue
    edition = (
        replace(material, sources=(*material.sources[:at], edited, *material.sources[at + 1 :])),
        *rest,
    )
    with monkeypatch.context() as patch:
        patch.setattr(
            Site, "asked_again", lambda site, one, functions: asked.append(one) or whole(site, one, functions)
        )
        second = built(edition, theme, store, first)
    assert second.files == built(edition, theme, DiskStore(None)).files
    again = {*asked}.intersection(first.memory.questions)
    assert again
    assert not {one for one in again if one[0] in OF_PLACES}


def event(number: int, *, deadline: bool = True) -> str:
    year = 2018 + (number > 10)
    registration = (
        f"registration: {{deadline: {year}-04-02, url: 'https://lomake.example/'}}" if deadline else ""
    )
    return f"title: T {number}\ndate: {year - 1}-01-02\nsummary: S.\nstart: {year}-05-05\nplace: P\n{registration}"


def test_a_deadline_that_opens_an_archive_is_told_in_it():
    content = {f"events/tapahtuma-{number}.md": event(number) for number in range(1, 51)}
    before = content | {"events/tapahtuma-0.md": event(0, deadline=False)}
    after = given(content | {"events/tapahtuma-0.md": event(0)})
    first = build(*given(before))
    second, clean = build(*after, engine=Engine(memory=first.memory, standing=None)), build(*after)
    assert second.files == clean.files
    archives = {path for path in clean.files if path.startswith("feeds/deadlines.2")}
    assert archives == {f"feeds/deadlines.2017.{form}" for form in ("xml", "atom", "json")}
    assert not archives.intersection(first.files)
