"""A server on loopback as a new user would start it, with accounts for those who test it."""

import asyncio
import json
import ssl
import threading
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import httpx2
import uvicorn
from websockets.sync.client import ClientConnection, connect

from service.access.access_log import Access
from service.access.accounts import Accounts
from service.access.reasons import reference_in
from tests import postgres
from tests.ports import free_port
from web.cli.serving import server

T = TypeVar("T")
PASSWORD = "a-password-for-tests"
PATIENCE = 120
"""Seconds for which a client waits for an answer, on a machine that is busy with other tests."""
TRUSTED = ssl.create_default_context()
"""Whom clients trust, read once for all: a client that reads it for itself takes longer over that than to ask."""
People = dict[str, tuple[str, tuple[str, ...], tuple[str, ...] | None]]
PEOPLE: People = {
    "operator": ("Police", ("operator",), None),
    "coordinator": ("Council", ("coordinator", "registrar"), None),
    "manager": ("Council", ("manager",), ()),
    "reader": ("British Red Cross", ("partner_reader",), ()),
    "redcross": ("British Red Cross", ("welfare", "first_responder"), ()),
    "nurse": ("Health provider", ("health",), ()),
    "police": ("Police", ("tactical_lead", "first_responder"), ()),
    "wall": ("Council", ("wall",), ()),
    "stranger": ("Circus", ("partner_reader",), ()),
}
"""User name: agency, roles, whom they may record for."""


class Running:
    """Start and stop it as often as a test likes; the store stays."""

    def __init__(self, path: Path, people: People = PEOPLE, database: str | None = None) -> None:
        self.path = path
        self.database = database or postgres.address(path)
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        accounts = Accounts(self.database)
        for name, (agency, roles, acts_for) in people.items():
            accounts.add(name, PASSWORD, name=name.capitalize(), agency=agency, roles=roles, acts_for=acts_for)
        accounts.close()
        self._tokens: dict[str, str] = {}
        self._clients: dict[str, httpx2.Client] = {}

    def start(self) -> None:
        """Serve until `stop`."""
        self.server: uvicorn.Server
        self.server, self.application = server(self.database, "127.0.0.1", self.port, f"folder:{self.path}.outbox")
        self._thread = threading.Thread(target=self.server.run)
        self._thread.start()
        while not self.server.started:
            time.sleep(0.01)

    def stop(self) -> None:
        """Let go of the port and the store."""
        for client in self._clients.values():
            client.close()
        self._clients, self._tokens = {}, {}
        self.server.should_exit = True
        self._thread.join()

    def client(self, who: str = "operator") -> httpx2.Client:
        """Somebody's HTTP client, signed in with a token."""
        if who not in self._tokens:
            body = {"username": who, "password": PASSWORD}
            signed_in = httpx2.post(f"{self.address}/api/sign-in", json=body, timeout=PATIENCE, verify=TRUSTED)
            self._tokens[who] = signed_in.json()["token"]
            headers = {"Authorization": f"Bearer {self._tokens[who]}"}
            self._clients[who] = httpx2.Client(base_url=self.address, headers=headers, timeout=PATIENCE, verify=TRUSTED)
        return self._clients[who]

    def closed_at_the_end(self, client: httpx2.Client) -> httpx2.Client:
        """A client of a test's own, let go of with the server."""
        self._clients[f"its own {len(self._clients)}"] = client
        return client

    def why(self, look: Access) -> str | None:
        """The reason that was given for a look, in clear. Raises Erased where it went with whom it was about."""
        reference = reference_in(look.reason)
        return self.application.vault.open(reference) if reference else look.reason

    @contextmanager
    def live(
        self, operation: str, who: str = "operator", view: str = "data", after: int | None = None
    ) -> Iterator["Line"]:
        """Somebody's live view."""
        self.client(who)
        address = f"ws://127.0.0.1:{self.port}/live/operations/{operation}?view={view}"
        address += f"&after={after}" if after is not None else ""
        headers = {"Authorization": f"Bearer {self._tokens[who]}"}
        with connect(address, additional_headers=headers, max_size=None) as socket:
            yield Line(socket)


def run_apart(work: Coroutine[Any, Any, T]) -> T:
    """What a coroutine gives, run on a thread of its own: a browser of another test keeps a loop on this one."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, work).result()


class Line:
    """The frames of a live view, heartbeats left out."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.raw: list[str] = []

    def frame(self, timeout: float = PATIENCE) -> dict[str, Any]:
        """The next frame."""
        while True:
            text = str(self.socket.recv(timeout))
            frame: dict[str, Any] = json.loads(text)
            if frame["kind"] != "heartbeat":
                self.raw.append(text)
                return frame

    def until(self, seq: int) -> dict[str, Any]:
        """The frame that brings the view to a position."""
        while (frame := self.frame())["seq"] < seq:
            pass
        return frame
