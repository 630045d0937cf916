"""The editor of a published site, as a host serves it: what it asks before anybody has signed in, what it saves."""

import json
import shutil
from importlib import import_module

import pytest

from plugins.edge.building import run
from plugins.edge.loading import load_settings
from plugins.edge.outcome import Request
from tests.browser.host import hosted
from tests.browser.view import until
from tests.edge.admin.running import CONTENT, PROJECT, write

pytestmark = pytest.mark.browser

ISSUE = "content/newsletters/2020-1.md"
# The editor can try itself out in a folder of the browser's own, with no git host.
_FILE = """
  let folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("sveltia-cms-test", {create: true});
  const names = %s.split("/");
  for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name, {create: true});"""
WRITE = f"""(async () => {{{_FILE}
  const to = await (await folder.getFileHandle(names.at(-1), {{create: true}})).createWritable();
  await to.write(%s);
  await to.close();
}})()"""
# While a file is replaced, there is none for a moment, or another than was found: no text yet.
READ = f"""(async () => {{{_FILE}
  try {{
    return await (await (await folder.getFileHandle(names.at(-1))).getFile()).text();
  }} catch (fault) {{
    if (!["NotFoundError", "NotReadableError"].includes(fault.name)) throw fault;
    return "";
  }}
}})()"""
TITLE = "[...document.querySelectorAll('input[type=text]')].find((one) => one.value.startsWith('Koske'))"


def button(words):
    return f"[...document.querySelectorAll('button')].find((one) => one.innerText.includes('{words}'))"


@pytest.fixture(scope="module")
def output(forms, tmp_path_factory):
    """A small site, published with an editor that signs in to GitHub."""
    folder = tmp_path_factory.mktemp("published")
    settings = {
        **load_settings(PROJECT / "publishconf.py"),
        "PATH": str(write(folder / "content")),
        "OUTPUT_PATH": str(folder / "site"),
        "CACHE_PATH": str(folder / "cache"),
        "ADMIN": {"backend": {"name": "github", "repo": "koske/sivusto", "branch": "main"}},
    }
    outcome = run(Request(settings, [import_module(name) for name in settings["PLUGINS"]]))
    assert outcome.problems == ()
    return folder / "site"


@pytest.fixture(scope="module")
def origin(output):
    with hosted(output) as found:
        yield found


@pytest.fixture(scope="module")
def tried(output):
    """The same with a folder of the browser in place of GitHub."""
    copy = shutil.copytree(output, output.with_name("tried"))
    config = copy / "admin/config.yml"
    told = {**json.loads(config.read_text(encoding="utf-8")), "backend": {"name": "test-repo"}}
    for form in copy.glob("admin/config.yml*"):
        form.unlink()
    config.write_text(json.dumps(told), encoding="utf-8")
    with hosted(copy) as found:
        yield found


def wrong(browser, origin):
    """What was asked of others, what did not come, and what the console warns of."""
    found = []
    for event in browser.events:
        told = event["params"]
        match event["method"]:
            case "Network.requestWillBeSent":
                url = told["request"]["url"]
                found += [] if url.startswith((f"{origin}/", "data:", f"blob:{origin}/")) else [url]
            case "Network.loadingFailed" | "Log.entryAdded" | "Runtime.exceptionThrown":
                found.append(told)
            case "Runtime.consoleAPICalled" if told["type"] not in ("debug", "info", "log"):
                found.append(told["args"])
    return found


def test_editor_comes_whole_and_asks_nobody_before_signing_in(browser, origin):
    browser.open(f"{origin}/admin/")
    assert until(browser, f"Boolean({button('GitHub')})"), browser.run("document.body.innerText")
    icons = "document.fonts.load('24px \"Material Symbols Outlined\"').then((found) => found.length)"
    assert browser.run(icons) == 1
    assert browser.run("document.fonts.ready.then(() => true)")
    assert wrong(browser, origin) == []


def test_what_is_saved_changes_what_was_changed_and_is_no_error(browser, tried):
    browser.open(f"{tried}/robots.txt")
    for path, text in CONTENT.items():
        browser.run(WRITE % (json.dumps(f"content/{path}"), json.dumps(text)))
    browser.open(f"{tried}/admin/")
    assert until(browser, f"Boolean({button('Test')})"), browser.run("document.body.innerText")
    browser.run(f"{button('Test')}.click()")
    assert until(browser, "document.body.innerText.includes('Uutiskirjeen numerot')")
    browser.run("location.hash = '#/collections/newsletters/entries/2020-1'")
    assert until(browser, f"Boolean({TITLE})"), browser.run("document.body.innerText")
    browser.run(f"{TITLE}.focus(); {TITLE}.select()")
    browser.call("Input.insertText", text="Koske tiedottaa: kevät")
    assert until(
        browser, f"(save => save && !save.disabled && (save.click(), true))({button('Save')}) ?? false"
    )
    saved = READ % json.dumps(ISSUE)
    assert until(browser, f"{saved}.then((text) => text.includes('kevät'))")
    front, text = browser.run(saved).split("\n---\n", 1)
    # The front matter is written anew, without keys that have no value: such a key would be an error.
    assert front == (
        "---\ntitle: 'Koske tiedottaa: kevät'\ndate: 15.3.2020\nnumber: 1\nyear: 2020\n"
        "summary: Kirjoitettu kahdelle riville.\ntags:\n  - arki\n  - perheet"
    )
    assert text.strip() == CONTENT["newsletters/2020-1.md"].split("\n---\n", 1)[1].strip()
    assert wrong(browser, tried) == []
