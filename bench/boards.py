"""From a tap to the last of 1,000 open boards, durably stored, against a bare broadcast that stores nothing."""

import asyncio
import json
import tempfile
import time
from pathlib import Path
from statistics import median

import httpx2

from bench.line import line, pair, percentile, rounds, title
from bench.raw_http import post
from bench.room import BOARDS, Room
from bench.servers import listening, process, product
from service.replay.script import read_script
from tests.stories.rows import SCRIPT, Client

TAPS = 60
"""Taps of one round, each once every board has the one before."""
PORT, BARE = 8913, 8914


async def ours(http: httpx2.Client, operation: str) -> list[float]:
    """Milliseconds from tap to the last byte at the last board."""
    token = str(http.headers["Authorization"]).removeprefix("Bearer ")
    room = Room()
    await room.open(PORT, f"/live/operations/{operation}?view=board", token, frames=1)
    took = []
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
    for number in range(TAPS):
        name = "log-temporary-return" if number % 2 else "log-temporary-exit"
        room.expect(room.most)
        await room.everybody()
        room.expect(room.most + 1)
        start = time.perf_counter()
        writer.write(post(f"/api/operations/{operation}/{name}", '{"person": "P03"}', token))
        await room.everybody()
        took.append((time.perf_counter() - start) * 1000)
        await answer(reader)
    writer.close()
    room.close()
    return took


async def answer(reader: asyncio.StreamReader) -> None:
    """Read one whole answer, which must be a good one."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    assert head.startswith(b"http/1.1 200"), head
    await reader.readexactly(int(head.partition(b"content-length:")[2].partition(b"\r\n")[0]))


async def frame(operation: str, http: httpx2.Client) -> str:
    """One delta as it goes over the wire."""
    from websockets.asyncio.client import connect

    token = str(http.headers["Authorization"]).removeprefix("Bearer ")
    address = f"ws://127.0.0.1:{PORT}/live/operations/{operation}?view=board"
    async with connect(address, additional_headers={"Authorization": f"Bearer {token}"}) as socket:
        await socket.recv()
        await asyncio.to_thread(http.post, f"/api/operations/{operation}/log-temporary-exit", json={"person": "P04"})
        while json.loads(text := str(await socket.recv()))["kind"] == "heartbeat":
            pass
        return text


async def theirs() -> list[float]:
    """The same for a bare broadcast; one of the boards gives the sign."""
    room = Room()
    await room.open(BARE, "/", "none", frames=0)
    took = []
    for number in range(TAPS):
        room.expect(number + 1)
        start = time.perf_counter()
        room.boards[0].send()
        await room.everybody()
        took.append((time.perf_counter() - start) * 1000)
    room.close()
    return took


def main() -> None:
    title(f"From a tap to the last of {BOARDS:,} open boards, durably stored")
    taps: list[float] = []
    with tempfile.TemporaryDirectory() as folder, product(folder, PORT) as http:
        day = Client(http)
        for row in read_script(SCRIPT)[:80]:
            day.carry_out(row)
        path = Path(folder) / "frame"
        path.write_text(asyncio.run(frame(day.operation, http)))
        with process("-m", "bench.servers", "bare", str(BARE), str(path)):
            listening(BARE)

            def measure() -> tuple[float, float]:
                mine = asyncio.run(ours(http, day.operation))
                taps.extend(mine)
                return median(mine), median(asyncio.run(theirs()))

            pair("median", rounds(measure), "ms", "a bare broadcast, nothing stored", "<= 1.2", lambda it: it <= 1.2)
        size = len(path.read_bytes())
    last = percentile(taps, 0.99)
    line("99 of 100", last, "ms", "the limit", 50, "< 50 ms", last < 50)
    print(f"  one frame is {size:,} bytes for every board that holds the same view")


if __name__ == "__main__":
    main()
