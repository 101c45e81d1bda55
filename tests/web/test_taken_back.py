"""A slip of the finger is taken back by whoever made it, whatever their role, for five minutes; nobody else's is."""

from datetime import timedelta

import pytest

from service.access import taking_back
from service.access.table import AUDIENCE, MAY_DO
from tests.given import people_here
from tests.running import Running
from tests.web.forms import there

SLIP = {"reason": taking_back.SLIP}


def test_every_role_but_a_few_may_not_void_otherwise() -> None:
    assert sum("EntryVoided" not in MAY_DO[role] for role in AUDIENCE) > 10


@pytest.fixture
def operation(running: Running) -> str:
    return there(running, people_here())


def given(running: Running, operation: str, who: str, key: str) -> None:
    body = {"person": "P01", "kind": "food"}
    address = f"/api/operations/{operation}/provide-welfare"
    answer = running.client(who).post(address, json=body, headers={"Idempotency-Key": key})
    assert answer.status_code == 200, answer.text


def recorded(running: Running, operation: str) -> str:
    told = running.client().get(f"/operations/{operation}/people/P01").text
    return told.partition("Everything recorded")[2].partition("</section>")[0]


def void(running: Running, operation: str, who: str, **body: str) -> int:
    answer = running.client(who).post(f"/api/operations/{operation}/void-entry", json=body)
    return answer.status_code


def test_a_helper_takes_back_their_own_entry_and_says_nothing_else_of_it(running: Running, operation: str) -> None:
    given(running, operation, "redcross", "mine")
    assert "welfare" in recorded(running, operation)
    assert void(running, operation, "redcross", entry="mine", reason="another reason") == 403
    assert void(running, operation, "redcross", entry="mine") == 403
    assert void(running, operation, "redcross", entry="mine", **SLIP) == 200
    assert "welfare" not in recorded(running, operation)


def test_nobody_takes_back_what_somebody_else_entered(running: Running, operation: str) -> None:
    given(running, operation, "coordinator", "theirs")
    assert void(running, operation, "redcross", entry="theirs", **SLIP) == 403
    assert void(running, operation, "redcross", entry="no such entry", **SLIP) == 403


def test_what_is_older_than_five_minutes_is_no_slip(
    running: Running, operation: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given(running, operation, "redcross", "mine")
    monkeypatch.setattr(taking_back, "UNDO", timedelta(seconds=-1))
    assert void(running, operation, "redcross", entry="mine", **SLIP) == 403


def test_a_take_back_is_not_taken_back(running: Running, operation: str) -> None:
    given(running, operation, "redcross", "mine")
    url = f"/api/operations/{operation}/void-entry"
    back = {"Idempotency-Key": "back"}
    assert running.client("redcross").post(url, json={"entry": "mine", **SLIP}, headers=back).status_code == 200
    assert void(running, operation, "redcross", entry="back", **SLIP) == 403


def test_what_proposed_an_operation_is_no_slip() -> None:
    proposed, *_ = people_here().recorded_events()
    assert not taking_back.may_take_back(proposed.envelope.actor, proposed, proposed.envelope.recorded_at)
