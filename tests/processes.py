"""The service as processes of its own over one store, as they stand behind a proxy: killed, ended, begun again."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
from websockets.sync.client import connect

from tests.ports import free_port
from tests.running import PATIENCE, TRUSTED, Line

ROOT = Path(__file__).parents[1]


class Process:
    """One of them; `serve` is the module that is run."""

    def __init__(self, database: str, log: Path, *given: str, serve: str = "web.cli.main") -> None:
        self.log = log
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.command = [sys.executable, "-m", serve, "serve", "--database", database, "--log", "json", *given]
        self.command += ["--port", str(self.port)]
        self.start()

    def start(self) -> None:
        """Begin, and not wait."""
        with self.log.open("a") as to:
            environment = {**os.environ, "PYTHONPATH": str(ROOT)}
            self.started = subprocess.Popen(self.command, cwd=ROOT, env=environment, stderr=to)

    def wait(self) -> None:
        """Until it is ready."""
        while not self.is_ready():
            self._must_run()
            time.sleep(0.05)
        self._must_run()

    def _must_run(self) -> None:
        assert self.started.poll() is None, self.log.read_text()

    def is_ready(self) -> bool:
        try:
            return httpx2.get(f"{self.address}/ready", timeout=20, verify=TRUSTED).status_code == 200
        except httpx2.TransportError:
            return False

    def kill(self) -> None:
        """End it as a machine ends that loses its power."""
        self.started.send_signal(signal.SIGKILL)
        self.started.wait()

    def client(self, token: str = "") -> httpx2.Client:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return httpx2.Client(base_url=self.address, headers=headers, timeout=PATIENCE, verify=TRUSTED)

    @contextmanager
    def live(self, operation: str, token: str, after: int | None = None) -> Iterator[Line]:
        address = f"{self.address.replace('http', 'ws')}/live/operations/{operation}?view=data"
        address += f"&after={after}" if after is not None else ""
        with connect(address, additional_headers={"Authorization": f"Bearer {token}"}, max_size=None) as socket:
            yield Line(socket)


@contextmanager
def several(number: int, database: str, folder: Path, *given: str) -> Iterator[list[Process]]:
    """So many, begun at once, each ready."""
    made = [Process(database, folder / f"{n}.log", *given, serve="tests.serving") for n in range(number)]
    try:
        for each in made:
            each.wait()
        yield made
    finally:
        for each in made:
            each.kill()
