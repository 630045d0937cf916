"""``make check``: problems by file with their lines, notes, and the forms that other programs read."""

import json

import pytest

from plugins.core.problems import Place
from plugins.edge.excerpt import excerpt
from tests.edge.sites import written
from tests.edge.test_command import FAULT, FAULT_LINE, run

CONTENT = {
    "organisations/koske.md": "---\ntitle: Koske\n---\n",
    "people/anna-aalto.md": "---\ntitle: Anna Aalto\nphone: 0400 645 613\nroles:\n  - title: johtaja\n---\n",
    "news/vika.md": FAULT,
    "news/soitto.md": "---\ntitle: Soitto\ndate: 2021-02-01\nsummary: S.\n---\n\nAnna Aalto, p. 0400 645 614, 50 %, a: b\n",
    "events/ilta.md": "---\ntitle: Ilta\ndate: 2021-02-01\nstart: 2021-03-01\nplace: Sali\ncontacts: [anna-aalto]\nstatus: draft\n"
    "registration:\n  deadline: 2021-01-04\n---\n",
}


@pytest.fixture
def content(tmp_path):
    return written(tmp_path / "content", CONTENT)


def check(content, form=""):
    told = ["--format", form] if form else []
    return run("plugins.edge", "check", "--content", content, *told, AS_OF="2021-02-10")


def test_problems_and_notes_are_told_by_file_with_their_lines_and_a_count(content) -> None:
    done = check(content)
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    files = [
        line.removeprefix(f"{content}/").split(":")[0] for line in lines if line.startswith(f"{content}/")
    ]
    assert files == ["events/ilta.md", "events/ilta.md", "news/soitto.md", "news/vika.md"]
    assert f"{content}/{FAULT_LINE}      3 | date: 31.2.2017\n        |       ^\n" in done.stderr
    assert "huomio: tiivistelmä puuttuu." in done.stderr
    assert "huomio: ilmoittautuminen päättyy ennen julkaisupäivää (1.2.2021)." in done.stderr
    assert lines[-1] == "Virheitä 1, varoituksia 0, huomioita 3."


def test_quotation_marks_of_a_word_processor_are_noted(content) -> None:
    (content / "news/soitto.md").write_text(
        '---\ntitle: ”Soitto”\ndate: 2021-02-01\nsummary: "”Sanottu”"\ntags: [”a”, b]\n---\n\nTekstiä.\n',
        encoding="utf-8",
    )
    told = check(content).stderr
    assert "news/soitto.md:2:8: huomio: arvon ”Soitto” lainausmerkit näkyvät lukijalle." in told
    assert "news/soitto.md:5:8: huomio: arvon ”a” lainausmerkit" in told
    assert "Sanottu" not in told


def test_a_build_has_no_notes(content) -> None:
    (content / "news/vika.md").unlink()
    done = run(
        "plugins.edge",
        "html",
        "--content",
        content,
        "--output",
        content.with_name("site"),
        AS_OF="2021-02-10",
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_annotations_of_a_pull_request(content) -> None:
    done = check(content, "github")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert len(lines) == 4
    assert all(line.startswith(("::error file=", "::notice file=")) for line in lines)
    (phone,) = (line for line in lines if "soitto" in line)
    assert ",line=7,col=16,title=Huomio::numero ”0400 645 614” on eri" in phone
    assert "Virheitä 1, varoituksia 0, huomioita 3." in done.stderr


def test_text_cannot_make_a_command_of_its_own(content) -> None:
    (content / "news/vika.md").write_text(
        "---\ntitle: X\ndate: '50 %::error file=x,line=1::'\nsummary: S.\n---\n"
    )
    (line,) = (line for line in check(content, "github").stdout.splitlines() if "vika" in line)
    assert "50 %25::error" in line
    assert line.startswith("::error file=")


def test_json_for_other_programs(content) -> None:
    done = check(content, "json")
    told = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (1, "")
    assert (told["errors"], told["warnings"], told["notes"]) == (1, 0, 3)
    first = next(one for one in told["problems"] if one["severity"] == "error")
    assert (first["file"], first["line"], first["column"], first["code"]) == (
        f"{content}/news/vika.md", 3, 7, "date-impossible",
    )  # fmt: skip


def test_a_code_quality_report_of_a_merge_request(content) -> None:
    done = check(content, "gitlab")
    report = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (1, "")
    assert [one["severity"] for one in report].count("info") == 3
    fault = next(one for one in report if one["severity"] == "major")
    assert (fault["check_name"], fault["location"]) == (
        "date-impossible", {"path": f"{content}/news/vika.md", "lines": {"begin": 3}},
    )  # fmt: skip
    assert "31.2.2017" in fault["description"]
    assert len({one["fingerprint"] for one in report}) == len(report)


def test_a_problem_that_has_moved_is_the_same_one_to_gitlab(content) -> None:
    before = {one["fingerprint"] for one in json.loads(check(content, "gitlab").stdout)}
    file = content / "news/soitto.md"
    file.write_text(file.read_text(encoding="utf-8").replace("\n\nAnna", "\n\n\n\nAnna"), encoding="utf-8")
    assert {one["fingerprint"] for one in json.loads(check(content, "gitlab").stdout)} == before


def test_another_form_is_refused(content) -> None:
    done = check(content, "xml")
    assert done.returncode == 1
    assert "FORMAT=”xml” ei käy. Anna jokin näistä: text, github, gitlab, json." in done.stderr


@pytest.mark.parametrize(
    ("line", "column", "shown"),
    [
        ("date: 31.2.2017", 7, ["      1 | date: 31.2.2017", "        |       ^"]),
        ("a\tb", 3, ["      1 | a→b", "        |   ^"]),
        ("日本 x", 4, ["      1 | 日本 x", "        |      ^"]),
        ("e\u0301 x", 4, ["      1 | e\u0301 x", "        |   ^"]),
        ("\x1b[31mx\u202e", 1, ["      1 | \ufffd[31mx\ufffd", "        | ^"]),
        ("---", 1, []),
        ("x" * 300, 200, [f"      1 | …{'x' * 100}…", f"        | {' ' * 60}^"]),
        ("short", 99, ["      1 | short", "        |      ^"]),
    ],
)
def test_the_mark_stands_below_its_place(tmp_path, line, column, shown) -> None:
    (tmp_path / "x.md").write_text(f"{line}\n", encoding="utf-8")
    assert list(excerpt(Place("x.md", 1, column), tmp_path)) == shown


@pytest.mark.parametrize("place", [Place(""), Place("none.md"), Place("x.md", 9), Place("folder")])
def test_where_there_is_no_line_none_is_shown(tmp_path, place) -> None:
    (tmp_path / "x.md").write_bytes(b"one\n\xff\n")
    (tmp_path / "folder").mkdir()
    assert list(excerpt(place, tmp_path)) == []
