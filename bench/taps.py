"""Taps before many open boards: how long until the last of them has the frame, ours and a bare broadcast's."""

import asyncio
import json
import time
from collections.abc import Sequence

from websockets.asyncio.client import connect

from bench.raw_http import post
from bench.room import BOARDS, Room


async def ours(ports: Sequence[int], token: str, operation: str, taps: int, boards: int = BOARDS) -> list[float]:
    """Milliseconds from a tap at the first port to the last byte at the last board; the ports share the boards."""
    room, took = Room(), []
    for port in ports:
        path = f"/live/operations/{operation}?view=board"
        await room.open(port, path, token, frames=1, boards=boards // len(ports))
    reader, writer = await asyncio.open_connection("127.0.0.1", ports[0])
    for number in range(taps):
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


async def frame(port: int, token: str, operation: str) -> str:
    """One delta as it goes over the wire: somebody else goes out."""
    address = f"ws://127.0.0.1:{port}/live/operations/{operation}?view=board"
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    async with connect(address, additional_headers={"Authorization": f"Bearer {token}"}) as socket:
        await socket.recv()
        writer.write(post(f"/api/operations/{operation}/log-temporary-exit", '{"person": "P04"}', token))
        while json.loads(text := str(await socket.recv()))["kind"] == "heartbeat":
            pass
        await answer(reader)
        writer.close()
        return text


async def bare(port: int, taps: int, boards: int = BOARDS) -> list[float]:
    """The same for a bare broadcast; one of the boards gives the sign."""
    room, took = Room(), []
    await room.open(port, "/", "none", frames=0, boards=boards)
    for number in range(taps):
        room.expect(number + 1)
        start = time.perf_counter()
        room.boards[0].send()
        await room.everybody()
        took.append((time.perf_counter() - start) * 1000)
    room.close()
    return took
