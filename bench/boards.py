"""From a tap to the last of 1,000 open boards, durably stored, against a bare broadcast that stores nothing."""

import asyncio
import base64
import json
import tempfile
import time
from pathlib import Path
from statistics import median

import httpx2

from bench.line import line, percentile, title
from bench.servers import process, product
from service.replay.script import read_script
from tests.stories.rows import SCRIPT, Client

BOARDS, ROUNDS = 1000, 60
PORT, BARE = 8913, 8914


class Board(asyncio.Protocol):
    """One open board: shakes hands, then only notes when bytes arrive."""

    def __init__(self, room: "Room", path: str, token: str) -> None:
        self.room, self.path, self.token = room, path, token
        self.head = b""
        self.ready = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        key = base64.b64encode(b"firstlight bench").decode()
        lines = (f"GET {self.path} HTTP/1.1", "Host: 127.0.0.1", "Upgrade: websocket", "Connection: Upgrade")
        lines += (
            f"Sec-WebSocket-Key: {key}",
            "Sec-WebSocket-Version: 13",
            f"Authorization: Bearer {self.token}",
            "",
            "",
        )
        self.transport = transport
        transport.write("\r\n".join(lines).encode())  # type: ignore[attr-defined]

    def data_received(self, data: bytes) -> None:
        if not self.ready:
            self.head += data
            if b"\r\n\r\n" in self.head:
                self.ready = True
                self.room.opened += 1
        self.room.heard(self, len(data))

    def send(self) -> None:
        """One masked text frame of one byte."""
        self.transport.write(b"\x81\x81\x00\x00\x00\x00x")  # type: ignore[attr-defined]


class Room:
    """All boards; knows when each has had a whole frame since the last tap."""

    def __init__(self) -> None:
        self.boards: list[Board] = []
        self.opened = 0
        self.bytes: dict[Board, int] = {}
        self.expected = 0
        self.left = 0
        self.done = asyncio.Event()

    async def open(self, port: int, path: str, token: str) -> None:
        loop = asyncio.get_running_loop()
        for start in range(0, BOARDS, 100):
            made = [loop.create_connection(lambda: Board(self, path, token), "127.0.0.1", port) for _ in range(100)]
            self.boards += [board for _, board in await asyncio.gather(*made)]
            await asyncio.sleep(0.3)
            assert self.opened == start + 100
        await asyncio.sleep(1.5)

    def expect(self, size: int) -> None:
        self.bytes = dict.fromkeys(self.boards, 0)
        self.expected, self.left = size, len(self.boards)
        self.done = asyncio.Event()

    def heard(self, board: Board, size: int) -> None:
        if board not in self.bytes or self.bytes[board] >= self.expected:
            return
        self.bytes[board] += size
        if self.bytes[board] >= self.expected:
            self.left -= 1
            if not self.left:
                self.done.set()

    def close(self) -> None:
        for board in self.boards:
            board.transport.close()


async def ours(http: httpx2.Client, operation: str) -> tuple[list[float], str]:
    """Milliseconds from tap to the last board, and the content of a frame."""
    token = str(http.headers["Authorization"]).removeprefix("Bearer ")
    room = Room()
    await room.open(PORT, f"/live/operations/{operation}?view=board", token)
    took = []
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
    for number in range(ROUNDS):
        name = "log-temporary-return" if number % 2 else "log-temporary-exit"
        room.expect(1000)
        start = time.perf_counter()
        writer.write(tap(f"/api/operations/{operation}/{name}", token))
        await asyncio.wait_for(room.done.wait(), 10)
        took.append((time.perf_counter() - start) * 1000)
        assert (await reader.readline()).startswith(b"HTTP/1.1 200")
        await asyncio.sleep(0.05)
        await reader.read(65536)
    writer.close()
    room.close()
    return took, await frame(operation, token, http)


def tap(path: str, token: str) -> bytes:
    """A decision as a browser sends it."""
    body = '{"person": "P03"}'
    lines = (f"POST {path} HTTP/1.1", "Host: 127.0.0.1", f"Authorization: Bearer {token}")
    lines += ("Content-Type: application/json", f"Content-Length: {len(body)}", "", body)
    return "\r\n".join(lines).encode()


async def frame(operation: str, token: str, http: httpx2.Client) -> str:
    """One delta as it goes over the wire."""
    from websockets.asyncio.client import connect

    address = f"ws://127.0.0.1:{PORT}/live/operations/{operation}?view=board"
    async with connect(address, additional_headers={"Authorization": f"Bearer {token}"}) as socket:
        await socket.recv()
        await asyncio.to_thread(http.post, f"/api/operations/{operation}/log-temporary-exit", json={"person": "P04"})
        while json.loads(text := str(await socket.recv()))["kind"] == "heartbeat":
            pass
        return text


async def theirs(size: int) -> list[float]:
    """The same for a bare broadcast; one of the boards gives the sign."""
    room = Room()
    await room.open(BARE, "/", "none")
    took = []
    for _ in range(ROUNDS):
        room.expect(min(size, 1000))
        start = time.perf_counter()
        room.boards[0].send()
        await asyncio.wait_for(room.done.wait(), 10)
        took.append((time.perf_counter() - start) * 1000)
        await asyncio.sleep(0.05)
    room.close()
    return took


def main() -> None:
    title(f"From a tap to the last of {BOARDS:,} open boards, durably stored")
    with tempfile.TemporaryDirectory() as folder:
        with product(folder, PORT) as http:
            day = Client(http)
            for row in read_script(SCRIPT)[:80]:
                day.carry_out(row)
            taps, text = asyncio.run(ours(http, day.operation))
        path = Path(folder) / "frame"
        path.write_text(text)
        with process("-m", "bench.servers", "bare", str(BARE), str(path)):
            time.sleep(0.5)
            plain = asyncio.run(theirs(len(text)))
    line(
        "median",
        median(taps),
        "ms",
        "a bare broadcast, nothing stored",
        median(plain),
        "<= 1.2",
        median(taps) <= 1.2 * median(plain),
    )
    line("99 of 100", percentile(taps, 0.99), "ms", "the limit", 50, "< 50 ms", percentile(taps, 0.99) < 50)
    print(f"  one frame is {len(text):,} bytes for every board that holds the same view")


if __name__ == "__main__":
    main()
