import json
import subprocess
import sys
from hashlib import sha256
from itertools import pairwise
from statistics import mean

import pytest

from tests.bench import __main__ as command
from tests.bench import forms, peers
from tests.bench.corpus import AS_OF, FIRST_DAY, TAGS, document, documents, people, projects, tag_names
from tests.bench.measure import BenchError, Change, Measured, Sample
from tests.bench.profiling import Profile, shares
from tests.bench.report import IMPORTS, Results, bars, tables
from tests.bench.report import document as report

SAMPLE = tuple(documents(200))


def test_the_corpus_is_the_same_bytes_on_every_machine():
    texts = [form(item).text for item in SAMPLE for form in (forms.ours, forms.pelican, forms.hugo)]
    texts += [
        file.text
        for others in (forms.our_others, forms.pelican_others, forms.hugo_others)
        for file in others()
    ]

    assert (
        sha256("".join(texts).encode()).hexdigest()
        == "6f735f7f89c6698af8ed6575e556a3cde44eebfa65640de1f46b16a5efb1818b"
    )


def test_a_document_has_the_promised_size():
    assert mean(len(item.body.split()) for item in SAMPLE) == pytest.approx(1020, rel=0.02)
    assert mean(len(item.body.encode()) for item in SAMPLE) == pytest.approx(12_500, rel=0.02)


def test_the_documents_are_spread_evenly_over_25_years():
    days = [item.day for item in SAMPLE]

    assert {(late - early).days for early, late in pairwise(days)} == {45, 46}
    assert days[0] == FIRST_DAY
    assert 0 < (AS_OF - days[-1]).days < 80


def test_each_document_has_three_tags_of_sixty():
    assert len(set(tag_names())) == TAGS
    assert {len(set(item.tags)) for item in SAMPLE} == {3}
    assert {tag for item in SAMPLE for tag in item.tags} == set(tag_names())


def test_some_documents_name_a_person_or_a_project():
    assert {item.person for item in SAMPLE} - {""} <= {item.id for item in people()}
    assert {item.project for item in SAMPLE} - {""} <= {item.id for item in projects()}
    assert mean(bool(item.person) for item in SAMPLE) == pytest.approx(1 / 3, abs=0.07)
    assert mean(bool(item.project) for item in SAMPLE) == pytest.approx(1 / 5, abs=0.07)


@pytest.mark.parametrize(
    "form",
    ["\n## ", "\n### ", "\n- ", "\n1. ", "\n> ", "\n|---", "\n```text\n", "](https://", "**", "*", "`"],
)
def test_the_corpus_has_every_form_of_text(form):
    assert any(form in item.body for item in SAMPLE)


@pytest.mark.parametrize("form", [forms.ours, forms.pelican, forms.hugo])
def test_every_generator_gets_the_same_texts(form):
    item = document(7, 200)
    file = form(item)

    assert file.path == "news/1999/uutinen-00007.md"
    assert file.text.endswith(f"\n\n{item.body}")
    for text in (item.title, item.summary, *item.tags, str(item.day)):
        assert text in file.text


def test_our_form_is_that_of_the_content_model(tmp_path):
    site = peers.ours(tmp_path)
    site.write(3)
    # Made of chance words, the texts give the proofreading something to note now and then; nothing else may be told.
    arguments = ("check", "--format", "json", "--content", site.folder / "content")
    arguments += ("--settings", site.folder / "settings.py")
    done = subprocess.run(
        (sys.executable, "-m", "plugins.edge", *arguments),
        check=False,
        cwd=peers.ROOT,
        env=peers.environment(tmp_path),
        capture_output=True,
        encoding="utf-8",
    )

    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert (told["errors"], told["warnings"]) == (0, 0)
    assert {problem["code"] for problem in told["problems"]} <= {"note-doubled"}


def test_the_bars_are_held_by_a_site_without_search(tmp_path):
    for site, searched in ((peers.ours(tmp_path), False), (peers.ours_with_search(tmp_path), True)):
        settings = (site.folder / "settings.py").read_text(encoding="utf-8")
        module: dict[str, object] = {}
        exec(compile(settings, "settings.py", "exec"), module)  # noqa: S102 - as Pelican does
        assert ("plugins.search" in module["PLUGINS"]) is searched


TIMES = {
    "make html": (2.2, 0.06, 0.2, 0.3, 0.25, 1.9),
    "pelican command": (2.0, 0.05, 0.18, 0.28, 0.23, 2.0),
    "with search": (6.0, 0.06, 0.8, 0.8, 0.8, 2.0),
    "stock Pelican": (10.0, 3.0, 4.0, 4.0, 5.0, 3.0),
    "Hugo": (2.0, 2.0, 2.0, 2.0, 2.0, 2.0),
}
MEMORY = {"make html": (60, 50), "with search": (90, 50), "stock Pelican": (300, 250), "Hugo": (1000, 1000)}


def measured(many=1000, slower=1, memory=MEMORY):
    """Figures of three rounds, whose median is that of the table."""
    times = {
        (name, change): tuple(Sample(seconds * slower * turn, 1.5 * turn) for turn in (1.0, 0.5, 7.0))
        for name, row in TIMES.items()
        for change, seconds in zip(Change, row, strict=True)
    }
    times["Python-Markdown alone", Change.COLD] = times["our reader alone", Change.COLD] = (Sample(1.6, 1.0),)
    times |= {(name, Change.OLD_BODY): (Sample(0.25, 0.2),) for name in IMPORTS}
    taken = {
        (name, change): megabytes * 2**20
        for name, row in memory.items()
        for change, megabytes in zip((Change.COLD, Change.OLD_BODY), row, strict=True)
    }
    return Measured(many, 3, times, taken)


def test_the_figures_are_medians():
    assert (
        tables(results(measured()))["sizes"]
        == """\
## 1,000 documents
Median of 3 rounds.

|  | make html | pelican command | with search | stock Pelican | Hugo |
| --- | ---: | ---: | ---: | ---: | ---: |
| cold | 2.20 s | 2.00 s | 6.00 s | 10.0 s | 2.00 s |
| nothing changed | 0.060 s | 0.050 s | 0.060 s | 3.00 s | 2.00 s |
| body of an old document | 0.200 s | 0.180 s | 0.800 s | 4.00 s | 2.00 s |
| body of the newest document | 0.300 s | 0.280 s | 0.800 s | 4.00 s | 2.00 s |
| title of a document | 0.250 s | 0.230 s | 0.800 s | 5.00 s | 2.00 s |
| theme alone | 1.90 s | 2.00 s | 2.00 s | 3.00 s | 2.00 s |
| processor time, cold | 1.5 s | 1.5 s | 1.5 s | 1.5 s | 1.5 s |
| peak memory, cold | 60 MB |  | 90 MB | 300 MB | 1000 MB |
| peak memory, body of an old document | 50 MB |  | 50 MB | 250 MB | 1000 MB |"""
    )


def test_the_bars_take_the_slower_command_and_say_what_is_met():
    assert (
        tables(results(measured()))["bars"]
        == """\
| Bar | Ratio | Limit |  | With search |
| --- | ---: | ---: | ---: | ---: |
| cold: of stock Pelican | 0.220 | 0.35 | met | 0.600 |
| theme alone: of Hugo's build | 1.000 | 1.00 | met | 1.000 |
| body of an old document: of Hugo's build | 0.100 | 0.10 | met | 0.400 |
| body of the newest document: of Hugo's build | 0.150 | 0.10 | not met | 0.400 |
| title of a document: of Hugo's build | 0.125 | 0.10 | not met | 0.400 |
| body of an old document: of stock Pelican with its cache | 0.050 | 0.03 | not met | 0.200 |
| body of the newest document: of stock Pelican with its cache | 0.075 | 0.03 | not met | 0.200 |
| title of a document: of stock Pelican with its cache | 0.050 | 0.03 | not met | 0.160 |
| nothing changed: of Hugo's build | 0.030 | 0.07 | met | 0.030 |
| peak memory: of Hugo's | 0.060 | 0.12 | met | 0.090 |"""
    )


def test_the_bars_are_judged_at_ten_thousand_documents():
    sizes = (measured(1000), measured(10_000, slower=10), measured(30_000, slower=45))

    assert tables(results(*sizes))["bar_documents"] == "10,000"
    growth = list(bars(sizes))[-1]
    assert (growth.text, growth.ratio, growth.verdict) == (
        "time per document, cold: 30,000 documents to 1,000",
        pytest.approx(1.5),
        "not met",
    )


def test_growth_is_told_per_document():
    assert (
        tables(results(measured(1000), measured(10_000, slower=10)))["growth"]
        == """\
## Growth
Cold: per document. The last two are of this generator, by the pelican command.

| Documents | pelican command, cold | stock Pelican, cold | Hugo, cold | nothing changed | one edit |
| --- | ---: | ---: | ---: | ---: | ---: |
| 1,000 | 2.00 ms | 10.00 ms | 2.00 ms | 0.050 s | 0.180 s |
| 10,000 | 2.00 ms | 10.00 ms | 2.00 ms | 0.500 s | 1.80 s |"""
    )


def test_without_memory_figures_there_is_no_bar_of_memory():
    assert not [bar for bar in bars((measured(memory={}),)) if "memory" in bar.text]


def test_the_floor_is_told_with_the_build_in_its_terms():
    assert (
        tables(results(measured()))["floor"]
        == """\
| 1,000 documents | Time | The build is so many times it |
| --- | ---: | ---: |
| cold build, pelican command | 2.00 s |  |
| Python-Markdown alone | 1.60 s | 1.25 |
| our reader alone | 1.60 s | 1.25 |"""
    )


def test_what_an_edit_imports_is_told_as_a_part_of_the_bar():
    assert (
        tables(results(measured()))["imports"]
        == """\
| body of an old document | Time | Of Hugo's build |
| --- | ---: | ---: |
| import of Pelican | 0.250 s | 0.125 |
| import of the libraries that an edit needs | 0.250 s | 0.125 |
| import of these and of our modules | 0.250 s | 0.125 |
| make html | 0.200 s | 0.100 |
| pelican command | 0.180 s | 0.090 |"""
    )


def test_what_an_edit_imports_can_be_imported():
    for one in peers.imports():
        subprocess.run(one.arguments, cwd=one.folder, check=True)


def test_the_document_holds_every_part():
    text = report(results(measured()))

    assert "$" not in text
    for part in tables(results(measured())).values():
        assert part in text
    assert "| Stage | cold, 1,000 documents | theme alone, 10,000 documents |" in text
    assert "| convert | 75.0% | 0.0% |\n| render | 25.0% | 80.0% |\n| write | 0.0% | 20.0% |" in text
    assert "looked at every 20 ms" in text


FACTS = "day processor cores memory kernel disk load python own_pelican own_markdown own_jinja pelican markdown hugo"


PROFILES = (
    Profile(Change.COLD, 1000, (("convert", 0.75), ("render", 0.25))),
    Profile(Change.THEME, 10_000, (("render", 0.8), ("write", 0.2))),
)


def results(*sizes):
    return Results(dict.fromkeys(FACTS.split(), "x"), sizes, PROFILES)


def test_time_outside_the_project_is_that_of_the_stage_that_asked_for_it():
    start = ("bin/pelican", 1, "<module>")
    convert = ("lib/site-packages/markdown/core.py", 1, "convert")
    render = ("plugins/core/render.py", 1, "render")
    search, compiled = ("~", 0, "search"), ("lib/re.py", 1, "compile")
    shown = shares(
        {
            start: (1, 1, 1.0, 8.0, {}),
            convert: (1, 1, 2.0, 5.0, {start: (1, 1, 2.0, 5.0)}),
            render: (1, 1, 1.0, 2.0, {start: (1, 1, 1.0, 2.0)}),
            # A half of its time for each, in one case by way of another function.
            search: (2, 2, 2.0, 2.0, {compiled: (1, 1, 1.0, 1.0), render: (1, 1, 1.0, 1.0)}),
            compiled: (1, 1, 2.0, 3.0, {convert: (1, 1, 2.0, 3.0)}),
        }
    )

    assert dict(shown) == {
        "convert: Python-Markdown": pytest.approx(5 / 8),
        "render": pytest.approx(2 / 8),
        "start, telling": pytest.approx(1 / 8),
    }


@pytest.mark.parametrize(
    ("stopped", "code"),
    [(BenchError("it failed"), "it failed"), (KeyboardInterrupt(), 130), (SystemExit(143), 143)],
)
def test_a_run_that_is_stopped_leaves_the_former_report_and_no_folder(monkeypatch, tmp_path, stopped, code):
    target = tmp_path / "performance.md"
    target.write_text("former", encoding="utf-8")
    folders = []

    def stop(work, *_):
        folders.append(work)
        raise stopped

    monkeypatch.setattr(command, "measured", stop)
    monkeypatch.setattr("sys.argv", ["bench", "10", "--report", str(target)])
    monkeypatch.setattr("signal.signal", lambda *_: None)
    with pytest.raises(SystemExit) as ended:
        command.main()

    assert ended.value.code == code
    assert target.read_text(encoding="utf-8") == "former"
    assert [path.name for path in tmp_path.iterdir()] == ["performance.md"]
    assert not folders[0].exists()


def test_a_run_that_ends_writes_the_report(monkeypatch, tmp_path, capsys):
    target = tmp_path / "performance.md"
    monkeypatch.setattr(command, "measured", lambda *_: results(measured()))
    monkeypatch.setattr("sys.argv", ["bench", "10", "--report", str(target)])
    monkeypatch.setattr("signal.signal", lambda *_: None)
    command.main()

    assert target.read_text(encoding="utf-8") == report(results(measured()))
    assert [path.name for path in tmp_path.iterdir()] == ["performance.md"]
    assert "| cold | 2.20 s |" in capsys.readouterr().out
