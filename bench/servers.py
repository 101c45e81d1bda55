"""Servers for the bench, each in a process of its own: the product, and what it is held against."""

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import gettempdir

import httpx2
import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from websockets.asyncio.server import ServerConnection, broadcast, serve
from websockets.exceptions import ConnectionClosed

from service.access.accounts import Accounts

PASSWORD = "a-password-for-bench"
ROOT = Path(__file__).parent.parent
SAID = Path(gettempdir()) / "firstlight-bench.log"
"""What the servers say, a line for each request, as in use."""


@contextmanager
def process(*command: str) -> Iterator[int]:
    """A process that lasts as long as it is used; its id."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with SAID.open("ab") as to:
        started = subprocess.Popen([sys.executable, *command], cwd=ROOT, env=environment, stderr=to)
    try:
        yield started.pid
    finally:
        started.terminate()
        started.wait()


@contextmanager
def product(database: str, port: int) -> Iterator[httpx2.Client]:
    """The product over a store, with somebody signed in who may do everything."""
    token = somebody(database)
    with serving(database, port), client(port, token) as http:
        yield http


def somebody(database: str) -> str:
    """The token of somebody who is signed in and may do everything."""
    accounts = Accounts(database)
    accounts.add("bench", PASSWORD, name="Bench", agency="Police", roles=["operator"], acts_for=None)
    token = accounts.sign_in("bench", PASSWORD)
    accounts.close()
    return token


def client(port: int, token: str) -> httpx2.Client:
    """A client that says who asks."""
    headers, limits = {"Authorization": f"Bearer {token}"}, httpx2.Limits(max_connections=64)
    return httpx2.Client(base_url=f"http://127.0.0.1:{port}", headers=headers, limits=limits, timeout=30)


def token_of(http: httpx2.Client) -> str:
    """What a client says who it is by."""
    return str(http.headers["Authorization"]).removeprefix("Bearer ")


@contextmanager
def serving(database: str, port: int) -> Iterator[int]:
    """A process of the product over a store, once it answers; its id."""
    command = ("-m", "web.cli.main", "serve", "--drain", "0", "--port", str(port), "--database", database)
    with process(*command) as started:
        wait(f"http://127.0.0.1:{port}/health")
        yield started


@contextmanager
def several(number: int, database: str, port: int) -> Iterator[dict[int, int]]:
    """So many processes of the product over one store, on ports that follow each other: the process of each port."""
    with ExitStack() as held:
        yield {each: held.enter_context(serving(database, each)) for each in range(port, port + number)}


@contextmanager
def empty_posts(port: int) -> Iterator[int]:
    """A route of an empty FastAPI that reads a body, on the same server; its process."""
    with process("-m", "bench.servers", "empty", str(port)) as started:
        wait(f"http://127.0.0.1:{port}/docs")
        yield started


def wait(address: str) -> None:
    """Until a server answers, however slow the machine; a minute without an answer is no start at all."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            httpx2.get(address)
            return
        except httpx2.TransportError:
            time.sleep(0.02)
    raise TimeoutError(address)


def listening(port: int) -> None:
    """Until a port takes connections."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise TimeoutError(port)


def empty(port: int) -> None:
    """An empty FastAPI route that reads the same body, on the same server."""
    app = FastAPI()

    @app.post("/empty")
    async def route(request: Request) -> JSONResponse:
        await request.json()
        return JSONResponse({"ok": True})

    uvicorn.run(app, port=port, log_level="warning", ws="websockets-sansio")


async def bare(port: int, path: str) -> None:
    """A bare `websockets` server: on a byte from one it sends the same bytes to all, and stores nothing."""
    data = await asyncio.to_thread(Path(path).read_text)
    everybody: set[ServerConnection] = set()

    async def handle(socket: ServerConnection) -> None:
        everybody.add(socket)
        try:
            with suppress(ConnectionClosed):
                async for _ in socket:
                    broadcast(everybody, data)
        finally:
            everybody.discard(socket)

    async with serve(handle, "127.0.0.1", port, compression=None):
        await asyncio.get_running_loop().create_future()


if __name__ == "__main__":
    if sys.argv[1] == "empty":
        empty(int(sys.argv[2]))
    else:
        asyncio.run(bare(int(sys.argv[2]), sys.argv[3]))
