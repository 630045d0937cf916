"""What a page asks of others, says to the console and keeps on the reader's device."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from tests.browser.chromium import Chromium
from tests.browser.view import load_pictures


@dataclass(frozen=True)
class Visit:
    """What one visit led to; all but the requests is empty when all is well."""

    requests: tuple[str, ...]
    foreign: tuple[str, ...]
    failed: tuple[str, ...]
    console: tuple[str, ...]
    kept: tuple[str, ...]


def visit(browser: Chromium, url: str) -> Visit:
    """Open the page, with all of its pictures."""
    browser.open(url)
    load_pictures(browser)
    own = urlsplit(url).netloc
    requests = tuple(event["request"]["url"] for event in _events(browser, "Network.requestWillBeSent"))
    return Visit(
        requests=requests,
        foreign=tuple(asked for asked in requests if not _is_own(asked, own)),
        failed=tuple(_failed(browser, url)),
        console=tuple(_console(browser, url)),
        kept=tuple(_kept(browser)),
    )


def _events(browser: Chromium, name: str) -> list[dict]:
    return [event["params"] for event in browser.events if event["method"] == name]


def _is_own(url: str, own: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "data" or parts.netloc == own


def _failed(browser: Chromium, url: str) -> list[str]:
    """What did not come, but for the page itself, which may say that there is none."""
    asked = {
        event["requestId"]: event["request"]["url"] for event in _events(browser, "Network.requestWillBeSent")
    }
    lost = [asked.get(event["requestId"], "?") for event in _events(browser, "Network.loadingFailed")]
    answers = [event["response"] for event in _events(browser, "Network.responseReceived")]
    return lost + [answer["url"] for answer in answers if answer["status"] >= 400 and answer["url"] != url]


def _console(browser: Chromium, url: str) -> list[str]:
    calls = [event["args"] for event in _events(browser, "Runtime.consoleAPICalled")]
    said = [str(argument.get("value")) for arguments in calls for argument in arguments]
    said += [event["exceptionDetails"]["text"] for event in _events(browser, "Runtime.exceptionThrown")]
    entries = [event["entry"] for event in _events(browser, "Log.entryAdded")]
    return said + [entry["text"] for entry in entries if entry.get("url") != url]


def _kept(browser: Chromium) -> list[str]:
    cookies = browser.call("Network.getCookies")["cookies"]
    stores = browser.run(
        """(async () => {
             const stores = [localStorage, sessionStorage].flatMap((store) => Object.keys(store));
             const databases = (await indexedDB.databases()).map((database) => database.name);
             const workers = await navigator.serviceWorker?.getRegistrations() ?? [];
             return [...stores, ...databases, ...workers.map((worker) => worker.scope)];
           })()"""
    )
    return [cookie["name"] for cookie in cookies] + stores
