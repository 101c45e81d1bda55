"""Decisions a second over HTTP at 1, 8 and 32 callers, against an empty POST of the same body on the same server."""

import asyncio
import json
import tempfile
import time

import httpx2

from bench.line import line, title
from bench.servers import process, product, wait
from service.replay.script import read_script
from tests.stories.rows import SCRIPT, Client

SECONDS = 3.0
PORT, EMPTY = 8911, 8912


class Doors:
    """Who is out: each call lets one person out, or in again."""

    def __init__(self, address: str, people: list[str]) -> None:
        self.address, self.people = address, people
        self.out: set[str] = set()

    async def call(self, client: httpx2.AsyncClient, person: str) -> None:
        name = "log-temporary-return" if person in self.out else "log-temporary-exit"
        body = json.dumps({"person": person, "on_behalf_of": "Council"})
        answer = await client.post(self.address.format(name=name), content=body)
        assert answer.status_code == 200, answer.text
        self.out ^= {person}


async def rate(base: str, headers: dict[str, str], callers: int, doors: Doors) -> float:
    """Requests answered with 200 in a second, over so many connections."""
    done = 0
    end = time.perf_counter() + SECONDS

    async def call(mine: list[str]) -> None:
        nonlocal done
        async with httpx2.AsyncClient(base_url=base, headers=headers, timeout=30) as client:
            while time.perf_counter() < end:
                for person in mine:
                    await doors.call(client, person)
                    done += 1

    start = time.perf_counter()
    await asyncio.gather(*(call(doors.people[number::callers]) for number in range(callers)))
    return done / (time.perf_counter() - start)


def main() -> None:
    title("Decisions a second over HTTP, one process (Eden checks in 7.6 to 9.6 people a second)")
    with tempfile.TemporaryDirectory() as folder, product(folder, PORT) as http:
        day = Client(http)
        for row in read_script(SCRIPT)[:60]:
            day.carry_out(row)
        people = [f"P{number}" for number in range(100, 1060)]
        for person in people:
            body = {"person": person, "age": "adult"}
            assert http.post(f"/api/operations/{day.operation}/register-person", json=body).status_code == 200
        with process("-m", "bench.servers", "empty", str(EMPTY)):
            wait(f"http://127.0.0.1:{EMPTY}/docs")
            headers = dict(http.headers)
            for number, callers in enumerate((1, 8, 32)):
                mine = people[number * 320 : (number + 1) * 320]
                ours, theirs = Doors(f"/api/operations/{day.operation}/{{name}}", mine), Doors("/empty", mine)
                decided = asyncio.run(rate(f"http://127.0.0.1:{PORT}", headers, callers, ours))
                empty = asyncio.run(rate(f"http://127.0.0.1:{EMPTY}", headers, callers, theirs))
                what = f"{callers} caller{'s' if callers > 1 else ''}"
                met = callers != 32 or decided >= 0.4 * empty
                line(what, decided, "/s", "an empty POST of the same body", empty, "at 32: >= 0.4", met)


if __name__ == "__main__":
    main()
