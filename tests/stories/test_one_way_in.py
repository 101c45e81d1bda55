"""Corrections that must not pass, and a second answer under one key: each refused, whichever way it comes in."""

import re
from typing import Any

import pytest

from domain.events.arrivals import PersonRegistered
from domain.words import EntryId
from service.commands.entry_events import events_of
from service.log import MemoryLog
from service.privacy.vault import Vault
from service.replay.script import Replay, RowRefused
from tests.given import START
from tests.running import Running
from tests.stories.rows import Client, reference_rows
from tests.told import Told

KEY = "Idempotency-Key"


@pytest.fixture
def day(running: Running, told: Told) -> Client:
    return told(running, 70)


def post(
    running: Running, day: Client, name: str, body: dict[str, Any], who: str = "coordinator", key: str = ""
) -> Any:
    headers = {KEY: key} if key else {}
    return running.client(who).post(f"/api/operations/{day.operation}/{name}", json=body, headers=headers)


def stored(running: Running, day: Client, name: str, body: dict[str, Any], key: str, who: str = "coordinator") -> Any:
    answer = post(running, day, name, body, who, key)
    assert answer.status_code == 200, answer.text
    return answer.json()["events"][0]


def correct(running: Running, day: Client, entry: str, changes: dict[str, Any], who: str = "coordinator") -> Any:
    return post(running, day, "correct-entry", {"entry": entry, "changes": changes}, who)


def identity(running: Running, day: Client, entry: str) -> str:
    """The reference into the vault that an entry holds by now; no answer to a correction gives it."""
    (recorded,) = events_of(running.application.log, EntryId(entry))
    assert isinstance(recorded.event, PersonRegistered)
    assert recorded.event.identity is not None
    return recorded.event.identity


def codes(answer: Any) -> list[str]:
    return [each["code"] for each in answer.json()["refusals"]]


def test_a_name_typed_into_a_correction_is_sealed_and_never_stands_in_clear(running: Running, day: Client) -> None:
    stored(running, day, "register-person", {"person": "P70", "identity": "Somebody Unknown"}, "p70")
    answer = correct(running, day, "p70", {"identity": "Another Name"})
    assert answer.status_code == 200, answer.text
    assert "identity" not in answer.json()["events"][0]["becomes"][0]["d"]
    reference = identity(running, day, "p70")
    assert running.application.vault.open(reference) == "Another Name"
    for path in running.path.parent.iterdir():
        assert b"Another Name" not in path.read_bytes()


def test_a_reference_into_the_vault_is_only_a_text_like_any_other(running: Running, day: Client) -> None:
    body = {"person": "P70", "identity": "Somebody Unknown"}
    held = stored(running, day, "register-person", body, "p70")["identity"]
    stored(running, day, "register-person", {"person": "P71"}, "p71")
    answer = correct(running, day, "p71", {"identity": held})
    assert "identity" not in answer.json()["events"][0]["becomes"][0]["d"]
    reference = identity(running, day, "p71")
    assert reference != held
    assert running.application.vault.open(reference) == held


def test_what_was_sealed_passes_to_the_key_of_the_person_whom_it_is_about_now(running: Running, day: Client) -> None:
    stored(running, day, "register-person", {"person": "P70", "identity": "Somebody Unknown"}, "p70")
    answer = correct(running, day, "p70", {"person": "P72"})
    assert "identity" not in answer.json()["events"][0]["becomes"][0]["d"]
    reference = identity(running, day, "p70")
    assert running.application.vault.open(reference) == "Somebody Unknown"
    row = running.application.log.vault_row(reference)
    assert row is not None
    assert row[0] == f"person:{day.operation}/P72"


def test_a_correction_reaches_into_no_other_operation(running: Running, day: Client) -> None:
    other = Client(running.client())
    for row in reference_rows()[:70]:
        other.carry_out(row)
    stored(running, day, "complete-health-screen", {"person": "P01", "need_flagged": False}, "screen")
    elsewhere = correct(running, day, "screen", {"person": f"{other.operation}/P01"})
    assert (elsewhere.status_code, codes(elsewhere)) == (409, ["other_operation"])
    assert correct(running, day, "screen", {"operation": other.operation}).status_code == 422
    entry = correct(running, other, "screen", {"need_flagged": True})
    assert (entry.status_code, codes(entry)) == (409, ["unknown_entry"])


def test_a_correction_credits_no_agency_that_is_not_ones_own(running: Running, day: Client) -> None:
    start = {"person": "P01", "room": "R1", "on_behalf_of": "Police"}
    stored(running, day, "start-person-debrief", start, "talk", "operator")
    answer = correct(running, day, "talk", {"by": "Police"}, "redcross")
    assert answer.status_code == 403
    mine = {"person": "P02", "room": "R2"}
    stored(running, day, "start-person-debrief", mine, "ours", "police")
    assert correct(running, day, "ours", {"by": "NCA"}, "police").status_code == 403


def test_nobody_who_is_not_there_is_corrected_into_an_entry(running: Running, day: Client) -> None:
    stored(running, day, "complete-health-screen", {"person": "P01", "need_flagged": False}, "screen")
    nobody = correct(running, day, "screen", {"person": "P99"})
    assert (nobody.status_code, codes(nobody)) == (409, ["unknown_person"])
    name = correct(running, day, "screen", {"person": "A Name"})
    assert name.status_code == 422
    assert name.json()["fields"][0]["field"] == "person"


def test_a_bed_that_somebody_else_holds_is_corrected_to_nobody(running: Running, day: Client) -> None:
    stored(running, day, "allocate-bed", {"person": "P01"}, "one")
    stored(running, day, "allocate-bed", {"person": "P02"}, "two")
    for key, bed in (("two", "1"), ("one", "2")):
        answer = correct(running, day, key, {"bed": bed})
        assert (answer.status_code, codes(answer)) == (409, ["bed_taken"])


def test_a_published_version_and_an_amendment_are_voided_and_never_corrected(running: Running, day: Client) -> None:
    stored(running, day, "publish-debrief-report", {"version": 1}, "report", "manager")
    answer = correct(running, day, "report", {"version": 2}, "manager")
    assert answer.status_code == 422
    assert "stays as it was" in answer.json()["errors"][0]
    assert (
        post(running, day, "void-entry", {"entry": "report", "reason": "too early"}, "manager", "gone").status_code
        == 200
    )
    assert correct(running, day, "gone", {"reason": "no"}, "manager").status_code == 422


def test_what_rests_on_a_corrected_entry_is_an_alarm_for_those_who_put_it_right(running: Running, day: Client) -> None:
    stored(running, day, "register-person", {"person": "P80", "age": "adult"}, "p80")
    stored(running, day, "log-temporary-exit", {"person": "P80"}, "out")
    stored(running, day, "log-temporary-return", {"person": "P80"}, "back")
    renumbered = correct(running, day, "p80", {"person": "P81"})
    assert (renumbered.status_code, codes(renumbered)) == (409, ["number_in_use"])
    assert correct(running, day, "out", {"person": "P01"}).status_code == 200
    board = f"/api/operations/{day.operation}/board"
    assert "rests_on_corrected" in running.client("coordinator").get(board).json()["alarms"]
    assert "rests_on_corrected" not in running.client("reader").get(board).json()["alarms"]


def test_a_second_answer_under_one_key_is_refused_and_says_what_is_stored(running: Running, day: Client) -> None:
    stored(running, day, "record-costs", {"heading": "food", "pounds": 100}, "money")
    for name, body in (
        ("record-costs", {"heading": "food", "pounds": 900}),
        ("record-training", {"trained": 3}),
    ):
        answer = post(running, day, name, body, key="money")
        assert answer.status_code == 422
        said = answer.json()
        assert said["errors"] == ["idempotency_key_reused"]
        assert said["stored"]["events"][0]["pounds"] == 100
    hidden = post(running, day, "complete-health-screen", {"person": "P01"}, "nurse", "money")
    assert hidden.status_code == 422
    assert "pounds" not in hidden.text


def test_a_second_answer_under_one_key_by_form_keeps_what_was_typed_and_shows_what_is_stored(
    running: Running, day: Client
) -> None:
    browser = running.client("coordinator")
    address = f"/operations/{day.operation}/do/record-costs"
    first = browser.post(address, data={"entry": "money", "heading": "food", "pounds": "100"}, follow_redirects=False)
    assert first.status_code == 303
    again = browser.post(address, data={"entry": "money", "heading": "food", "pounds": "100"}, follow_redirects=False)
    assert again.headers["location"] == first.headers["location"]
    other = browser.post(address, data={"entry": "money", "heading": "food", "pounds": "900"}, follow_redirects=False)
    assert other.status_code == 422
    assert "those were stored" in other.text
    assert "£100" in other.text
    assert re.search(r'name="pounds"[^>]*value="900"', other.text)
    assert 'value="money"' not in other.text
    decision = f"/operations/{day.operation}/do/record-training"
    assert browser.post(decision, data={"entry": "money", "trained": "3"}, follow_redirects=False).status_code == 422


def test_once_somebody_is_erased_the_key_of_an_entry_alone_answers_with_what_was_stored(
    running: Running, day: Client
) -> None:
    body = {"person": "P60", "age": "adult", "identity": "A Name"}
    first = post(running, day, "register-person", body, key="p60")
    assert post(running, day, "register-person", {**body, "identity": "B Name"}, key="p60").status_code == 422
    assert post(running, day, "erase-sealed-data", {"person": "P60"}, "operator").status_code == 200
    again = post(running, day, "register-person", body, key="p60")
    assert (again.status_code, again.json()) == (200, first.json())


def test_a_number_that_nobody_can_mean_is_answered_the_same_by_every_way_in(running: Running, day: Client) -> None:
    words = "Write a number from 0 to 2,000"
    api = post(running, day, "take-roll-call", {"present": 2001})
    assert api.json()["fields"] == [{"field": "present", "says": words}]
    address = f"/operations/{day.operation}/do/take-roll-call"
    form = running.client("coordinator").post(address, data={"present": "2001"})
    assert form.status_code == 422
    assert words in form.text
    assert 'value="2001"' in form.text
    stored(running, day, "take-roll-call", {"present": 6}, "heads")
    assert correct(running, day, "heads", {"present": -1}).json()["fields"] == [{"field": "present", "says": words}]
    rows = [
        *reference_rows()[:1],
        {**reference_rows()[0], "type": "PeopleEncounteredCounted", "data": {"people": 9999}},
    ]
    log = MemoryLog()
    with pytest.raises(RowRefused, match=words):
        list(Replay(log, Vault(log), START).run(rows))
