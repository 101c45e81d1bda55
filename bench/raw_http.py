"""Requests over raw sockets: a generator that is never the limit, because it does next to nothing itself."""

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle

Next = Callable[[], bytes | None]
"""The next request of a connection as bytes; None where it has made all of its own."""


def post(path: str, body: str, token: str) -> bytes:
    """A decision as a program sends it."""
    lines = (f"POST {path} HTTP/1.1", "Host: 127.0.0.1", f"Authorization: Bearer {token}")
    lines += ("Content-Type: application/json", f"Content-Length: {len(body)}", "", body)
    return "\r\n".join(lines).encode()


class Caller(asyncio.Protocol):
    """One connection: sends a request, waits for the whole answer, sends the next."""

    def __init__(self, requests: Iterator[bytes], done: "asyncio.Future[None]") -> None:
        self.requests, self.done, self.held = requests, done, b""
        self.answered = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self._send()

    def data_received(self, data: bytes) -> None:
        self.held += data
        head, blank, body = self.held.partition(b"\r\n\r\n")
        if not blank or len(body) < _length(head):
            return
        if not head.startswith(b"HTTP/1.1 200"):
            self.done.set_exception(RuntimeError(self.held.decode()))
            return
        self.held = b""
        self.answered += 1
        self._send()

    def connection_lost(self, error: Exception | None) -> None:
        if not self.done.done():
            self.done.set_exception(error or ConnectionError("the server let go"))

    def _send(self) -> None:
        request = next(self.requests, None)
        if request is None:
            self.done.set_result(None)
            self.transport.close()
        else:
            self.transport.write(request)


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    raise RuntimeError("an answer without its length")


async def rate(ports: Sequence[int], queues: Sequence[Iterator[bytes]]) -> float:
    """Requests answered with 200 in a second, until all are empty; ports take turns, a connection a queue."""
    loop = asyncio.get_running_loop()
    done = [loop.create_future() for _ in queues]
    start = time.perf_counter()
    made = [
        await loop.create_connection(lambda queue=queue, end=end: Caller(queue, end), "127.0.0.1", port)  # type: ignore[misc]
        for queue, end, port in zip(queues, done, cycle(ports), strict=False)
    ]
    await asyncio.gather(*done)
    return sum(caller.answered for _, caller in made) / (time.perf_counter() - start)
