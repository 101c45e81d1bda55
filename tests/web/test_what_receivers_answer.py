"""A receiver that answers oddly, late or not at all: its owner reads in words why nothing was taken."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from service.sending.post import Delivery, client_for, deliver
from tests.running import run_apart

ODD = "It closed the line, or sent what is no answer."
BUSY = b"HTTP/1.1 429 Slow down\r\nContent-Length: 0\r\nRetry-After: %b\r\n\r\n"


@contextmanager
def answering(said: bytes, after: float = 0) -> Iterator[str]:
    """The address of one that says this to whoever asks first, so many seconds later, and closes the line."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            line, _ = listening.accept()
            with line:
                line.recv(65_536)
                time.sleep(after)
                line.sendall(said)

        thread = threading.Thread(target=answer)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
        thread.join()


def sent_to(address: str) -> Delivery:
    async def send() -> Delivery:
        async with client_for(0.5) as client:
            return await deliver(client, address, b"0" * 32, {"id": "7"}, seconds=0.5, loopback=True)

    return run_apart(send())


@pytest.mark.parametrize(
    ("said", "why_not"),
    [
        (b"", ODD),
        (b"\x00\xff nothing of the kind\r\n\r\n", ODD),
        (b"HTTP/1.1 204 No Content\r\nServ", ODD),
        (b"HTTP/1.1 204 No Content\r\nA: " + b"a" * 200_000 + b"\r\n\r\n", ODD),
        (b"HTTP/1.1 500 No\r\nContent-Length: 9\r\n\r\nhalf", "It answered 500."),
        (b"HTTP/1.1 200 Yes\r\nContent-Length: 9\r\n\r\nhalf", None),
    ],
)
def test_what_came_of_a_delivery_is_said_in_words(said: bytes, why_not: str | None) -> None:
    with answering(said) as address:
        assert sent_to(address).why_not == why_not


def test_one_that_answers_late_or_speaks_no_tls_or_is_not_there_is_told_apart() -> None:
    with answering(b"HTTP/1.1 204 No Content\r\n\r\n", after=0.8) as address:
        assert sent_to(address).why_not == "It did not answer within 0.5 seconds."
    with answering(b"HTTP/1.1 400 No\r\n\r\n") as address:
        assert sent_to(address.replace("http", "https")).why_not == "No secure line could be opened to it."
    assert sent_to(address).why_not == "Nothing listens at its address."
    assert sent_to("https://two..dots.example/").why_not == "Its name is not known."


@pytest.mark.parametrize(
    ("said", "seconds"), [(b"120", 120), (b"soon", 0), (b"-5", 0), (b"Mon, 30 Nov 2020 10:00:00 GMT", 0)]
)
def test_one_that_is_busy_is_left_alone_as_long_as_it_asks(said: bytes, seconds: float) -> None:
    with answering(BUSY % said) as address:
        assert sent_to(address) == Delivery("It answered 429.", wait=seconds)


def test_one_that_is_busy_may_name_the_moment() -> None:
    until = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    with answering(BUSY % until.encode()) as address:
        assert 80 < sent_to(address).wait <= 90
