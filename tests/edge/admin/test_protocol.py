"""The backend of the forms: what it answers, what it refuses, and that it writes nowhere else."""

import asyncio
import base64
import json
import os
import stat

import httpx
import pytest
from starlette.applications import Starlette

from plugins.core.parse import parse
from plugins.core.problems import Place, error, warning
from plugins.core.schema import structure
from plugins.core.source import SourceFile
from plugins.edge.admin.routes import edit_address, routes
from tests.edge.admin.running import write
from tests.edge.admin.test_merging import KINDS
from tests.outputs.sites import MODULES

ORIGIN = "http://127.0.0.1:8000"
ALLOWED = {"origin": ORIGIN, "x-koske-token": "secret", "content-type": "application/json"}
ISSUE = "content/newsletters/2020-1.md"


class Showing:
    """Says what the models say, and nothing of what lies between items."""

    token = "secret"  # noqa: S105 - of the tests

    def __init__(self, content):
        self.content = content
        self.times_changed = 0

    def address(self, source):
        folder, _, name = source.removesuffix(".md").partition("/")
        return {"news": f"/uutiset/{name}/", "people": f"/yhteystiedot/#{name}"}.get(folder)

    def check(self, changes):
        found = []
        for path, data in changes.items():
            if path.endswith(".md") and data is not None:
                document, problems = parse(SourceFile(path, data))
                found += problems
                if document:
                    found += structure(document, KINDS[path.split("/")[0]].model)[2]
            if path == "images/used.png" and data is None:
                found.append(error(Place("news/vanha.md"), "forms-missing"))
        return found

    def changed(self):
        self.times_changed += 1


@pytest.fixture
def showing(tmp_path):
    return Showing(write(tmp_path / "content"))


@pytest.fixture
def client(showing):
    app = Starlette(routes=routes(showing, [module.FEATURE for module in MODULES]))
    return Client(app)


class Client:
    """Asks the application, without a server."""

    def __init__(self, app):
        self._transport = httpx.ASGITransport(app)

    def request(self, method, path, **more):
        async def asked():
            async with httpx.AsyncClient(transport=self._transport, base_url=ORIGIN) as client:
                return await client.request(method, path, **more)

        return asyncio.run(asked())

    def get(self, path, **more):
        return self.request("GET", path, **more)

    def post(self, path, **more):
        return self.request("POST", path, **more)

    def options(self, path, **more):
        return self.request("OPTIONS", path, **more)


def act(client, action, headers=ALLOWED, **params):
    return client.post(
        "/admin/api", content=json.dumps({"action": action, "params": params}), headers=headers
    )


def opened(client, path=ISSUE):
    return json.loads(act(client, "getEntry", path=path).json()["data"])


def save(client, values, path=ISSUE, **more):
    file = {"path": path, "slug": "x", "raw": json.dumps(values)}
    return act(client, "persistEntry", dataFiles=[file], assets=more.get("assets", []), options={})


def test_the_forms_that_were_opened_long_ago_are_forgotten(client, monkeypatch):
    monkeypatch.setattr("plugins.edge.admin.entries._MOST_MARKS", 2)
    first, second = opened(client), opened(client)
    assert save(client, first).status_code == 200
    opened(client)
    assert "ei ole avannut" in save(client, second).json()["error"]
    assert save(client, first).status_code == 200


def test_a_refusal_tells_the_errors_alone(client, showing, monkeypatch):
    values, place = opened(client), Place(ISSUE.removeprefix("content/"))
    found = [make(place, "forms-missing") for make in (warning, error)]
    monkeypatch.setattr(showing, "check", lambda _: found)
    answer = save(client, values)
    assert answer.status_code == 422
    assert [one["severity"] for one in answer.json()["problems"]] == ["error"]


def contents(folder):
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize(
    "headers",
    [
        {**ALLOWED, "x-koske-token": "other"},
        {key: value for key, value in ALLOWED.items() if key != "x-koske-token"},
        {**ALLOWED, "origin": "http://example.org"},
        {**ALLOWED, "origin": "null"},
        {**ALLOWED, "origin": "http://127.0.0.1:8001"},
        {key: value for key, value in ALLOWED.items() if key != "origin"},
        {**ALLOWED, "content-type": "text/plain"},
        {**ALLOWED, "sec-fetch-site": "cross-site"},
    ],
)
def test_no_other_page_may_ask_anything(client, showing, headers):
    before = contents(showing.content)
    file = {"path": ISSUE, "slug": "x", "raw": json.dumps({"title": "x"})}
    for action, params in {
        "getEntry": {"path": ISSUE},
        "persistEntry": {"dataFiles": [file], "assets": []},
    }.items():
        answer = act(client, action, headers, **params)
        assert answer.status_code in {403, 415}
        assert answer.json()["error"]
    assert contents(showing.content) == before


def test_no_answer_lets_another_page_in(client):
    for path in ("/admin/", "/admin/boot.json", "/admin/start.js"):
        answer = client.get(path, headers={"origin": "http://example.org"})
        assert answer.status_code == 200
        assert not [name for name in answer.headers if name.startswith("access-control")]
    assert client.options("/admin/api", headers={"origin": "http://example.org"}).status_code == 405


def test_all_items_of_all_kinds_come_with_their_values(client):
    found = {
        folder: [
            json.loads(one["data"])["title"]
            for one in act(client, "entriesByFolder", folder=f"content/{folder}").json()
        ]
        for folder in ("newsletters", "people", "statements")
    }
    assert found == {"newsletters": ["Koske tiedottaa 1/2020"], "people": ["Anna Aalto"], "statements": []}


def test_saving_what_was_opened_changes_nothing(client, showing):
    before = contents(showing.content)
    assert save(client, opened(client)).status_code == 200
    assert contents(showing.content) == before


def test_form_can_save_again_and_another_that_is_out_of_date_cannot(client, showing):
    first, second = opened(client), opened(client)
    assert save(client, {**first, "title": "Yksi"}).status_code == 200
    assert save(client, {**first, "title": "Kaksi"}).status_code == 200
    refused = save(client, {**second, "title": "Kolme"})
    assert refused.status_code == 409
    assert "muuttunut" in refused.json()["error"]
    assert b'"Kaksi"' in (showing.content / "newsletters/2020-1.md").read_bytes()


def test_form_of_a_file_that_is_gone_does_not_bring_it_back(client, showing):
    values = opened(client)
    (showing.content / "newsletters/2020-1.md").unlink()
    assert save(client, values).status_code == 409


def test_new_one_does_not_take_the_place_of_another(client, showing):
    before = contents(showing.content)
    assert save(client, {"title": "Uusi"}, "content/news/vanha.md").status_code == 409
    assert contents(showing.content) == before


def test_mistake_is_answered_as_make_check_says_it_and_nothing_is_written(client, showing):
    before = contents(showing.content)
    answer = save(client, {**opened(client), "date": "2020-02-31"})
    assert answer.status_code == 422
    (told,) = answer.json()["problems"]
    assert told["path"] == "newsletters/2020-1.md"
    assert "2020-02-31" in told["text"]
    assert contents(showing.content) == before


OUTSIDE = [
    "content/../x.md", "/etc/passwd", "content//news/x.md", "content/news/../../x.md", "content/news/.x.md",
    "content/news/x.md~", "content/news/x.txt", "content/x.md", "content/other/x.md", "content/news/x.md\0", "news/x.md",
    "content/news\\x.md", "content/images/x.md", "content/news/./x.md", "content/redirects.yaml", "pelicanconf.py", "",
]  # fmt: skip


@pytest.mark.parametrize("path", OUTSIDE)
def test_nothing_is_written_or_read_elsewhere(client, showing, path):
    before = contents(showing.content.parent)
    for answer in (
        save(client, {"title": "x", "date": "2020-01-01", "summary": "S."}, path),
        act(client, "getEntry", path=path),
        act(client, "deleteFiles", paths=[path]),
        act(client, "persistMedia", asset={"path": path, "content": "eA==", "encoding": "base64"}),
    ):
        assert answer.status_code in {400, 422}
    assert contents(showing.content.parent) == before


def test_no_link_is_followed(client, showing, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    secret = tmp_path / "elsewhere/x.md"
    secret.write_text("---\ntitle: Salainen\n---\n", encoding="utf-8")
    (showing.content / "news/link.md").symlink_to(secret)
    (showing.content / "statements").symlink_to(tmp_path / "elsewhere")
    values = {"title": "x", "date": "2020-01-01", "summary": "S."}
    for path in ("content/news/link.md", "content/statements/x.md", "content/statements/y.md"):
        assert save(client, values, path).status_code == 422
        assert "Salainen" not in act(client, "getEntry", path=path).text
        assert act(client, "deleteFiles", paths=[path], redirect="/uutiset/").status_code == 422
    assert "Salainen" not in act(client, "entriesByFolder", folder="content/news").text
    assert sorted(file.name for file in (tmp_path / "elsewhere").iterdir()) == ["x.md"]


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("content/images/uusi.png", True),
        ("content/files/x.pdf", True),
        ("content/files/x.html", False),
        ("content/files/x.exe", False),
        ("content/images/x.js", False),
        ("content/images/x.pdf", False),
    ],
)
def test_only_files_of_known_sorts_are_taken(client, showing, path, kept):
    asset = {"path": path, "content": base64.b64encode(b"x").decode(), "encoding": "base64"}
    assert act(client, "persistMedia", asset=asset).is_success is kept
    assert (showing.content.parent / path).exists() is kept


def test_picture_that_is_there_is_not_replaced_by_another(client, showing):
    one, other = (
        {"path": "content/images/a.png", "content": base64.b64encode(data).decode(), "encoding": "base64"}
        for data in (b"1", b"2")
    )
    assert act(client, "persistMedia", asset=one).is_success
    assert act(client, "persistMedia", asset=one).is_success
    assert act(client, "persistMedia", asset=other).status_code == 409
    assert (showing.content / "images/a.png").read_bytes() == b"1"
    assert client.get("/admin/media/images/a.png").content == b"1"
    assert client.get("/admin/media/news/vanha.md").status_code == 404


def test_mode_of_a_file_does_not_depend_on_the_mask(client, showing):
    before = os.umask(0o077)
    try:
        assert save(
            client, {"title": "Uusi", "date": "2020-01-01", "summary": "S."}, "content/news/uusi.md"
        ).is_success
        (showing.content / "newsletters/2020-1.md").chmod(0o664)
        assert save(client, {**opened(client), "title": "Toinen"}).is_success
    finally:
        os.umask(before)
    modes = [
        stat.S_IMODE((showing.content / path).stat().st_mode)
        for path in ("news/uusi.md", "newsletters/2020-1.md")
    ]
    assert modes == [0o644, 0o664]
    assert not list(showing.content.rglob(".*"))


def test_what_readers_know_goes_only_with_a_page_in_its_place(client, showing):
    asked = act(client, "deleteFiles", paths=["content/news/vanha.md"])
    assert asked.status_code == 409
    assert asked.json()["ask"] == {"address": "/uutiset/vanha/", "target": "/uutiset/"}
    wrong = act(client, "deleteFiles", paths=["content/news/vanha.md"], redirect="//example.org/")
    assert wrong.status_code == 422
    assert (showing.content / "news/vanha.md").exists()
    assert act(client, "deleteFiles", paths=["content/news/vanha.md"], redirect="/uutiset/").is_success
    assert not (showing.content / "news/vanha.md").exists()
    assert (showing.content / "redirects.yaml").read_text(encoding="utf-8") == "/uutiset/vanha/: /uutiset/\n"


def test_draft_and_picture_go_without_a_question_unless_somebody_needs_them(client, showing):
    write(
        showing.content,
        {"news/luonnos.md": "---\ntitle: L\ndate: 2020-01-01\nsummary: S.\nstatus: draft\n---\n"},
    )
    write(showing.content, {"images/used.png": "x", "images/free.png": "x"})
    assert act(client, "deleteFiles", paths=["content/news/luonnos.md"]).is_success
    assert act(client, "deleteFiles", paths=["content/images/free.png"]).is_success
    assert act(client, "deleteFiles", paths=["content/images/used.png"]).status_code == 422
    assert (showing.content / "images/used.png").exists()


@pytest.mark.parametrize("action", ["unpublishedEntries", "publishUnpublishedEntry", "getNotes", "x", None])
def test_other_actions_are_refused(client, action):
    assert act(client, action).status_code == 422


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b"x",
        b'{"action": "getEntry", "params": []}',
        b'{"action": "getEntry", "params": {"path": 1}}',
        b"[" * 100_000,
    ],
)
def test_what_cannot_be_read_is_refused(client, data):
    answer = client.post("/admin/api", content=data, headers=ALLOWED)
    assert answer.status_code in {400, 422}
    assert answer.json()["error"]


def test_form_has_an_address():
    assert edit_address("newsletters/2017-1.md") == "/admin/#/collections/newsletters/entries/2017-1"
    assert edit_address("news/2017/x.md") == "/admin/#/collections/news/entries/2017/x"


def test_without_the_editor_the_page_says_what_to_do(client, monkeypatch, tmp_path):
    monkeypatch.setattr("plugins.edge.admin.routes.installed", lambda: None)
    answer = client.get("/admin/")
    assert answer.status_code == 200
    assert "ei ole vielä asennettu" in answer.text
