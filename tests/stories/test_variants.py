"""Days unlike the reference day, each a small change to it (V10, V11, V14, V15), and what must then be true."""

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest

from projections.measures import MEASURES
from projections.operation.state import OperationState
from projections.views.board import board, counts
from service.clock import on_day
from service.days import events_of_operation
from service.log import MemoryLog
from service.privacy.vault import Vault
from service.replay.script import Replay, RowRefused
from tests.given import START
from tests.running import Running
from tests.stories.rows import Client, reference_rows

KEY = "Idempotency-Key"


def up_to(client: Client, last: int) -> None:
    """The reference day up to a row."""
    for row in reference_rows()[:last]:
        client.carry_out(row)


def replayed(rows: list[dict[str, Any]], start: date = START) -> OperationState:
    """A day carried out from its rows, as the command line does it."""
    log = MemoryLog()
    day = Replay(log, Vault(log), start)
    for _ in day.run(rows):
        pass
    return OperationState.of(day.operation, list(events_of_operation(log, day.operation)))


def test_v10_tablets_offline_for_half_an_hour() -> None:
    """What happened between 14:10 and 14:40 is recorded at 14:43: the board follows what happened when."""
    rows = reference_rows()
    offline = [row for row in rows if row["day"] == 0 and "14:10" <= row["time"] <= "14:40"]
    assert len(offline) > 3
    late = [{**row, "recorded": [0, "14:43"]} for row in offline]
    others = [row for row in rows if row not in offline]
    after = next(number for number, row in enumerate(others) if row["day"] == 0 and row["time"] > "14:43")
    day = replayed([*others[:after], *late, *others[after:]])
    plain = replayed(rows)
    for moment in ("14:05", "14:20", "14:41", "18:00"):
        at = moment_of(moment)
        assert counts(OperationState.of(day.id, day.recorded_events, at)) == counts(
            OperationState.of(plain.id, plain.recorded_events, at)
        ), moment
    unknown = OperationState.of(day.id, day.recorded_events, moment_of("14:41"), moment_of("14:41"))
    assert (
        counts(unknown)["consents"]
        < counts(OperationState.of(day.id, day.recorded_events, moment_of("14:41")))["consents"]
    )
    assert MEASURES["M48"](plain).longest == 0
    assert MEASURES["M48"](day).longest == 28


def moment_of(clock: str) -> Any:
    return on_day(START, 0, clock)


def test_v11_a_decision_logged_on_the_wrong_person_is_put_right(running: Running) -> None:
    client = Client(running.client())
    up_to(client, 214)
    http = running.client()
    base = f"/api/operations/{client.operation}"
    wrong = {"person": "P03", "outcome": "positive", "on_behalf_of": "NCA", "happened_at": "2026-10-14T13:00"}
    http.post(f"{base}/record-reasonable-grounds-decision", json=wrong, headers={KEY: "mixed-up"})
    before = http.get(f"{base}/board").json()["rg_pos"]
    fixed = http.post(
        f"{base}/correct-entry", json={"entry": "mixed-up", "changes": {"person": "P01"}, "reason": "P01"}
    )
    assert fixed.status_code == 200, fixed.text
    said = http.get(f"{base}/timeline").json()
    decided = [each for each in said if each["happened_at"] == "2026-10-14T12:00:00Z"]
    assert [each["data"]["person"].partition("/")[2] for each in decided] == ["P01"]
    assert http.get(f"{base}/board").json()["rg_pos"] == before
    assert any(each["type"] == "EntryCorrected" for each in said)


def test_v14_a_charity_cannot_refer_and_is_told_why(running: Running) -> None:
    client = Client(running.client())
    up_to(client, 150)
    body = {"person": "P01"}
    answer = running.client("redcross").post(f"/api/operations/{client.operation}/submit-nrm-referral", json=body)
    assert answer.status_code == 409
    said = {each["code"]: each["says"] for each in answer.json()["refusals"]}
    assert "not_first_responder" in said
    assert "first responder organisation" in said["not_first_responder"]
    acting = running.client("redcross").post(
        f"/api/operations/{client.operation}/submit-nrm-referral", json={**body, "on_behalf_of": "Police"}
    )
    assert acting.status_code == 403


def test_v15_of_twenty_who_want_bed_5_one_gets_it(running: Running) -> None:
    client = Client(running.client())
    up_to(client, 60)
    people = [row["subject"] for row in reference_rows()[:60] if row["type"] == "PersonRegistered"]
    assert len(people) >= 6
    http = running.client("coordinator")
    address = f"/api/operations/{client.operation}/allocate-bed"

    def ask(person: str) -> tuple[int, str]:
        answer = http.post(address, json={"person": person, "bed": "5"})
        return answer.status_code, answer.text

    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(ask, people * 4))
    assert sorted(code for code, _ in answers).count(200) == 1
    assert all("bed_taken" in text or "has_a_bed" in text for code, text in answers if code != 200)
    assert {code for code, _ in answers} == {200, 409}


def test_a_refused_row_gives_every_reason_and_loses_nothing() -> None:
    rows = reference_rows()[:60]
    illegal = {
        "n": "bad",
        "day": 0,
        "time": "09:00",
        "actor": "British Red Cross",
        "type": "NrmReferralSubmitted",
        "subject": "P01",
        "data": {},
    }
    log = MemoryLog()
    day = Replay(log, Vault(log), START)
    with pytest.raises(RowRefused) as refused:
        for _ in day.run([*rows, illegal, *reference_rows()[60:]]):
            pass
    assert refused.value.n == "bad"
    assert refused.value.reasons == ("not_first_responder", "not_identified", "consent_missing")
    kept = OperationState.of(day.operation, list(events_of_operation(log, day.operation)))
    assert counts(kept) == counts(replayed(rows))


@pytest.mark.parametrize("seed", range(6))
def test_entered_late_in_any_legal_order_the_day_is_the_same(seed: int) -> None:
    """Whatever the order in which positions allow it, what is true follows when it happened."""
    plain = replayed(reference_rows())
    log = MemoryLog()
    day = Replay(log, Vault(log), START)
    waiting = reference_rows()
    dice = random.Random(seed)
    planned = [row for row in waiting if row["day"] < 0]
    for row in planned:
        day.carry_out({**row})
    waiting = [row for row in waiting if row["day"] >= 0]
    for _ in range(40):
        dice.shuffle(waiting)
        left = []
        for row in waiting:
            try:
                day.carry_out(row)
            except RowRefused:
                left.append(row)
        waiting = left
        if not waiting:
            break
    assert waiting == []
    shuffled = OperationState.of(day.operation, list(events_of_operation(log, day.operation)))
    final, expected = board(shuffled, {}), board(plain, {})
    assert {**final, "seq": 0} == {**expected, "seq": 0}
    for moment in ("08:28", "10:00", "12:00", "16:10", "20:15"):
        at = moment_of(moment)
        early, right = (
            board(OperationState.of(shuffled.id, shuffled.recorded_events, at), {}),
            board(OperationState.of(plain.id, plain.recorded_events, at), {}),
        )
        assert {**early, "seq": 0} == {**right, "seq": 0}, moment
