"""Many boards, open through whichever process takes them: each comes back by its position, as a browser does."""

import asyncio
import json
import random
import threading
import time
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from tests.processes import Process

AGAIN = (0.3, 1.0)
"""Seconds after which a page tries again, and at the most."""


@dataclass(eq=False)
class Board:
    """One screen: what it shows, and whether it calls itself live."""

    operation: str
    view: str
    seq: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    live: bool = False
    wrong: list[str] = field(default_factory=list)

    def take(self, frame: dict[str, Any], away: bool) -> None:
        """What a frame says."""
        self.live = frame["kind"] != "not_live"
        if self.live and away:
            self.wrong.append(f"{frame['kind']} while the database was away")
        if frame["kind"] == "delta" and frame["seq"] <= self.seq:
            self.wrong.append(f"{frame['seq']} after {self.seq}")
        if frame["kind"] in ("snapshot", "delta"):
            self.seq, self.counts = frame["seq"], frame["counts"]
        elif frame["seq"] != self.seq:
            self.wrong.append(f"{frame['kind']} at {frame['seq']} on a board at {self.seq}")


class Boards(threading.Thread):
    """All of them, on an event loop of their own."""

    def __init__(self, processes: list[Process], token: str) -> None:
        super().__init__(daemon=True)
        self._processes, self._token = processes, token
        self.every: list[Board] = []
        self.away = False
        """Whether the database is: from when every board knows it until it begins to come back."""
        self._loop = asyncio.new_event_loop()

    def open(self, operation: str, number: int) -> None:
        """So many more on an operation; each tenth draws the whole board."""
        for n in range(number):
            board = Board(operation, "board" if n % 10 == 0 else "data")
            self.every.append(board)
            asyncio.run_coroutine_threadsafe(self._stay(board), self._loop)

    def run(self) -> None:
        self._loop.run_forever()

    def end(self) -> None:
        """Close them, and wait until they are."""
        asyncio.run_coroutine_threadsafe(_leave(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self.join()
        self._loop.close()

    async def _stay(self, board: Board) -> None:
        pause, most = AGAIN
        while True:
            address = random.choice(self._processes).address.replace("http", "ws")
            address += f"/live/operations/{board.operation}?view={board.view}&after={board.seq}"
            headers = {"Authorization": f"Bearer {self._token}"}
            try:
                async with connect(address, additional_headers=headers, max_size=None, compression=None) as line:
                    pause = AGAIN[0]
                    async for text in line:
                        board.take(json.loads(text), self.away)
            except (OSError, WebSocketException):
                pass
            board.live = False
            await asyncio.sleep(pause)
            pause = min(2 * pause, most)


async def _leave() -> None:
    """End whatever else this loop has to do."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for each in others:
        each.cancel()
    await asyncio.gather(*others, return_exceptions=True)


def wait_for(every: list[Board], holds: Any, seconds: float = 60) -> float:
    """Seconds until something holds of every board."""
    begun = time.monotonic()
    while left := [each for each in every if not holds(each)]:
        assert time.monotonic() - begun < seconds, f"{len(left)} of {len(every)} boards, such as {left[:3]}"
        time.sleep(0.01)
    return time.monotonic() - begun
