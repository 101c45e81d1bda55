"""What breaks off on its way is nothing that anybody sent: half of a form says something else than the whole."""

import socket
import time
from urllib.parse import urlencode

import pytest

from tests.given import people_here
from tests.running import PATIENCE, Running
from tests.web.forms import there
from web.cli.lines import AskedInTime
from web.http import limits


def test_of_a_form_that_breaks_off_nothing_is_stored(served: Running) -> None:
    operation = there(served, people_here())
    log, address = served.application.log, f"/operations/{operation}/do/record-costs"
    whole = urlencode({"heading": "food", "payer": "Council", "entry": "broken", "pounds": "1000"})
    head = log.head()
    sent(served, address, whole, whole.removesuffix("00"))
    time.sleep(1)
    assert log.head() == head, "£10 were stored of £1,000"
    answer = served.client().post(address, content=whole, headers=FORM, follow_redirects=False)
    assert answer.status_code == 303, "the whole of it is stored under its own key once it comes"
    assert log.head() > head


START = b"POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
HELD = {
    "nothing": b"",
    "half a head": b"GET /health HTTP/1.1\r\nHost: x\r\nX-Half: ",
    "half a head of a live line": b"GET /live/operations/op-1 HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n",
    "half a second head": b"GET /health HTTP/1.1\r\nHost: x\r\n\r\nGET /",
    "a line between two": b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n\r\n",
    "half a body": START + b"Content-Length: 1000\r\n\r\nusername=a",
    "half a body in parts": START + b"Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n",
}


@pytest.mark.parametrize("begun", HELD.values(), ids=HELD)
def test_nobody_holds_a_line_by_half_of_a_request(
    served: Running, monkeypatch: pytest.MonkeyPatch, begun: bytes
) -> None:
    monkeypatch.setattr(AskedInTime, "patience", 0.4)
    monkeypatch.setattr(limits, "SILENT", 0.4)
    with socket.create_connection(("127.0.0.1", served.port)) as line:
        line.settimeout(PATIENCE)
        line.sendall(begun)
        came = b"".join(iter(lambda: line.recv(65536), b""))
    assert (b" 408 " in came) == (begun.startswith(START)), came[:200]


def test_whoever_sends_slowly_and_goes_on_is_answered(served: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SILENT", 1.0)
    with socket.create_connection(("127.0.0.1", served.port)) as line:
        line.sendall(START + b"Content-Length: 10\r\n\r\n")
        for each in b"username=a":
            time.sleep(0.2)
            line.sendall(bytes([each]))
        assert line.recv(65536).startswith(b"HTTP/1.1 401 ")


def endless(line: socket.socket) -> None:
    line.sendall(b"GET /health HTTP/1.1\r\nX-Long: ")
    for _ in range(200):
        line.sendall(b"a" * 10_000)
        time.sleep(0.01)


def test_a_head_without_end_is_cut_off(served: Running) -> None:
    with socket.create_connection(("127.0.0.1", served.port)) as line, pytest.raises(OSError, match=r"reset|pipe"):
        endless(line)


FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def sent(running: Running, address: str, whole: str, part: str) -> None:
    """A part of a form, of which the head of the request says how long it is; then the line breaks."""
    token = running.client().headers["Authorization"]
    head = f"POST {address} HTTP/1.1\r\nHost: 127.0.0.1:{running.port}\r\nAuthorization: {token}\r\n"
    head += f"Content-Type: {FORM['Content-Type']}\r\nContent-Length: {len(whole)}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", running.port)) as line:
        line.sendall(head.encode() + part.encode())
        time.sleep(0.2)
