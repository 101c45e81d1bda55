"""The reason for opening a name or a text may say who somebody is: it stands nowhere in clear, and goes with them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.privacy.vault import Erased
from service.proof import verify
from tests.given import people_here
from tests.running import PEOPLE, Running
from tests.web.forms import there
from web.wording.looks import ERASED

ADMIN = {"admin": ("Council", ("administrator",), ()), "auditor": ("Council", ("auditor",), ())}
NAME = "Maria Invented"
GONE, STAYS = f"Her sister asks for {NAME}", "The ambulance asks for Bo"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    server = Running(tmp_path_factory.mktemp("why") / "firstlight.db", {**PEOPLE, **ADMIN})
    server.start()
    yield server
    server.stop()


@pytest.fixture
def operation(running: Running) -> str:
    return there(running, people_here())


def opened(running: Running, operation: str, person: str, why: str) -> None:
    form = {"reason": why}
    answer = running.client("coordinator").post(f"/operations/{operation}/people/{person}/open", data=form)
    assert answer.status_code == 200, answer.text


def erase(running: Running, operation: str, person: str) -> None:
    answer = running.client("admin").post(f"/api/operations/{operation}/erase-sealed-data", json={"person": person})
    assert answer.status_code == 200, answer.text


def looks(running: Running, operation: str) -> str:
    return running.client("auditor").get(f"/operations/{operation}/looks").text


def in_clear(running: Running, word: str) -> list[str]:
    """The files of the store in which a word stands."""
    folder: Path = running.path.parent
    return [each.name for each in folder.rglob("*") if each.is_file() and word.encode() in each.read_bytes()]


def test_it_is_read_by_the_auditor_stands_nowhere_in_clear_and_is_erased_with_whom_it_is_about(
    running: Running, operation: str
) -> None:
    opened(running, operation, "P01", GONE)
    opened(running, operation, "P02", STAYS)
    before = looks(running, operation)
    assert f"Reason: {GONE}" in before
    assert in_clear(running, NAME) == []
    erase(running, operation, "P01")
    after = looks(running, operation)
    assert NAME not in after
    assert (after.count("P01: an identity"), after.count(ERASED)) == (1, 1)
    assert f"Reason: {STAYS}" in after
    if not running.database.startswith("postgresql"):
        assert verify(str(running.path)).faults == ()


def test_why_a_text_was_opened_goes_with_whom_it_is_about_by_now(running: Running, operation: str) -> None:
    """What was entered of P01 by mistake is about P02; whoever opened it meanwhile may have said who that is."""
    api = running.client()
    seen = {"person": "P01", "last_seen": "at the gate"}
    key = {"Idempotency-Key": "missing"}
    entry = api.post(f"/api/operations/{operation}/report-person-missing", json=seen, headers=key).json()
    text = f"/api/operations/{operation}/entries/{entry['position']}/texts/last_seen"
    assert running.client("coordinator").post(text, json={"reason": GONE}).json()["text"] == "at the gate"
    (look,) = (each for each in running.application.access_log.entries(operation) if each.reason)
    assert running.why(look) == GONE
    assert in_clear(running, NAME) == []
    corrected = {"entry": "missing", "changes": {"person": "P02"}}
    assert api.post(f"/api/operations/{operation}/correct-entry", json=corrected).status_code == 200
    erase(running, operation, "P02")
    with pytest.raises(Erased):
        running.why(look)
    assert ERASED in looks(running, operation)


def test_a_reason_is_as_long_as_it_is_read(running: Running, operation: str) -> None:
    long, client = "x" * 60_000, running.client("coordinator")
    answer = client.post(f"/operations/{operation}/people/P01/open", data={"reason": long})
    assert (answer.status_code, "at most 400 characters; this has 60,000" in answer.text) == (422, True)
    assert f'value="{long}"' in answer.text, "what was typed is still there"
    said = {"text": "Be kind."}
    entry = client.post(f"/api/operations/{operation}/issue-situation-report", json=said).json()["position"]
    text = f"/api/operations/{operation}/entries/{entry}/texts/text"
    assert client.post(text, json={"reason": long}).status_code == 422
    assert client.post(text, json={"reason": ""}).json()["text"] == "Be kind."


def test_whoever_looks_again_afterwards_says_why_and_that_is_erased_again(running: Running, operation: str) -> None:
    erase(running, operation, "P01")
    opened(running, operation, "P01", GONE)
    assert f"Reason: {GONE}" in looks(running, operation)
    erase(running, operation, "P01")
    assert NAME not in looks(running, operation)
