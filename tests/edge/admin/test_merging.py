"""What a form saves: the changed lines alone, whatever the file looks like."""

import copy
import difflib
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pelicanconf
from plugins.core.parse import parse
from plugins.core.source import SourceFile
from plugins.edge.admin.merging import MergeError, made, merged, says
from plugins.edge.admin.shown import shown
from plugins.edge.desk.fields import forms_of

CONTENT = Path(__file__).resolve().parents[3] / "content"
KINDS = {
    kind.folder: kind
    for name in pelicanconf.PLUGINS
    for kind in getattr(import_module(name), "FEATURE").kinds  # noqa: B009 - every plugin has one
}
FILES = sorted(file for folder in KINDS for file in (CONTENT / folder).rglob("*.md"))
NEWS = forms_of(KINDS["news"])
PEOPLE = forms_of(KINDS["people"])
EVENTS = forms_of(KINDS["events"])


LONGEST_LINE = 120


@pytest.mark.parametrize("key", ["title", "summary"])
@pytest.mark.parametrize("beyond", [0, 1])
def test_a_new_line_is_folded_only_where_it_is_long(key, beyond):
    words = "sana " * 30
    text = (
        words[: LONGEST_LINE + beyond - len(f"{key}: ")]
        .rstrip()
        .ljust(LONGEST_LINE + beyond - len(f"{key}: "), "x")
    )
    for front in (b"date: 2020-01-02\n", f"date: 2020-01-02\n{key}: a\n".encode()):
        new = merged(b"---\n" + front + b"---\n", NEWS, {"date": "2020-01-02", key: text}).decode()
        assert (f"{key}: {text}\n" in new) != beyond
        assert (f"{key}: >-\n" in new) == beyond


def values_of(data, forms):
    document, problems = parse(SourceFile("", data))
    assert document is not None, problems
    return shown(document, forms)


def leaves(forms, values, path=()):
    """Every single value with its field and where it stands."""
    for form in forms:
        value = values.get(form.key)
        entries = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
        for at, one in entries:
            place = (*path, form.key) if at is None else (*path, form.key, at)
            if isinstance(one, dict):
                yield from leaves(form.keys, one, place)
            elif one is not None:
                yield place, form, one


def other(form, value):
    if form.form in {"number", "year"}:
        return 1999
    return "2030-01-02" if form.form == "moment" else f"{value} Ä: #1"


def put(values, path, value):
    for part in path[:-1]:
        values = values[part]
    values[path[-1]] = value


def lines_changed(one, two):
    diff = difflib.unified_diff(one.decode().splitlines(), two.decode().splitlines(), n=0, lineterm="")
    return [line for line in diff if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def test_saving_without_a_change_changes_no_byte_of_any_text():
    for file in FILES:
        data, forms = file.read_bytes(), forms_of(KINDS[file.relative_to(CONTENT).parts[0]])
        values = values_of(data, forms)
        assert merged(data, forms, copy.deepcopy(values)) == data, file
        assert values_of(made(forms, values), forms) == values, file


@pytest.mark.parametrize("folder", KINDS)
def test_each_value_can_be_changed_by_itself(folder):
    forms = forms_of(KINDS[folder])
    for file in [file for file in FILES if file.relative_to(CONTENT).parts[0] == folder][:4]:
        data = file.read_bytes()
        values = values_of(data, forms)
        for path, form, value in leaves(forms, values):
            wanted = copy.deepcopy(values)
            put(wanted, path, other(form, value))
            found = merged(data, forms, wanted)
            # One line, but for a text that is folded into several.
            allowed = 8 if path[-1] in {"summary", "audience"} else 2
            assert len(lines_changed(data, found)) <= allowed, (file, path)


def saved(text, forms, **changes):
    data = text.encode()
    values = values_of(data, forms)
    return merged(data, forms, {**values, **changes}).decode()


ODD = (
    "---\r\n# Alku\r\ntitle:   'Kissa'  # nimi\r\n\r\n# Päivä\r\ndate: 4.4.2017\r\nsummary: >-\r\n  Yksi\r\n  kaksi.\r\n"
    "tags: [ a,  'b' ]   # aiheet\r\nend_is: x\r\n---\r\n\r\n\r\nTeksti  \r\nToinen\r\n\r\n"
)


def test_odd_file_keeps_its_line_ends_comments_quotes_and_spaces():
    text = ODD.replace("end_is: x\r\n", "")
    assert saved(text, NEWS) == text
    assert saved(text, NEWS, title="Koira") == text.replace("'Kissa'", "'Koira'")
    assert saved(text, NEWS, date="2017-04-04") == text
    assert saved(text, NEWS, date="2017-04-05") == text.replace("4.4.2017", "2017-04-05")
    assert saved(text, NEWS, body="Teksti  \nToinen\nKolmas") == text.replace(
        "Toinen\r\n", "Toinen\r\nKolmas\r\n"
    )
    assert saved(text, NEWS, summary="") == text.replace("summary: >-\r\n  Yksi\r\n  kaksi.\r\n", "")


def test_spaces_before_a_value_and_the_comment_behind_it_stay():
    text = '---\ntitle:   Kissa   # nimi\ndate: "2017-04-04" # päivä\nsummary: S.\n---\n'
    assert saved(text, NEWS, title="Koira") == text.replace("Kissa", "Koira")
    assert saved(text, NEWS, date="2017-04-05") == text.replace("04-04", "04-05")


def test_byte_order_mark_and_a_missing_last_line_end_stay():
    text = "\ufeff---\ntitle: Kissa\ndate: 2017-04-04\nsummary: S.\n---\n\nTeksti"
    assert saved(text, NEWS) == text
    assert saved(text, NEWS, title="Koira") == text.replace("Kissa", "Koira")


def test_entries_of_a_list_keep_their_comments_when_others_come_and_go():
    text = (
        "---\ntitle: Anna Aalto\nroles:\n  # ensin\n  - title: johtaja\n    from: 2017\n"
        "  # sitten\n  - title: suunnittelija\n    until: 2016\n---\n"
    )
    values = values_of(text.encode(), PEOPLE)
    more = [*values["roles"], {"title": "opettaja", "from": "2020", "projects": []}]
    assert saved(text, PEOPLE, roles=more) == text.replace(
        "until: 2016\n", "until: 2016\n  - title: opettaja\n    from: 2020\n"
    )
    changed = [{**values["roles"][0], "until": "2021"}, values["roles"][1]]
    assert saved(text, PEOPLE, roles=changed) == text.replace("from: 2017\n", "from: 2017\n    until: 2021\n")
    assert saved(text, PEOPLE, roles=values["roles"][:1]) == text.replace(
        "  - title: suunnittelija\n    until: 2016\n", ""
    )
    fewer = [{"title": "johtaja"}, values["roles"][1]]
    assert saved(text, PEOPLE, roles=fewer) == text.replace("    from: 2017\n", "")


@pytest.mark.parametrize(
    "value",
    [
        "on",
        "2017",
        "no",
        "~",
        "a: b",
        "# ei",
        "a #b",
        "- x",
        "'",
        '"',
        "{a}",
        "[a]",
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
        "|",
        "\\n",
        "a\\",
    ],
)
def test_texts_that_mean_something_in_yaml_stay_texts(value):
    text = "---\ntitle: Kissa\ndate: 2017-04-04\nsummary: S.\ntags: [a]\n---\n"
    data = saved(text, NEWS, title=value, tags=["a", value]).encode()
    found = values_of(data, NEWS)
    assert (found["title"], found["tags"]) == (value, ["a", value])


def test_a_form_is_told_nothing_of_what_it_cannot_show():
    assert values_of(b"---\ntitle: A\ntags: perheet\nimage:\n---\n", NEWS) == {"title": "A", "body": ""}


def test_a_new_item_has_no_text_where_the_form_has_none():
    for body in ({}, {"body": None}, {"body": "\n"}):
        assert made(NEWS, {"title": "A", **body}) == b"---\ntitle: A\n---\n"


def test_what_was_written_is_held_against_the_text_too():
    data = b"---\ntitle: A\n---\n\nTeksti\n"
    assert says(data, NEWS, {"title": "A", "body": "\r\nTeksti\r\n"})
    assert not says(data, NEWS, {"title": "A", "body": "Toinen"})
    assert not says(data, NEWS, {"title": "A"})


def test_a_word_that_only_looks_like_yes_is_not_what_a_ticked_box_says():
    text = "---\ntitle: Ilta\nstart: 2020-01-02\nplace: Talo\ncancelled: True\n---\n"
    assert "cancelled: true\n" in saved(text, EVENTS, cancelled=True)


def test_what_a_form_leaves_empty_is_not_written():
    text = "---\ntitle: Ilta\nstart: 2020-01-02\nplace: Talo\n---\n"
    empty = {
        "end": "",
        "tags": [],
        "registration": {"deadline": "", "url": None},
        "cancelled": False,
        "image": {},
    }
    assert saved(text, EVENTS, **empty) == text
    assert "cancelled: true\n" in saved(text, EVENTS, cancelled=True)


def test_file_that_cannot_be_read_is_left_alone():
    with pytest.raises(MergeError):
        merged(b"---\ntitle: [\n---\n", NEWS, {"title": "x"})


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=60)
LINES = st.lists(TEXTS, max_size=6).map("\n".join)


@settings(max_examples=60, deadline=None)
@given(title=TEXTS, tags=st.lists(TEXTS, max_size=3), body=LINES, eol=st.sampled_from(["\n", "\r\n"]))
def test_whatever_is_written_is_read_as_it_was_written(title, tags, body, eol):
    text = (
        f"---{eol}# a{eol}title: A{eol}date: 2017-04-04{eol}summary: S.{eol}---{eol}{eol}Vanha.{eol}".encode()
    )
    wanted = {"title": title, "date": "2017-04-04", "summary": "S.", "tags": tags, "body": body}
    try:
        found = merged(text, NEWS, wanted)
    except MergeError:
        # Only what no text may have: what Python's lines end with and YAML's do not.
        assert any(one in title + "".join(tags) for one in "\u2028\u2029\u0085\ufeff") or not title.strip()
        return
    assert merged(found, NEWS, values_of(found, NEWS)) == found
    assert values_of(found, NEWS)["body"].strip("\n") == body.strip("\n")
