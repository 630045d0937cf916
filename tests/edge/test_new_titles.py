"""A new title, or another summary, asks nothing anew that is about places: such answers are the same."""

import re

import pytest
from msgspec.structs import replace

from plugins.core.site import OF_PLACES, Site
from plugins.core.source import SourceFile
from plugins.edge.store import DiskStore
from tests.edge.real_content import built

_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
_TURNED = str.maketrans(_LETTERS + _LETTERS.upper(), _LETTERS[::-1] + _LETTERS.upper()[::-1])
_WORDS = re.compile(r"""^((?:title|summary): ["']?)(\w)""", re.MULTILINE)


def turned(source: SourceFile) -> SourceFile:
    """The source with a title and a summary that stand at the other end of the alphabet."""

    def other(found: re.Match[str]) -> str:
        return found[1] + found[2].translate(_TURNED)

    front, mark, body = source.data.decode().partition("\n---\n")
    return replace(source, data=(_WORDS.sub(other, front) + mark + body).encode())


def test_no_answer_about_places_is_another_for_new_titles(real):
    (material, composition, *rest), theme = real
    # Whether one of these stands on its list may depend on its words.
    listed = tuple(f"{kind.folder}/" for kind in composition.kinds.values() if kind.anchored)
    sources = tuple(one if one.path.startswith(listed) else turned(one) for one in material.sources)
    assert len({*sources} - {*material.sources}) > 80
    first = built((material, composition, *rest), theme, DiskStore(None))
    second = built((replace(material, sources=sources), composition, *rest), theme, DiskStore(None))
    before, now = (
        dict(zip(one.memory.questions, one.memory.answers, strict=True)) for one in (first, second)
    )
    others = {asked for asked, answer in before.items() if now.get(asked, answer) != answer}
    assert others, "some answers are others"
    assert {asked for asked in others if asked[0] in OF_PLACES} == set()
    assert len({asked[0] for asked in before if asked[0] in OF_PLACES}) > 20


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
    given = (replace(material, sources=(*material.sources[:at], edited, *material.sources[at + 1 :])), *rest)
    with monkeypatch.context() as patch:
        patch.setattr(
            Site, "asked_again", lambda site, one, functions: asked.append(one) or whole(site, one, functions)
        )
        second = built(given, theme, store, first)
    assert second.files == built(given, theme, DiskStore(None)).files
    again = {*asked}.intersection(first.memory.questions)
    assert again
    assert not {one for one in again if one[0] in OF_PLACES}
