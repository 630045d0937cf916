"""What is still to come: it stands first on the flyer, and names people as they are today."""

from importlib import import_module
from pathlib import Path

from bs4 import BeautifulSoup
from msgspec.structs import replace

import pelicanconf
from plugins.core.build import Material, build, compose
from plugins.core.dates import parse_day
from plugins.core.source import SourceFile
from plugins.core.staff import endings
from plugins.edge.settings import identity_of
from plugins.edge.theme import read_theme
from tests.features import test_new_kind as happenings

LATER = (
    ("happenings/seminaari.md", "title: Seminaari\ndate: 2021-02-01\nstart: 5.5.2021 klo 9.00\nplace: Laukaa\nprojects: [pro-sos]\ncontacts: [bertta-berg]"),
    ("happenings/paja.md", "title: Paja\ndate: 2021-02-02\nstart: 4.5.2021\nplace: Muurame\nprojects: [pro-sos]"),
    ("news/uutinen.md", "title: Uutinen\ndate: 2021-02-03\nsummary: S.\nprojects: [pro-sos]\ncontacts: [bertta-berg]"),
    ("people/bertta-berg.md", "title: Bertta Berg\nroles:\n  - title: kehittäjä\n    until: 2021-03-31"),
)  # fmt: skip


def test_the_next_happening_leads_the_flyer_with_its_time_and_place():
    html = happenings.page("hankkeet/pro-sos/esite/index.html", happenings.site(LATER))
    told = [" ".join(item.text.split()) for item in BeautifulSoup(html, "html5lib").select(".occasions li")]
    assert told == [
        "4.5.2021 Paja Muurame",
        "5.5.2021 klo 9.00 Seminaari Laukaa",
        "3.2.2021 Uutinen Uutinen",
        "27.4.2017 klo 9.00 Aluekierros Äänekoski",
    ]


def test_a_leaver_is_still_named_by_what_is_to_come_and_not_by_what_was():
    identity, _ = identity_of({name: value for name, value in vars(pelicanconf).items() if name.isupper()})
    assert identity is not None
    theme = read_theme(Path(pelicanconf.__file__).parent / pelicanconf.THEME)
    theme = replace(theme, templates={**theme.templates, "happening.html": happenings.TEMPLATE})
    features = (*(import_module(name).FEATURE for name in pelicanconf.PLUGINS), happenings.FEATURE)
    sources = tuple(
        SourceFile(path, happenings._file(text))
        for path, text in sorted({**happenings.CONTENT, **dict(LATER)}.items())
    )
    day = parse_day("2021-03-01")
    looked = build(Material(sources), theme, compose(features), identity, day, rendered=False)
    assert (looked.files, looked.receipts) == ({}, {})
    assert looked.site is not None
    [ending] = endings(looked.site, day)
    assert ending.holder.person.id == "bertta-berg"
    assert [(naming.entity.id, naming.field) for naming in ending.named] == [("seminaari", "contacts")]


def test_an_event_is_on_until_its_end_and_never_when_it_is_cancelled():
    events = (
        ("events/jatkuu.md", "title: Jatkuu\ndate: 2021-02-01\nstart: 2021-02-27\nend: 2021-03-01\nplace: Laukaa\nprojects: [pro-sos]"),
        ("events/peruttu.md", "title: Peruttu\ndate: 2021-02-01\nstart: 2021-03-03\nplace: Laukaa\ncancelled: kyllä\nprojects: [pro-sos]"),
        ("events/huomenna.md", "title: Huomenna\ndate: 2021-02-01\nstart: 2.3.2021 klo 9.00\nend: 2.3.2021 klo 12.30\nplace: Laukaa\nprojects: [pro-sos]"),
    )  # fmt: skip
    html = happenings.page("hankkeet/pro-sos/esite/index.html", happenings.site(events))
    told = [" ".join(item.text.split()) for item in BeautifulSoup(html, "html5lib").select(".occasions li")]
    assert told[:2] == ["27.2.–1.3.2021 Jatkuu Laukaa", "2.3.2021 klo 9.00–12.30 Huomenna Laukaa"]
    assert len(told) == 3
