"""Whoever is erased is gone under each number that they had, and from what was first written of somebody else."""

import json
from typing import Any

import pytest

from service.privacy.vault import Erased
from service.proof import verify
from tests.running import PASSWORD, Running
from tests.stories.rows import Client
from tests.told import Told

KEY = "Idempotency-Key"


@pytest.fixture
def day(running: Running, told: Told) -> Client:
    client = told(running, 70)
    for number, name in (("P70", "Ana"), ("P71", "Ana again"), ("P72", "Ana once more"), ("P73", "Bo"), ("P74", "Cy")):
        enter(running, client, "register-person", {"person": number, "identity": name})
    return client


def enter(running: Running, day: Client, name: str, body: dict[str, Any], key: str = "") -> None:
    headers = {KEY: key} if key else {}
    answer = running.client().post(f"/api/operations/{day.operation}/{name}", json=body, headers=headers)
    assert answer.status_code == 200, answer.text


def texts(running: Running) -> set[str]:
    """Every text that the log still leads to, whoever it was written of."""
    found = set()
    for row in running.application.log.since(0, 1000):
        waiting = [json.loads(row[2])]
        while waiting:
            each = waiting.pop()
            waiting += each.values() if isinstance(each, dict) else each if isinstance(each, list) else []
            if isinstance(each, str) and running.application.log.vault_row(each):
                found.add(running.application.vault.open(each))
    return found


def test_the_same_person_s_other_numbers_go_too_whichever_of_them_is_erased(running: Running, day: Client) -> None:
    enter(running, day, "void-registration", {"person": "P71", "duplicate_of": "P70"})
    enter(running, day, "void-registration", {"person": "P72", "duplicate_of": "P71"})
    enter(running, day, "void-registration", {"person": "P74"})
    enter(running, day, "erase-sealed-data", {"person": "P71"})
    assert texts(running) >= {"Bo", "Cy"}
    assert texts(running).isdisjoint({"Ana", "Ana again", "Ana once more"})
    enter(running, day, "erase-sealed-data", {"person": "P74"})
    assert "Bo" in texts(running)
    assert "Cy" not in texts(running)


def test_a_name_under_a_number_that_was_taken_back_is_erased_as_well(running: Running, day: Client) -> None:
    enter(running, day, "register-person", {"person": "P75", "identity": "Di"}, "slip")
    enter(running, day, "void-entry", {"entry": "slip", "reason": "tapped by mistake"})
    assert "Di" in texts(running)
    enter(running, day, "erase-sealed-data", {"person": "P75"})
    assert texts(running).isdisjoint({"Di", "tapped by mistake"})
    address = f"/api/operations/{day.operation}/erase-sealed-data"
    running.application.accounts.add(
        "admin", PASSWORD, name="Admin", agency="Council", roles=("administrator",), acts_for=()
    )
    form = running.client("admin").get(f"/operations/{day.operation}/do/erase-sealed-data").text
    assert "P75, voided" in form
    assert "P74, voided" not in form
    assert "is destroyed, for everybody" in form
    nobody = running.client().post(address, json={"person": "P99"})
    assert [each["code"] for each in nobody.json()["refusals"]] == ["unknown_person"]


def test_a_merge_that_was_taken_back_takes_nobody_along(running: Running, day: Client) -> None:
    enter(running, day, "void-registration", {"person": "P73", "duplicate_of": "P70"}, "merge")
    enter(running, day, "void-entry", {"entry": "merge", "reason": "two people"})
    enter(running, day, "erase-sealed-data", {"person": "P70"})
    assert "Bo" in texts(running)
    assert "Ana" not in texts(running)


def test_what_was_first_written_of_somebody_else_goes_with_whom_it_is_about(running: Running, day: Client) -> None:
    seen = {"person": "P73", "last_seen": "Ana at the gate"}
    enter(running, day, "report-person-missing", seen, "missing")
    corrections = ({"person": "P74"}, {"person": "P70", "last_seen": "Ana at the station"})
    for changes in corrections:
        enter(running, day, "correct-entry", {"entry": "missing", "changes": changes, "reason": "it was Ana"})
    about_ana = {"Ana at the gate", "Ana at the station", "it was Ana", "Ana"}
    assert texts(running) >= about_ana | {"Bo", "Cy"}
    enter(running, day, "erase-sealed-data", {"person": "P70"})
    assert texts(running) >= {"Bo", "Cy"}
    assert texts(running).isdisjoint(about_ana)
    running.stop()
    if not running.database.startswith("postgresql"):
        assert verify(str(running.path)).faults == ()
    running.start()


def test_what_is_about_somebody_else_by_now_stays_with_them(running: Running, day: Client) -> None:
    enter(running, day, "report-person-missing", {"person": "P70", "last_seen": "Bo at the gate"}, "missing")
    enter(running, day, "correct-entry", {"entry": "missing", "changes": {"person": "P73"}})
    enter(running, day, "erase-sealed-data", {"person": "P70"})
    assert texts(running) >= {"Bo at the gate", "Bo"}
    with pytest.raises(Erased):
        running.application.vault.open("nothing stands behind this")
