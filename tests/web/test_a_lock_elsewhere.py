"""While another process holds the store, boards and heartbeats go on; a write waits or is told to come back.

Boards are looked at while the lock is held and the writes still wait for it: what waited as well would be answered by
nobody. How long it takes is no part of it.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import httpx2
import pytest

from service.clock import now
from service.log import sqlite
from tests.running import PASSWORD, PATIENCE, Running
from tests.stories.rows import Client
from tests.told import Told
from tests.web.test_not_live import BEAT, until
from web.live import hub

pytestmark = pytest.mark.file


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "HEARTBEAT", BEAT)


@pytest.fixture
def soon_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits for the lock is told so after a second."""
    monkeypatch.setattr(sqlite, "WAIT", 1.0)


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits for the lock waits until it is let go."""
    monkeypatch.setattr(sqlite, "WAIT", 2.0 * PATIENCE)


@pytest.fixture
def day(running: Running, told: Told) -> Client:
    return told(running, 45)


@contextmanager
def held(running: Running) -> Iterator[None]:
    """Another process writes and does not end."""
    with sqlite3.connect(running.path, isolation_level=None) as elsewhere:
        elsewhere.execute("BEGIN EXCLUSIVE")
        try:
            yield
        finally:
            elsewhere.execute("ROLLBACK")


def at_once(times: int, does: Callable[[int], None]) -> list[threading.Thread]:
    begun = [threading.Thread(target=does, args=(n,)) for n in range(times)]
    for each in begun:
        each.start()
    return begun


def boards_go_on(running: Running, day: Client, answers: list[httpx2.Response]) -> None:
    """Three times a heartbeat comes and the board is answered, and nobody who writes has been answered meanwhile."""
    with running.live(day.operation) as line:
        for _ in range(3):
            assert until(line, lambda frame: frame["kind"] == "heartbeat")
            assert running.client("manager").get(f"/operations/{day.operation}").status_code == 200
    assert answers == []


def test_a_foreign_lock_delays_writes_and_nothing_else(patient: None, running: Running, day: Client) -> None:
    answers = list[httpx2.Response]()
    body = {"person": "P01", "kind": "food"}

    def tap(number: int) -> None:
        headers = {"Idempotency-Key": f"tap-{number}"}
        answers.append(day.http.post(f"/api/operations/{day.operation}/provide-welfare", json=body, headers=headers))

    running.client("manager")
    with held(running):
        taps = at_once(9, tap)
        boards_go_on(running, day, answers)
    for each in taps:
        each.join()
    assert {answer.status_code for answer in answers} == {200}


def test_who_waited_too_long_for_a_foreign_lock_is_told_to_come_back_and_nothing_is_stored(
    soon_told: None, running: Running, day: Client
) -> None:
    address = f"/api/operations/{day.operation}/provide-welfare"
    body, key = {"person": "P01", "kind": "food"}, {"Idempotency-Key": "one-tap"}
    head, answers = running.application.log.head(), list[httpx2.Response]()
    with held(running):
        for each in at_once(9, lambda _: answers.append(day.http.post(address, json=body, headers=key))):
            each.join()
        assert {answer.status_code for answer in answers} == {503}
        assert all(answer.headers["Retry-After"] for answer in answers)
        page = day.http.post(f"/operations/{day.operation}/do/provide-welfare", data={**body, "entry": "a-form"})
        assert (page.status_code, "Nothing was stored" in page.text) == (503, True)
    assert running.application.log.head() == head
    for _ in range(2):
        assert day.http.post(address, json=body, headers=key).status_code == 200
    assert running.application.log.head() == head + 1


def test_any_number_of_writes_that_wait_for_a_foreign_lock_stop_no_board(running: Running, day: Client) -> None:
    """Those who look need a thread now and then, and find one however many wait to write."""
    answers = list[httpx2.Response]()
    said = {"name": "Ada", "agency": "Council", "roles": ("administrator",)}
    running.application.accounts.add("admin", PASSWORD, **said)
    admin = running.client("admin")
    asked = {"roles": "coordinator", "until": (now() + timedelta(days=30)).date().isoformat()}

    def make(number: int) -> None:
        answers.append(admin.post("/tokens", data={**asked, "name": f"Rota {number}"}))

    running.client("manager")
    with held(running):
        making = at_once(40, make)
        boards_go_on(running, day, answers)
    for each in making:
        each.join()
    assert {answer.status_code for answer in answers} == {200}
