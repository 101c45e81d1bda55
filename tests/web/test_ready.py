"""The process lives while its store is away; it is ready once the store answers, its keys open and it has caught up."""

import threading

import httpx2
import pytest

from tests.running import Running
from web.http import health


def asked(running: Running) -> tuple[int, str]:
    """The status and the reason."""
    answer = httpx2.get(f"{running.address}/ready", timeout=20)
    return answer.status_code, answer.json().get("reason", "")


def lives(running: Running) -> bool:
    return httpx2.get(f"{running.address}/health", timeout=20).json() == {"status": "up"}


def test_a_service_that_has_started_is_ready(running: Running) -> None:
    assert asked(running) == (200, "")


def test_a_store_that_fails_makes_it_not_ready_and_ends_nothing(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails() -> int:
        raise OSError("the disk is gone")

    with monkeypatch.context() as patch:
        patch.setattr(running.application.log, "head", fails)
        assert asked(running) == (503, "the store does not answer, or its keys do not open")
        assert lives(running)
    assert asked(running)[0] in (200, 503)


def test_a_store_that_hangs_is_asked_by_one_thread_however_many_ask(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go, key, asking = threading.Event(), running.application.vault.key, []

    def hangs(subject: str) -> bytes:
        asking.append(subject)
        let_go.wait(30)
        return key(subject)

    monkeypatch.setattr(health, "PATIENCE", 0.05)
    monkeypatch.setattr(running.application.vault, "key", hangs)
    assert [asked(running)[0] for _ in range(5)] == [503] * 5
    assert lives(running)
    assert len(asking) == 1
    let_go.set()
    while asked(running) != (200, ""):
        pass


def test_keys_that_do_not_open_make_it_not_ready(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(subject: str) -> bytes:
        raise ValueError(subject)

    monkeypatch.setattr(running.application.vault, "key", fails)
    assert asked(running) == (503, "the store does not answer, or its keys do not open")


def test_a_log_that_is_not_followed_makes_it_not_ready(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "AT_ONCE", -1)
    assert asked(running) == (503, "not caught up with the log")
