"""A receiver of webhooks on loopback that does as it is told, and a server that sends to it at a test's pace."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from standardwebhooks import Webhook

from service.sending.turns import Pace
from tests.given import people_here
from tests.running import PEOPLE, Running
from tests.web.forms import Form, signed_in, there

PACE = Pace(idle=0.05, answer=1.0, lease=2.0, first=0.05, most=0.2, give_up=3600)
ADMINISTRATORS = {
    "admin": ("Council", ("administrator",), ()),
    "charity": ("British Red Cross", ("administrator",), ()),
}
PATIENCE = 60.0


class Receiver:
    """Answers each delivery as `answers` says, and keeps what it took."""

    def __init__(self) -> None:
        self.came: list[dict[str, Any]] = []
        self.took: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.bodies: list[bytes] = []
        self.answers: Callable[[dict[str, Any]], int] = lambda event: 204
        self.address = ""

    @property
    def positions(self) -> list[int]:
        return [int(each["id"]) for each in self.took]

    def handle(self, body: bytes, headers: dict[str, str]) -> int:
        event = json.loads(body)
        self.came.append(event)
        self.headers.append(headers)
        self.bodies.append(body)
        if (status := self.answers(event)) == 204:
            self.took.append(event)
        return status

    def proved(self, secret: str) -> list[dict[str, Any]]:
        """What came, each held against the secret; raises where one is not signed with it."""
        signing = Webhook(secret)
        return [signing.verify(body, headers) for body, headers in zip(self.bodies, self.headers, strict=True)]


@contextmanager
def receiving() -> Iterator[Receiver]:
    """A receiver that listens."""
    made = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status = made.handle(body, {name.lower(): value for name, value in self.headers.items()})
            try:
                self.send_response(status)
                if status in (301, 302, 307, 308):
                    self.send_header("Location", f"{made.address}/elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()
            except OSError:  # whoever sent has gone meanwhile
                pass

        def log_message(self, *_: Any) -> None:
            pass

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listening.daemon_threads = True
    made.address = f"http://127.0.0.1:{listening.server_port}"
    thread = threading.Thread(target=listening.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield made
    finally:
        listening.shutdown()
        thread.join()
        listening.server_close()


def at_a_pace(running: Running, **changed: float) -> None:
    """Let a running server send to loopback, at the pace of a test."""
    running.application.webhooks.loopback = True
    for name in Pace.__dataclass_fields__:
        setattr(running.server.config.app.state.sending.pace, name, changed.get(name, getattr(PACE, name)))


def hook(running: Running, address: str, who: str = "admin", **asked: Any) -> str:
    """Register a webhook on the page; its secret."""
    client = signed_in(running, who)
    csrf = Form(client.get("/webhooks").text, "/webhooks").stands["csrf_token"][0]
    form = {"name": "Case system", "address": address, "roles": ["coordinator"], "types": "", **asked}
    answer = client.post("/webhooks", data={"csrf_token": csrf, **form})
    assert answer.status_code == 200, answer.text
    return "whsec_" + answer.text.partition("whsec_")[2].partition("<")[0]


def until(holds: Callable[[], object]) -> None:
    """Wait for what comes by itself."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.02)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as made:
        yield made


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    server = Running(tmp_path / "firstlight.db", {**PEOPLE, **ADMINISTRATORS})
    server.start()
    at_a_pace(server)
    yield server
    server.stop()


@pytest.fixture
def operation(running: Running) -> str:
    return there(running, people_here())
