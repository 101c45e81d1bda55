"""What the bench's figures rest on: rounds that agree, boards that count what they were sent, waits that end."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bench.__main__ import main
from bench.line import MOST, ROUNDS, rounds
from bench.room import Room
from tests.running import run_apart

OPEN = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"
SAYS = b'{"seq":1,"kind":"heartbeat"}'
HEARTBEAT = bytes((0x81, len(SAYS))) + SAYS
DELTA = b"\x81\x7e\x01\x00" + b"x" * 256
Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


async def opened(handle: Handler, frames: int) -> Room:
    """The boards of a room over a server that answers as told, all let go again."""
    answers: list[asyncio.Task[None]] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        answers.append(asyncio.current_task())  # type: ignore[arg-type]
        await reader.readuntil(b"\r\n\r\n")
        await handle(reader, writer)
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        room = Room()
        try:
            await room.open(server.sockets[0].getsockname()[1], "/", "none", frames)
        finally:
            room.close()
            await asyncio.gather(*answers)
    return room


def test_a_pair_that_agrees_is_measured_no_more_often_than_needed() -> None:
    assert rounds(lambda: (2.0, 1.0)) == [(2.0, 1.0)] * ROUNDS


def test_a_pair_that_lies_far_apart_is_measured_again() -> None:
    ratios = iter([1.0, 2.0] * MOST)
    assert len(rounds(lambda: (next(ratios), 1.0))) == MOST


def test_a_board_counts_whole_frames_and_no_heartbeat() -> None:
    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for part in (OPEN + HEARTBEAT[:1], HEARTBEAT[1:] + DELTA[:3], DELTA[3:90], DELTA[90:] + DELTA):
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(0)
        await reader.read()

    room = run_apart(asyncio.wait_for(opened(handle, frames=2), 30))
    assert {board.frames for board in room.boards} == {2}


@pytest.mark.parametrize("answer", [b"HTTP/1.1 403 Forbidden\r\n\r\n", b""], ids=["refused", "let go"])
def test_a_board_that_does_not_open_ends_the_wait(answer: bytes) -> None:
    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(answer)

    with pytest.raises(ConnectionError, match="403 Forbidden" if answer else "let go"):
        run_apart(asyncio.wait_for(opened(handle, frames=1), 30))


def test_what_cannot_be_measured_is_said_with_what_can() -> None:
    with pytest.raises(SystemExit, match="there is no speed; there are results, appends"):
        main("speed")
