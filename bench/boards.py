"""From a tap to the last of 1,000 open boards, durably stored, against a bare broadcast that stores nothing."""

import asyncio
import base64
import json
import tempfile
import time
from pathlib import Path
from statistics import median

import httpx2

from bench.frames import PING, control, payload
from bench.line import line, pair, percentile, rounds, title
from bench.raw_http import post
from bench.servers import listening, process, product
from service.replay.script import read_script
from tests.stories.rows import SCRIPT, Client

BOARDS, ROUNDS = 1000, 60
PORT, BARE = 8913, 8914


class Board(asyncio.Protocol):
    """One open board: shakes hands, then only counts the frames that have arrived whole."""

    def __init__(self, room: "Room", path: str, token: str) -> None:
        self.room, self.path, self.token = room, path, token
        self.held = b""
        self.left = 0
        self.ready = False
        self.frames = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        key = base64.b64encode(b"firstlight bench").decode()
        lines = (f"GET {self.path} HTTP/1.1", "Host: 127.0.0.1", "Upgrade: websocket", "Connection: Upgrade")
        lines += (f"Sec-WebSocket-Key: {key}", "Sec-WebSocket-Version: 13")
        lines += (f"Authorization: Bearer {self.token}", "", "")
        self.transport = transport
        transport.write("\r\n".join(lines).encode())

    def data_received(self, data: bytes) -> None:
        if not self.ready:
            self.held += data
            _, blank, data = self.held.partition(b"\r\n\r\n")
            if not blank:
                return
            self.ready, self.held = True, b""
            self.room.has_opened()
        while data:
            data = self._take(data)

    def _take(self, data: bytes) -> bytes:
        """What is left of some bytes once they were counted to the frame that they belong to."""
        if not self.left:
            self.held += data
            size = payload(self.held)
            if size is None or (control(self.held) and len(self.held) < sum(size)):
                return b""
            head, length = size
            if control(self.held):
                return self._answer(head + length)
            data, self.held, self.left = self.held[head:], b"", length
        taken = min(self.left, len(data))
        self.left -= taken
        if not self.left:
            self.frames += 1
            self.room.has_heard(self)
        return data[taken:]

    def _answer(self, size: int) -> bytes:
        """Answer a ping, as a browser would; who does not is let go by the server."""
        ping, data, self.held = self.held[:size], self.held[size:], b""
        if ping[0] & 0x0F == PING:
            said = ping[2:]
            self.transport.write(bytes((0x8A, 0x80 | len(said))) + b"\x00\x00\x00\x00" + said)
        return data

    def connection_lost(self, error: Exception | None) -> None:
        self.room.has_lost()

    def send(self) -> None:
        """One masked text frame of one byte."""
        self.transport.write(b"\x81\x81\x00\x00\x00\x00x")


class Room:
    """All boards; knows when all are open, and when each has had its next whole frame."""

    def __init__(self) -> None:
        self.boards: list[Board] = []
        self.opened = 0
        self.wanted = 0
        self.left = 0
        self.lost = False
        self.done = asyncio.Event()
        self.all_open = asyncio.Event()

    async def open(self, port: int, path: str, token: str, frames: int) -> None:
        """Open every board, a hundred at a time, each once those before it have shaken hands and had their frames."""
        loop = asyncio.get_running_loop()
        for start in range(0, BOARDS, 100):
            self.all_open.clear()
            made = [loop.create_connection(lambda: Board(self, path, token), "127.0.0.1", port) for _ in range(100)]
            self.boards += [board for _, board in await asyncio.gather(*made)]
            while self.opened < start + 100:
                self.all_open.clear()
                await self.all_open.wait()
        await self.everybody_has(frames)

    def has_opened(self) -> None:
        self.opened += 1
        self.all_open.set()

    async def everybody_has(self, frames: int) -> None:
        """Wait until each board has had so many whole frames."""
        self.expect(frames)
        await self.heard_by_all()

    def expect(self, frames: int) -> None:
        self.wanted = frames
        self.done = asyncio.Event()
        self.left = sum(board.frames < frames for board in self.boards)
        if not self.left:
            self.done.set()

    def has_lost(self) -> None:
        """A board that is let go while it is waited for would be waited for without end."""
        if not self.done.is_set():
            self.lost = True
            self.done.set()

    async def heard_by_all(self) -> None:
        await self.done.wait()
        if self.lost:
            raise ConnectionError("the server let a board go")

    def has_heard(self, board: Board) -> None:
        if board.frames == self.wanted:
            self.left -= 1
            if self.left == 0:
                self.done.set()

    @property
    def most(self) -> int:
        """How many frames the board that has had most has had."""
        return max(board.frames for board in self.boards)

    def close(self) -> None:
        for board in self.boards:
            board.transport.close()


async def ours(http: httpx2.Client, operation: str) -> list[float]:
    """Milliseconds from tap to the last byte at the last board."""
    token = str(http.headers["Authorization"]).removeprefix("Bearer ")
    room = Room()
    await room.open(PORT, f"/live/operations/{operation}?view=board", token, frames=1)
    took = []
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
    for number in range(ROUNDS):
        name = "log-temporary-return" if number % 2 else "log-temporary-exit"
        await room.everybody_has(room.most)
        room.expect(room.most + 1)
        start = time.perf_counter()
        writer.write(post(f"/api/operations/{operation}/{name}", '{"person": "P03"}', token))
        await room.heard_by_all()
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
    for number in range(ROUNDS):
        room.expect(number + 1)
        start = time.perf_counter()
        room.boards[0].send()
        await room.heard_by_all()
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
