"""A thousand open boards in one process: each shakes hands, then only counts the frames that have arrived whole."""

import asyncio
import base64

from bench.frames import PING, control, payload
from bench.sizes import size

BOARDS = size(1000, tiny=10)
TOGETHER = 100
"""So many shake hands at once; the next follow when these are through, however long that takes."""
HEARTBEAT = 126
"""Frames shorter than this only say that the line is alive; they come when they like and are not counted."""
KEY = base64.b64encode(b"firstlight bench").decode()


class Board(asyncio.Protocol):
    """One open board."""

    def __init__(self, room: "Room", path: str, token: str) -> None:
        self.room, self.path, self.token = room, path, token
        self.held = b""
        self.left = 0
        self.counts = True
        self.ready = False
        self.frames = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        lines = (f"GET {self.path} HTTP/1.1", "Host: 127.0.0.1", "Upgrade: websocket", "Connection: Upgrade")
        lines += (f"Sec-WebSocket-Key: {KEY}", "Sec-WebSocket-Version: 13")
        lines += (f"Authorization: Bearer {self.token}", "", "")
        self.transport = transport
        transport.write("\r\n".join(lines).encode())

    def data_received(self, data: bytes) -> None:
        if not self.ready:
            self.held += data
            head, blank, data = self.held.partition(b"\r\n\r\n")
            if not blank:
                return
            if not head.startswith(b"HTTP/1.1 101"):
                self.room.has_lost(head.decode())
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
            self.counts = length >= HEARTBEAT
        taken = min(self.left, len(data))
        self.left -= taken
        if not self.left and self.counts:
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
        self.room.has_lost("a board was let go")

    def send(self) -> None:
        """One masked text frame of one byte."""
        self.transport.write(b"\x81\x81\x00\x00\x00\x00x")


class Room:
    """All boards; knows when all are open, and when each has had its next whole frame.

    Whoever waits is told with a ConnectionError of a board that is refused or let go: no wait is without end.
    """

    def __init__(self) -> None:
        self.boards: list[Board] = []
        self.wanted: int | None = None
        self.lost: str | None = None
        self._wait_for(0)

    async def open(self, port: int, path: str, token: str, frames: int, boards: int = BOARDS) -> None:
        """Open every board, and wait until each has had the frames that it is greeted with."""
        loop = asyncio.get_running_loop()
        for begun in range(0, boards, TOGETHER):
            several = min(TOGETHER, boards - begun)
            self._wait_for(several)
            made = [loop.create_connection(lambda: Board(self, path, token), "127.0.0.1", port) for _ in range(several)]
            self.boards += [board for _, board in await asyncio.gather(*made)]
            await self.everybody()
        self.expect(frames)
        await self.everybody()

    def expect(self, frames: int) -> None:
        """From now on wait until each board has had so many whole frames."""
        self.wanted = frames
        self._wait_for(sum(board.frames < frames for board in self.boards))

    async def everybody(self) -> None:
        """Wait until every board has what is expected."""
        await self.done.wait()
        if self.lost:
            raise ConnectionError(self.lost)

    def has_opened(self) -> None:
        self._one_less()

    def has_heard(self, board: Board) -> None:
        if board.frames == self.wanted:
            self._one_less()

    def has_lost(self, why: str) -> None:
        self.lost = self.lost or why
        self.done.set()

    @property
    def most(self) -> int:
        """How many frames the board that has had most has had."""
        return max(board.frames for board in self.boards)

    def close(self) -> None:
        for board in self.boards:
            board.transport.close()

    def _wait_for(self, boards: int) -> None:
        self.left = boards
        self.done = asyncio.Event()
        if not boards or self.lost:
            self.done.set()

    def _one_less(self) -> None:
        self.left -= 1
        if not self.left:
            self.done.set()
