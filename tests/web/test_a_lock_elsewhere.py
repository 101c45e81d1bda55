"""While another process holds the store, boards and heartbeats go on; a write waits or is told to come back."""

import sqlite3
import threading

import httpx2
import pytest

from service.log import sqlite
from tests.running import Running
from tests.stories.rows import Client, reference_rows
from tests.web.test_not_live import BEAT, kinds
from web.live import hub

pytestmark = pytest.mark.file


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "HEARTBEAT", BEAT)
    monkeypatch.setattr(sqlite, "WAIT", 1.0)


def test_a_foreign_lock_delays_writes_and_nothing_else(soon: None, running: Running) -> None:
    day = Client(running.client())
    for row in reference_rows()[:45]:
        day.carry_out(row)
    address = f"/api/operations/{day.operation}/provide-welfare"
    body, key = {"person": "P01", "kind": "food"}, {"Idempotency-Key": "one-tap"}
    head, answers = running.application.log.head(), list[httpx2.Response]()
    board = running.client("manager")
    with sqlite3.connect(running.path, isolation_level=None) as elsewhere, running.live(day.operation) as line:
        elsewhere.execute("BEGIN EXCLUSIVE")
        taps = [
            threading.Thread(target=lambda: answers.append(day.http.post(address, json=body, headers=key, timeout=30)))
            for _ in range(9)
        ]
        for each in taps:
            each.start()
        while any(each.is_alive() for each in taps):
            assert board.get(f"/operations/{day.operation}", timeout=2).status_code == 200
            assert "heartbeat" in kinds(line, 5 * BEAT)
        assert {answer.status_code for answer in answers} == {503}
        assert all(answer.headers["Retry-After"] for answer in answers)
        form = {**body, "entry": "a-form"}
        page = running.client().post(f"/operations/{day.operation}/do/provide-welfare", data=form, timeout=30)
        assert (page.status_code, "Nothing was stored" in page.text) == (503, True)
        elsewhere.execute("ROLLBACK")
    assert running.application.log.head() == head
    for _ in range(2):
        assert day.http.post(address, json=body, headers=key).status_code == 200
    assert running.application.log.head() == head + 1


def test_any_number_of_writes_that_wait_for_a_foreign_lock_stop_no_board(soon: None, running: Running) -> None:
    """Those who look need a thread now and then, and find one however many wait to write."""
    day = Client(running.client())
    for row in reference_rows()[:45]:
        day.carry_out(row)
    board = running.client("manager")
    answers = list[httpx2.Response]()

    def leave(who: str) -> None:
        headers = {"Authorization": f"Bearer {who}"}
        answers.append(httpx2.post(f"{running.address}/sign-out", headers=headers, timeout=60))

    with sqlite3.connect(running.path, isolation_level=None) as elsewhere, running.live(day.operation) as line:
        elsewhere.execute("BEGIN EXCLUSIVE")
        leaving = [threading.Thread(target=leave, args=(f"nobody-{n}",)) for n in range(40)]
        for each in leaving:
            each.start()
        for _ in range(6):
            assert "heartbeat" in kinds(line, 5 * BEAT)
            assert board.get(f"/operations/{day.operation}", timeout=2).status_code == 200
        assert answers == []
        elsewhere.execute("ROLLBACK")
        for each in leaving:
            each.join()
    assert {answer.status_code for answer in answers} == {303}
