"""A small client of Chromium: one browser with one tab, spoken to over a pipe of its own.

Messages are JSON, each ended by a zero byte (Chrome DevTools Protocol; with
``--remote-debugging-pipe`` the browser reads file descriptor 3 and writes 4).
"""

import contextlib
import json
import os
import select
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from typing import Any, Self

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # no name is asked for on the network
)
SECONDS = 60  # a first start builds the cache of fonts
_ENDING = 60  # seconds for the end of a browser that was killed

Message = dict[str, Any]


class ChromiumError(Exception):
    """The browser did not do as it was told, or did not answer in time."""


class LeftError(ChromiumError):
    """The page that was asked was left for another one before it answered."""


def find() -> str | None:
    """The first Chromium on PATH."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def unavailable(environment: Mapping[str, str]) -> str:
    """Why browser tests cannot run here, empty when they can. Raises ChromiumError where they must run."""
    if find():
        return ""
    reason = f"no Chromium on PATH ({', '.join(NAMES)})"
    if environment.get("CI") == "true":
        raise ChromiumError(reason)
    return reason


class Chromium:
    """A running browser and its tab. A context manager: at its end the browser is ended, whatever came."""

    def __init__(self, program: str) -> None:
        self._profile = tempfile.TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True)
        # The shell moves the pipe to where Chromium looks for it, without code between fork and exec.
        self._process = subprocess.Popen(
            [
                *("/bin/sh", "-c", 'exec "$@" 3<&0 4>&1 </dev/null >/dev/null', "sh"),
                *(
                    program,
                    *FLAGS,
                    "--remote-debugging-pipe",
                    f"--user-data-dir={self._profile.name}",
                    "about:blank",
                ),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.events: list[Message] = []
        self._former: set[str] = set()  # what pages before this one have asked for
        self.shown = ""  # the address that is open, where whoever opened it leaves the page as it was
        self._session = ""
        self._unread = b""
        self._calls = 0
        try:
            target = self.call("Target.createTarget", url="about:blank")["targetId"]
            self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
            for domain in ("Page", "Runtime", "Network", "Log", "DOM", "CSS", "Accessibility"):
                self.call(f"{domain}.enable")
            self.call("Page.setLifecycleEventsEnabled", enabled=True)
            # A window is as wide as it says, as on a phone. A picture of all of a page has no bar at its side:
            # with one, the page would be another while it is pictured.
            self.call("Emulation.setScrollbarsHidden", hidden=True)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the browser and all its processes."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(_ENDING)
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(BrokenPipeError):
                pipe.close()
        self._profile.cleanup()

    def call(self, method: str, **params: object) -> Message:
        """The result of a command, told to the tab once there is one. Raises ChromiumError."""
        self._calls += 1
        message = {"id": self._calls, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        try:
            # Each command waits for its answer, so the pipe is empty and takes this at once.
            self._process.stdin.write(json.dumps(message).encode() + b"\0")
            self._process.stdin.flush()
        except BrokenPipeError:
            raise ChromiumError(f"{method}: Chromium has ended") from None
        number = self._calls
        answer = self._read(lambda message: message.get("id") == number, method)
        if "error" in answer:
            told = answer["error"]["message"]
            left = told == "Inspected target navigated or closed"
            raise (LeftError if left else ChromiumError)(f"{method}: {told}")
        return answer["result"]

    def open(self, url: str) -> None:
        """Load a page and wait until it is whole: of `events` those of this page are left. Raises ChromiumError."""
        self._former |= _requests(self.events)
        self.events.clear()
        self.shown = ""
        answer = self.call("Page.navigate", url=url)
        if failure := answer.get("errorText"):
            raise ChromiumError(f"{url}: {failure}")
        number = answer["loaderId"]
        self._await_load(answer["frameId"], number)
        # The page before goes on until this one comes in its place.
        came = next(at for at, event in enumerate(self.events) if _comes(event, number))
        self._former |= _requests(self.events[:came]) - {number}
        own = [event for event in self.events[:came] if _request(event) == number]
        self.events[:] = own + [event for event in self.events[came:] if _request(event) not in self._former]

    def run(self, script: str) -> Any:
        """The value of a JavaScript expression, or of its promise. Raises ChromiumError."""
        answer = self.call(
            "Runtime.evaluate",
            expression=script,
            awaitPromise=True,
            returnByValue=True,
            timeout=SECONDS * 1000,
        )
        if "exceptionDetails" in answer:
            thrown = answer["exceptionDetails"]
            raise ChromiumError(thrown.get("exception", {}).get("description") or thrown["text"])
        return answer["result"].get("value")

    def _await_load(self, frame: str, number: str) -> None:
        """Wait until the page of this number is whole, or one that it leads to by itself."""
        came = False

        def is_whole(event: Message) -> bool:
            nonlocal came
            came = came or _comes(event, number)
            told = event.get("params", {})
            return (
                came
                and event.get("method") == "Page.lifecycleEvent"
                and (told["frameId"], told["name"]) == (frame, "load")
            )

        if not any(map(is_whole, self.events)):
            self._read(is_whole, "load")

    def _read(self, wanted: Callable[[Message], bool], what: str) -> Message:
        """The next message that is wanted; the events among those before it are kept."""
        end = time.monotonic() + SECONDS
        while True:
            text, mark, rest = self._unread.partition(b"\0")
            if mark:
                self._unread = rest
                message = json.loads(text)
                if "method" in message and _request(message) not in self._former:
                    self.events.append(message)
                if wanted(message):
                    return message
                continue
            pipe = self._process.stdout.fileno()
            if not select.select([pipe], [], [], max(0, end - time.monotonic()))[0]:
                raise ChromiumError(f"{what}: no answer in {SECONDS} s")
            received = os.read(pipe, 1 << 20)
            if not received:
                raise ChromiumError(f"{what}: Chromium has ended")
            self._unread += received


def _comes(event: Message, number: str) -> bool:
    """Whether an event tells that the page of this number has taken the place of the one before."""
    return event.get("method") == "Page.frameNavigated" and event["params"]["frame"]["loaderId"] == number


def _request(event: Message) -> str | None:
    """The number of the request that an event tells of, if it tells of one."""
    return event["params"].get("requestId")


def _requests(events: list[Message]) -> set[str]:
    return {number for event in events if (number := _request(event))}
