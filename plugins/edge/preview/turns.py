"""The turns of what is shown: whoever shows it waits for the next one."""

import asyncio
from contextlib import suppress


class Turns:
    """Counts changes, from any thread, and wakes who waits for one in an event loop."""

    def __init__(self) -> None:
        self.number = 0
        self.ending = False
        self._waiting: dict[asyncio.Event, asyncio.AbstractEventLoop] = {}

    def advance(self) -> None:
        """There is something new to see."""
        self.number += 1
        for event, loop in tuple(self._waiting.items()):
            with suppress(RuntimeError):  # the loop has just been closed
                loop.call_soon_threadsafe(event.set)

    def end(self) -> None:
        """Nobody is to wait any more."""
        self.ending = True
        self.advance()

    async def wait(self, turn: int, seconds: float) -> None:
        """Wait for another turn than this, or until the time is over."""
        event = asyncio.Event()
        self._waiting[event] = asyncio.get_running_loop()
        try:
            if self.number == turn and not self.ending:
                with suppress(TimeoutError):
                    await asyncio.wait_for(event.wait(), seconds)
        finally:
            del self._waiting[event]
