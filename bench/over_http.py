"""Decisions a second over HTTP at 1, 8 and 32 connections, against an empty POST of the same body, same server.

Both are asked over raw sockets by the same generator; ours stores each decision durably before it answers.
"""

import asyncio
import json
import tempfile
from collections.abc import Iterator
from itertools import islice

from bench.line import pair, rounds, title
from bench.raw_http import post, rate
from bench.servers import process, product, wait
from service.replay.script import read_script
from tests.stories.rows import SCRIPT, Client

PEOPLE = 320
"""Registered people, shared by the connections."""
TURNS = 2
"""How often each goes out and comes in again in one round."""
PORT, EMPTY = 8911, 8912


def in_and_out(address: str, people: list[str], token: str) -> Iterator[bytes]:
    """Each person out, then each in again, and so on without end."""
    while True:
        for name in ("log-temporary-exit", "log-temporary-return"):
            for person in people:
                yield post(address.format(name=name), json.dumps({"person": person, "on_behalf_of": "Council"}), token)


def queues(address: str, people: list[str], token: str, callers: int) -> list[Iterator[bytes]]:
    """The requests of each connection; people belong to one connection alone, and stand as they stood afterwards."""
    shares = [people[number::callers] for number in range(callers)]
    return [islice(in_and_out(address, share, token), 2 * TURNS * len(share)) for share in shares]


def main() -> None:
    title("Decisions a second over HTTP, one process (Eden checks in 7.6 to 9.6 people a second)")
    with tempfile.TemporaryDirectory() as folder, product(folder, PORT) as http:
        day = Client(http)
        for row in read_script(SCRIPT)[:60]:
            day.carry_out(row)
        people = [f"P{number}" for number in range(100, 100 + PEOPLE)]
        for person in people:
            body = {"person": person, "age": "adult"}
            assert http.post(f"/api/operations/{day.operation}/register-person", json=body).status_code == 200
        token = str(http.headers["Authorization"]).removeprefix("Bearer ")
        with process("-m", "bench.servers", "empty", str(EMPTY)):
            wait(f"http://127.0.0.1:{EMPTY}/docs")
            for callers in (1, 8, 32):

                def measure(callers: int = callers) -> tuple[float, float]:
                    ours = queues(f"/api/operations/{day.operation}/{{name}}", people, token, callers)
                    theirs = queues("/empty", people, token, callers)
                    return asyncio.run(rate(PORT, ours)), asyncio.run(rate(EMPTY, theirs))

                what = f"{callers} connection{'s' if callers > 1 else ''}"
                limit = ("at 32: >= 0.4", lambda ratio: ratio >= 0.4) if callers == 32 else ("", lambda ratio: True)
                pair(what, rounds(measure), "/s", "an empty POST of the same body", *limit)


if __name__ == "__main__":
    main()
