"""The client itself: where there is no Chromium, and where it does not answer."""

import pytest

from tests.browser import chromium
from tests.browser.chromium import Chromium, ChromiumError, LeftError, find, unavailable
from tests.browser.view import until
from tests.edge.servers import dripping, page, server
from tests.ports import held_port

NONE = "no Chromium on PATH (chromium, chromium-browser, google-chrome)"


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """A PATH with the named programs only."""

    def give(*names):
        for name in names:
            (tmp_path / name).write_text("#!/bin/sh\nexec sleep 60\n")
            (tmp_path / name).chmod(0o755)
        return tmp_path

    monkeypatch.setenv("PATH", str(tmp_path))
    return give


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome"])
def test_chromium_is_found_by_each_of_its_names(programs, name):
    folder = programs(name)
    assert find() == str(folder / name)
    assert unavailable({"CI": "true"}) == ""


@pytest.mark.parametrize("environment", [{}, {"CI": ""}, {"CI": "false"}])
def test_missing_chromium_is_a_reason_to_skip(programs, environment):
    programs("firefox")
    assert unavailable(environment) == NONE


def test_missing_chromium_is_a_failure_in_ci(programs):
    programs("firefox")
    with pytest.raises(ChromiumError) as error:
        unavailable({"CI": "true"})
    assert str(error.value) == NONE


def test_browser_that_does_not_answer_is_ended(programs, monkeypatch):
    program = programs("chromium") / "chromium"
    program.write_text("#!/bin/sh\nPATH=/usr/bin:/bin exec sleep 60\n")
    monkeypatch.setattr(chromium, "SECONDS", 0.2)
    with pytest.raises(ChromiumError, match=r"^Target\.createTarget: no answer in 0\.2 s$"):
        Chromium(str(program))


def test_browser_that_ends_is_told(programs):
    program = programs("chromium") / "chromium"
    program.write_text("#!/bin/sh\nexit 1\n")
    with pytest.raises(ChromiumError, match=r"^Target\.createTarget: Chromium has ended$"):
        Chromium(str(program))


@pytest.mark.browser
def test_faults_of_the_page_and_of_the_protocol_are_raised(browser):
    with pytest.raises(ChromiumError, match="ReferenceError: nothing is not defined"):
        browser.run("nothing")
    with pytest.raises(ChromiumError, match=r"^No\.thing: 'No\.thing' wasn't found$"):
        browser.call("No.thing")
    with held_port() as port, pytest.raises(ChromiumError, match="ERR_CONNECTION_REFUSED"):
        browser.open(f"http://127.0.0.1:{port}/")


@pytest.mark.browser
def test_page_that_is_left_while_it_is_asked_is_told(browser, site):
    browser.open(f"{site}/")
    with pytest.raises(LeftError):
        browser.run(f"window.asked = new Promise(() => {{ location.href = '{site}/kaikki/'; }})")
    assert until(browser, "document.readyState == 'complete' && location.href", f"{site}/kaikki/")


@pytest.mark.browser
def test_page_that_leads_on_before_it_is_whole_is_opened_with_the_one_it_leads_to(browser):
    first = b"<!doctype html><title>1</title><script>location.replace('/2')</script><img src='/never.png'>"
    answers = {"/1": page(first, Content_Type="text/html"), "/never.png": dripping(b"")}
    with server(
        {**answers, "/2": page(b"<!doctype html><title>2</title>", Content_Type="text/html")}
    ) as there:
        browser.open(there.url("/1"))
        assert browser.run("[document.title, document.readyState]") == ["2", "complete"]
        browser.open("about:blank")
