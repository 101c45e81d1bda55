"""A registration is put right; each role then looks wherever the product shows entries."""

from typing import Any

import pytest

from domain.declaration import fields_of
from domain.words import EntryId, Sealed
from service.access.accounts import Accounts
from service.access.table import AUDIENCE
from service.commands.entry_events import events_of
from tests.running import PASSWORD, Running
from tests.stories.rows import Client, reference_rows

WHY = "the girl said she is sixteen"
PAGES = ("", "/timeline", "/replay", "/replay?clock=known", "/wall", "/people/P70", "/debrief/late")


@pytest.fixture(scope="module")
def running(served: Running) -> Running:
    """The server that every role of this file looks at."""
    return served


@pytest.fixture(scope="module")
def day(running: Running) -> Client:
    """P70 was registered as grown and with a name; age and name are corrected, and a screening is voided."""
    accounts = Accounts(running.database)
    for role in AUDIENCE:
        accounts.add(f"a {role}", PASSWORD, name=role, agency="Council", roles=[role])
    accounts.close()
    client = Client(running.client())
    for row in reference_rows()[:70]:
        client.carry_out(row)
    details = {"person": "P70", "age": "adult", "identity": "Somebody Unknown"}
    post(running, client, "register-person", details, "registered")
    changes = {"age": "child", "identity": "Somebody Else"}
    post(running, client, "correct-entry", {"entry": "registered", "changes": changes, "reason": WHY}, "corrected")
    post(running, client, "complete-health-screen", {"person": "P70", "detail": "a burn"}, "screened")
    post(running, client, "void-entry", {"entry": "screened", "reason": WHY}, "voided")
    return client


def post(running: Running, day: Client, name: str, body: dict[str, Any], key: str) -> dict[str, Any]:
    address = f"/api/operations/{day.operation}/{name}"
    answer = running.client("coordinator").post(address, json=body, headers={"Idempotency-Key": key})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def references(running: Running) -> set[str]:
    """Every reference into the vault that the entries hold."""
    log = running.application.log
    events = [each.event for key in ("registered", "corrected", "screened") for each in events_of(log, EntryId(key))]
    sealed = {getattr(each, field.name) for each in events for field in fields_of(type(each), Sealed)} - {None}
    assert len(sealed) > 2
    return sealed


@pytest.mark.parametrize("role", sorted(AUDIENCE))
def test_nobody_learns_from_a_correction_what_the_entry_does_not_tell_them(
    running: Running, day: Client, role: str
) -> None:
    client = running.client(f"a {role}")
    told = "".join(client.get(f"/operations/{day.operation}{page}").text for page in PAGES)
    answer = client.get(f"/api/operations/{day.operation}/timeline")
    entries = answer.json() if answer.status_code == 200 else []
    told += answer.text
    assert WHY not in told
    assert not [each for each in references(running) if each in told]
    if "people" not in AUDIENCE[role]:
        assert "P70" not in told.replace(f"/operations/{day.operation}/people/P70", "") or role == "wall"
    corrections = [each for each in entries if each["type"] == "EntryCorrected"]
    knows = {"audit", "people"} <= AUDIENCE[role]
    assert len(corrections) == knows
    for each in corrections:
        (becomes,) = each["data"]["becomes"]
        assert ("age" in becomes["d"]) == ("details" in AUDIENCE[role])
        assert "identity" not in becomes["d"]


def test_what_is_answered_to_whoever_corrects_holds_no_reference_into_the_vault(running: Running, day: Client) -> None:
    changes = {"entry": "registered", "changes": {"identity": "Yet Another"}}
    answer = post(running, day, "correct-entry", changes, "again")
    (event,) = answer["events"]
    assert set(event["becomes"][0]["d"]) >= {"person", "age"}
    assert "touches" not in event
    assert not [each for each in references(running) if each in str(answer)]
