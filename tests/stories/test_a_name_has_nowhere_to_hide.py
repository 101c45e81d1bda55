"""Whatever way a name is typed in where a reference or a code belongs, it is answered, and stands nowhere in clear."""

import json
from typing import Any

import pytest

from service.log import MemoryLog
from service.privacy.vault import Vault
from service.replay.script import Replay, RowRefused
from tests.given import START
from tests.running import Running
from tests.stories.rows import Client, reference_rows
from tests.told import Told

NAME = "Maria Popescu"
WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("register-person", {"person": NAME}, "person"),
    ("start-person-debrief", {"person": "P01", "room": NAME}, "room"),
    ("start-person-debrief", {"person": "P01", "interpreter": NAME}, "interpreter"),
    ("allocate-bed", {"person": "P01", "kind": NAME}, "kind"),
    ("allocate-bed", {"person": "P01", "bed": NAME}, "bed"),
    ("log-exhibit-reference", {"person": "P01", "ref": NAME}, "ref"),
    ("record-decision", {"ref": NAME}, "ref"),
    ("provide-welfare", {"person": "P01", "kind": NAME}, "kind"),
    ("record-service-contact", {"person": "P01", "service": NAME}, "service"),
    ("assess-housing-options", {"person": "P01", "options": [NAME]}, "options"),
    ("record-follow-up", {"person": "P01", "situation": NAME}, "situation"),
    ("hold-case-review", {"person": "P01", "services": [NAME]}, "services"),
    ("name-single-point-of-contact", {"role": NAME}, "role"),
    ("record-costs", {"heading": NAME}, "heading"),
]
"""The address of a decision, what was typed, and the field beside which it is answered."""


@pytest.fixture
def day(running: Running, told: Told) -> Client:
    return told(running, 70)


def post(running: Running, day: Client, name: str, body: dict[str, Any], who: str = "coordinator") -> Any:
    return running.client(who).post(f"/api/operations/{day.operation}/{name}", json=body)


def in_clear(running: Running, *words: str) -> list[str]:
    """The words that stand in some file of the store."""
    files = [path.read_bytes() for path in running.path.parent.iterdir() if path.is_file()]
    return [each for each in words if any(each.encode() in file for file in files)]


def test_a_name_where_a_reference_or_a_code_belongs_is_answered_beside_the_field(running: Running, day: Client) -> None:
    for name, body, field in WRONG:
        answer = post(running, day, name, body)
        assert (answer.status_code, [each["field"] for each in answer.json()["fields"]]) == (422, [field]), answer.text
        typed = {key: value[0] if isinstance(value, list) else value for key, value in body.items()}
        form = running.client("coordinator").post(f"/operations/{day.operation}/do/{name}", data=typed)
        assert form.status_code == 422, f"{name}: {form.status_code}"
        assert f'id="{field}-error"' in form.text
    assert not in_clear(running, NAME)


def test_a_correction_takes_no_name_either(running: Running, day: Client) -> None:
    made = running.client("coordinator").post(
        f"/api/operations/{day.operation}/provide-welfare",
        json={"person": "P01", "kind": "meal"},
        headers={"Idempotency-Key": "a-meal"},
    )
    assert made.status_code == 200, made.text
    for changes in ({"kind": NAME}, {"person": NAME}, {"person": ""}):
        answer = post(running, day, "correct-entry", {"entry": "a-meal", "changes": changes})
        assert answer.status_code == 422, answer.text
    assert not in_clear(running, NAME)


def test_a_replay_takes_no_name_either() -> None:
    log = MemoryLog()
    replay = Replay(log, Vault(log), START)
    rows = reference_rows()[:70]
    for each in rows:
        replay.carry_out(each)
    row = {"n": 900, "day": 0, "time": "23:00", "actor": "Coordinator", "type": "WelfareProvided", "subject": NAME}
    with pytest.raises(RowRefused, match="malformed: Write P and two to four digits"):
        replay.carry_out({**row, "data": {"kind": "meal"}})
    with pytest.raises(RowRefused, match="malformed: Choose one of: clothing"):
        replay.carry_out({**row, "subject": "P01", "data": {"kind": NAME}})


def test_the_same_person_room_and_bed_are_told_whatever_the_case_and_blanks(running: Running, day: Client) -> None:
    for typed in ("p01", " P01", "P01\t"):
        answer = post(running, day, "register-person", {"person": typed})
        assert [each["code"] for each in answer.json()["refusals"]] == ["already_exists"], answer.text
    booking = {"starts": "2026-10-13T21:00:00Z", "ends": "2026-10-13T22:00:00Z"}
    assert post(running, day, "book-room", {"room": "R3", **booking}).status_code == 200
    again = post(running, day, "book-room", {"room": " r3", **booking})
    assert [each["code"] for each in again.json()["refusals"]] == ["room_taken"]


def test_references_to_other_systems_and_reasons_are_sealed_with_the_persons_key_and_go_with_it(
    running: Running, day: Client
) -> None:
    said = {
        "register-person": {"person": "P70", "belongings_receipt": "RECEIPT of Maria"},
        "report-person-missing": {"person": "P70", "police_reference": "MISPER of Maria"},
        "match-prior-referral": {"person": "P70", "reference": "PRIOR of Maria"},
        "allocate-bed": {"person": "P70", "kind": "hotel", "place": "Hotel of Maria"},
    }
    for name, body in said.items():
        answer = post(running, day, name, body, "operator")
        assert answer.status_code == 200, answer.text
    meal = running.client("coordinator").post(
        f"/api/operations/{day.operation}/provide-welfare",
        json={"person": "P70", "kind": "meal"},
        headers={"Idempotency-Key": "meal-of-p70"},
    )
    assert meal.status_code == 200
    void = post(running, day, "void-entry", {"entry": "meal-of-p70", "reason": "It was the sister of Maria"})
    assert void.status_code == 200, void.text
    assert not in_clear(running, "of Maria")
    log, vault = running.application.log, running.application.vault
    fields = [field for row in log.since(0, 1000) for field in json.loads(row[2])["d"].items()]
    sealed = {
        "belongings_receipt": "RECEIPT of Maria",
        "police_reference": "MISPER of Maria",
        "reference": "PRIOR of Maria",
        "place": "Hotel of Maria",
        "reason": "It was the sister of Maria",
    }
    for name, text in sealed.items():
        (reference,) = (value for field, value in fields if field == name and value)
        assert vault.open(reference) == text
        row = log.vault_row(reference)
        assert row is not None
        assert row[0] == f"person:{day.operation}/P70"
