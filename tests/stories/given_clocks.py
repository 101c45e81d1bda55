"""A centre open since the night on which the clocks went back, on a server; and the ways to enter something there."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from domain.times import LONDON
from service.codec import decode
from tests.running import Running

REPORT = "issue-situation-report"
AUTUMN = "2025-10-26"
"""A night on which the clocks went back."""
SPRING = "2026-03-29"
"""A night on which they went forward."""


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    served = Running(tmp_path_factory.mktemp("clocks") / "firstlight.db")
    served.start()
    yield served
    served.stop()


@pytest.fixture
def operation(running: Running) -> str:
    """An operation with its centre open since half past midnight on the autumn night."""
    started = {"happened_at": f"{AUTUMN}T00:15"}
    answer = running.client("coordinator").post("/api/operations", json=started)
    answer = running.client("manager").post("/api/operations", json=started) if answer.status_code == 403 else answer
    made = str(answer.json()["operation"])
    assert api(running, made, "open-centre", happened_at=f"{AUTUMN}T00:30").status_code == 200
    return made


def api(running: Running, operation: str, name: str, **body: Any) -> Any:
    return running.client("coordinator").post(f"/api/operations/{operation}/{name}", json=body)


def form(running: Running, operation: str, name: str, **typed: str) -> Any:
    return running.client("coordinator").post(f"/operations/{operation}/do/{name}", data=typed)


def latest(running: Running) -> Any:
    """The envelope of the last entry in the log."""
    log = running.application.log
    ((position, name, data, _),) = log.since(log.head() - 1, 1)
    return decode(position, name, data).envelope


def local(moment: datetime) -> str:
    return f"{moment.astimezone(LONDON):%Y-%m-%dT%H:%M}"


def codes(answer: Any) -> list[str]:
    return [each["code"] for each in answer.json()["refusals"]]
