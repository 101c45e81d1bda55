"""A process that is told to end lets go without anybody noticing: no request is refused, boards come back."""

import json
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx2
import pytest
from websockets.exceptions import ConnectionClosed

from service.access.accounts import Accounts
from tests.given import an_open_centre
from tests.postgres import address
from tests.processes import Process
from tests.running import PASSWORD, Line, Running
from tests.web.forms import there

LESSON = {"text": "Three wait for a bed", "kind": "improve", "four_p": "prepare"}


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Callable[[], Process]]:
    """Starts processes over one store."""
    made: list[Process] = []

    def start() -> Process:
        log = tmp_path / f"{len(made)}.log"
        made.append(Process(address(tmp_path / "firstlight.db"), log, "--drain", "1"))
        made[-1].wait()
        return made[-1]

    yield start
    for each in made:
        each.kill()


@pytest.fixture
def opened(tmp_path: Path) -> tuple[str, str]:
    """An operation in the store, and the token of somebody signed in."""
    running = Running(tmp_path / "firstlight.db")
    running.start()
    operation = there(running, an_open_centre())
    running.stop()
    accounts = Accounts(running.database)
    token = accounts.sign_in("operator", PASSWORD)
    accounts.close()
    return operation, token


class Taps(threading.Thread):
    """Somebody who taps on and on, through whichever process is the first that is ready, as a proxy would find it."""

    def __init__(self, processes: list[Process], operation: str, token: str) -> None:
        super().__init__()
        self.processes, self.token = processes, token
        self.path = f"/api/operations/{operation}/record-lesson"
        self.answers: Counter[tuple[int, int]] = Counter()
        self.enough = threading.Event()

    def run(self) -> None:
        clients = [httpx2.Client(base_url=each.address, timeout=30) for each in self.processes]
        while not self.enough.is_set():
            first = next(n for n, each in enumerate(self.processes) if each.is_ready())
            for _ in range(5):  # a proxy looks now and then, not before each request
                headers = {"Authorization": f"Bearer {self.token}"}
                answer = clients[first].post(self.path, json=LESSON, headers=headers)
                self.answers[first, answer.status_code] += 1
        for client in clients:
            client.close()

    def until(self, process: int) -> None:
        """Wait until a process has answered a few more."""
        enough = self.answers[process, 200] + 10
        while self.answers[process, 200] < enough:
            assert self.is_alive(), self.answers
            time.sleep(0.01)


def last_seen(line: Line, seen: int) -> tuple[int, int]:
    """The code with which a live view was closed, and the last position that it came to."""
    while True:
        try:
            seen = line.frame()["seq"]
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else 0, seen


def test_no_request_is_refused_and_a_board_comes_back_by_its_position(
    opened: tuple[str, str], started: Callable[[], Process]
) -> None:
    operation, token = opened
    first, second = started(), started()
    taps = Taps([first, second], operation, token)
    with first.live(operation, token) as line, second.live(operation, token):
        seen = line.frame()["seq"]
        taps.start()
        try:
            taps.until(0)
            first.started.send_signal(signal.SIGTERM)
            while first.is_ready():
                time.sleep(0.01)
            assert first.started.poll() is None, "it still answers"
            taps.until(1)
            closed, seen = last_seen(line, seen)
            with second.live(operation, token, after=seen) as again:
                assert again.frame()["kind"] == "delta"
        finally:
            taps.enough.set()
            taps.join()
    assert closed == 1012
    assert first.started.wait(20) == 0
    assert {status for _, status in taps.answers} == {200}, taps.answers
    lines = [json.loads(each) for each in first.log.read_text().splitlines()]
    assert lines[-1]["event"] == "ended"


def test_told_twice_it_does_not_wait(started: Callable[[], Process]) -> None:
    process = started()
    process.started.send_signal(signal.SIGTERM)
    process.started.send_signal(signal.SIGTERM)
    assert process.started.wait(20) == 0
