"""The forms in a browser, as a planner works with them: what is saved, what is refused, what is asked first."""

import json
import re
import subprocess
import time
from base64 import b64encode
from io import BytesIO

import pytest
from PIL import Image

from tests.browser.visit import visit
from tests.edge.admin.running import PROJECT, previewed, write

pytestmark = pytest.mark.browser

ISSUE = "/admin/#/collections/newsletters/entries/2020-1"
TEXT = "document.querySelector('textarea[lang=fi]')"


def png():
    held = BytesIO()
    Image.new("RGB", (64, 48), "teal").save(held, "PNG")
    return held.getvalue()


PNG = png()


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    folder = write(tmp_path_factory.mktemp("project") / "content")
    git(folder, "init", "-q")
    keep(folder)
    return folder


@pytest.fixture(scope="module")
def origin(forms, content):
    with previewed(content) as found:
        yield found


@pytest.fixture
def desk(browser, origin, content):
    """The browser, and the content as it was."""
    git(content, "checkout", "-q", "--", ".")
    git(content, "clean", "-qfd")
    browser.call(
        "Emulation.setDeviceMetricsOverride", width=1280, height=900, deviceScaleFactor=1, mobile=False
    )
    # What was not saved is let go when the page is left: nobody is there to answer the question.
    first = "addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true)"
    added = browser.call("Page.addScriptToEvaluateOnNewDocument", source=first)["identifier"]
    yield browser
    browser.open("about:blank")
    browser.call("Page.removeScriptToEvaluateOnNewDocument", identifier=added)


def git(folder, *arguments):
    options = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    command = ["git", *options, *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


def keep(folder):
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "x")


def changed(folder):
    git(folder, "add", "-A", "-N")
    lines = git(folder, "diff", "--no-color", "-U0").splitlines()
    return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def until(browser, condition, seconds=45):
    """Wait for a condition of the page. Fails with what the page says."""
    met = browser.run(
        f"""new Promise((done) => {{
              const end = Date.now() + {seconds * 1000};
              const look = () => {{
                let met = false;
                try {{ met = Boolean({condition}); }} catch {{}}
                if (met || Date.now() > end) done(met); else setTimeout(look, 50);
              }};
              look();
            }})"""
    )
    assert met, (condition, browser.run("document.body.innerText")[:3000])


def press(browser, words, among="button, [role=button], [role=menuitem]"):
    found = f"[...document.querySelectorAll('{among}')].find((one) => one.innerText.trim() === '{words}' && !one.disabled)"
    # At once: what is found may be drawn anew.
    until(browser, f"(one => one && (one.click(), true))({found})")


def fill(browser, field, text):
    """Type into a field; what is drawn anew meanwhile is typed into again."""
    end = time.monotonic() + 45
    while True:
        until(browser, f"(it => it && (it.focus(), it.select(), true))(document.querySelector('{field}'))")
        browser.call("Input.insertText", text=text)
        if browser.run(f"document.querySelector('{field}')?.value") == text:
            return
        assert time.monotonic() < end, field


def opened(browser, origin, path):
    browser.open("about:blank")
    browser.open(origin + path)
    until(browser, TEXT)
    return browser


def save(browser):
    press(browser, "Tallenna")
    press(browser, "Tallenna nyt")


def saved(browser):
    save(browser)
    until(browser, "document.body.innerText.toUpperCase().includes('MUUTOKSET TALLENNETTU')")


def test_title_and_a_story_with_a_contact_change_those_lines_alone(desk, origin, content):
    browser = opened(desk, origin, ISSUE)
    fill(browser, "input[id^=title]", "Koske tiedottaa: kevät 1/2020")
    browser.run(f"{TEXT}.focus(); {TEXT}.setSelectionRange(1e6, 1e6)")
    press(browser, "Uusi juttu")
    until(browser, "document.querySelector('dialog[open]')")
    fill(browser, "dialog input[name=title]", "Äidit & isät")
    press(browser, "Lisää tekstiin")
    until(browser, "!document.querySelector('dialog')")
    browser.run(
        """(() => { const list = document.querySelector('.koske-tools select');
             list.value = 'contact'; list.dispatchEvent(new Event('change', {bubbles: true})); })()"""
    )
    until(browser, "document.querySelector('dialog[open]')")
    fill(browser, "dialog input", "anna aalto")
    press(browser, "Lisää tekstiin")
    until(browser, "!document.querySelector('dialog')")
    saved(browser)
    assert changed(content) == [
        '-title: "Koske tiedottaa 1/2020"   # nimi',
        '+title: "Koske tiedottaa: kevät 1/2020"   # nimi',
        "+",
        "+## Äidit & isät {#aidit-isat}",
        "+",
        "+::contact[anna-aalto]",
    ]
    # The page beside the form is the real one, and becomes what was saved.
    pane = "document.querySelector('#preview-pane').contentDocument.querySelector('iframe')"
    until(browser, f"{pane}.contentDocument.querySelector('h1').textContent.includes('kevät')")


def test_mistake_is_answered_in_the_form_and_nothing_is_written(desk, origin, content):
    browser = opened(desk, origin, ISSUE)
    browser.run(f"{TEXT}.focus(); {TEXT}.setSelectionRange(1e6, 1e6)")
    browser.call("Input.insertText", text="\n\n::contact[anna-alto]\n")
    save(browser)
    until(browser, "document.querySelector('.koske-error')")
    told = browser.run("document.querySelector('.koske-error').innerText")
    assert "newsletters/2020-1.md" in told
    assert "anna-aalto" in told
    assert changed(content) == []
    browser.run(f"{TEXT}.focus(); {TEXT}.setSelectionRange(1e6, 1e6)")
    fill(browser, "textarea[lang=fi]", "Korjattu.")
    saved(browser)
    assert "+Korjattu." in changed(content)


def test_file_that_changed_meanwhile_is_not_written_over(desk, origin, content):
    browser = opened(desk, origin, ISSUE)
    file = content / "newsletters/2020-1.md"
    file.write_bytes(file.read_bytes().replace(b"kahdelle", b"kolmelle"))
    fill(browser, "input[id^=title]", "Toinen")
    save(browser)
    until(browser, "document.querySelector('.koske-error')")
    assert "muuttunut sen jälkeen" in browser.run("document.querySelector('.koske-error').innerText")
    assert len(changed(content)) == 2


def test_new_item_with_a_picture_and_its_alternative_text(desk, origin, content):
    browser = opened(desk, origin, "/admin/#/collections/news/new")
    fill(browser, "input[id^=title]", "Äidin ilta: kevät")
    browser.run(
        """(() => { const day = document.querySelector('input[type=date]');
             Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(day, '2020-02-03');
             day.dispatchEvent(new Event('input', {bubbles: true})); })()"""
    )
    fill(browser, "textarea[id^=summary]", "Kutsu.")
    fill(browser, "textarea[lang=fi]", "Tule mukaan.")
    press(browser, "Valitse kuva")
    until(browser, "document.querySelector('input[type=file]')")
    browser.run(
        f"""(() => {{
              const bytes = Uint8Array.from(atob('{b64encode(PNG).decode()}'), (one) => one.charCodeAt(0));
              const held = new DataTransfer();
              held.items.add(new File([bytes], 'ilta.png', {{type: 'image/png'}}));
              const input = document.querySelector('input[type=file]');
              input.files = held.files;
              input.dispatchEvent(new Event('change', {{bubbles: true}}));
            }})()"""
    )
    card = "[...document.querySelectorAll('[class*=Card]')].find((one) => one.innerText.includes('ilta.png'))"
    until(browser, card)
    press(browser, "Käytä valittua")
    until(browser, "!document.body.innerText.includes('Käytä valittua')")
    until(browser, "document.body.innerText.includes('Valitse toinen kuva')")
    fill(browser, "input[id^=alt]", "Kaksi kuppia pöydällä")
    saved(browser)
    assert (content / "images/ilta.png").read_bytes() == PNG
    assert (content / "news/aidin-ilta-kevat.md").read_text(encoding="utf-8") == (
        '---\ntitle: "Äidin ilta: kevät"\ndate: 2020-02-03\nsummary: Kutsu.\n'
        "image:\n  src: images/ilta.png\n  alt: Kaksi kuppia pöydällä\n---\n\nTule mukaan.\n"
    )


def test_published_page_is_deleted_only_with_a_place_to_go_to(desk, origin, content):
    browser = opened(desk, origin, "/admin/#/collections/news/entries/vanha")
    browser.run("window.confirm = () => true")
    press(browser, "Poista sisältö")
    until(browser, "document.querySelector('dialog[open]')")
    assert "/uutiset/vanha/" in browser.run("document.querySelector('dialog').innerText")
    press(browser, "Älä poista")
    until(browser, "!document.querySelector('dialog')")
    assert changed(content) == []
    press(browser, "Poista sisältö")
    until(browser, "document.querySelector('dialog[open]')")
    fill(browser, "dialog input", "/hankkeet/")
    press(browser, "Poista ja ohjaa")
    until(browser, "location.hash === '#/collections/news'")
    assert not (content / "news/vanha.md").exists()
    assert (content / "redirects.yaml").read_text(encoding="utf-8") == "/uutiset/vanha/: /hankkeet/\n"


def test_form_fits_a_phone_with_the_button_that_saves(desk, origin, content):
    desk.call("Emulation.setDeviceMetricsOverride", width=320, height=640, deviceScaleFactor=1, mobile=False)
    browser = opened(desk, origin, ISSUE)
    fill(browser, "input[id^=title]", "Puhelimella")
    press(browser, "Tallenna")
    until(browser, "document.body.innerText.includes('Tallenna nyt')")
    # An item of the menu, each field and each button: nothing lies beside the window.
    beside = """[...document.querySelectorAll('button, [role=button], [role=menuitem], select, textarea[id], input[id]')]
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth)
        .map((one) => one.outerHTML)"""
    assert browser.run(beside) == []
    assert browser.run("document.documentElement.scrollWidth") == 320
    press(browser, "Tallenna nyt")
    until(browser, "document.body.innerText.toUpperCase().includes('MUUTOKSET TALLENNETTU')")
    assert changed(content) == ['-title: "Koske tiedottaa 1/2020"   # nimi', '+title: "Puhelimella"   # nimi']


def test_forms_ask_nobody_else_and_are_in_finnish(desk, origin):
    found = visit(desk, f"{origin}/admin/")
    until(desk, "document.body.innerText.includes('Koske tiedottaa 1/2020')")
    assert found.foreign == ()
    assert found.failed == ()
    asked = [
        event["params"]["request"]["url"]
        for event in desk.events
        if event["method"] == "Network.requestWillBeSent"
    ]
    assert [url for url in asked if not url.startswith((origin, "data:", "blob:"))] == []
    said = desk.run("document.body.innerText")
    assert not [word for word in ("Content", "Sort", "Search", "New ", "Log out") if word in said]


def test_all_phrases_are_in_finnish(desk, origin):
    desk.open(f"{origin}/admin/")
    until(desk, "CMS.getLocale('fi')")
    keys = """(() => { const keys = (of, at) => Object.entries(of).flatMap(([key, one]) =>
                typeof one === 'object' ? keys(one, `${at}${key}.`) : [`${at}${key}`]);
              return ['en', 'fi'].map((name) => keys(CMS.getLocale(name), '').sort()); })()"""
    english, finnish = desk.run(keys)
    assert english == finnish


def test_every_block_of_the_texts_comes_back_as_it_was(desk, origin):
    desk.open(f"{origin}/admin/")
    texts = [file.read_text(encoding="utf-8") for file in sorted((PROJECT / "content").rglob("*.md"))]
    written = sum(len(re.findall(r"^(?:::[a-z]|:{3,}[a-z])", text, re.MULTILINE)) for text in texts)
    script = """(async (texts) => {
        const { fromBlock, patternOf, toBlock } = await import('/admin/blocks.js');
        const { components } = await (await fetch('/admin/boot.json')).json();
        const found = { blocks: 0, lost: [] };
        for (const component of components) for (const text of texts) {
          for (const match of text.matchAll(new RegExp(patternOf(component).source, 'gm'))) {
            found.blocks += 1;
            const data = fromBlock(component, match);
            if (toBlock(component, data) !== match[0]) found.lost.push(match[0]);
            // Written anew it says the same.
            const anew = toBlock(component, { ...data, written: '' });
            const again = fromBlock(component, patternOf(component).exec(anew));
            for (const { name } of component.fields) {
              if ((again[name] ?? '') !== (data[name] ?? '')) found.lost.push(anew);
            }
          }
        }
        return found;
      })"""
    found = desk.run(f"{script}({json.dumps(texts)})")
    assert found["lost"] == []
    assert found["blocks"] == written > 50
