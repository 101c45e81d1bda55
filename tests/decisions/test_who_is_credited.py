"""Whom a session, a conversation and a finding are credited to, where nobody says so."""

from typing import Any

from tests.given import ADay, people_here


def credited(day: ADay, name: str, by: str, **data: Any) -> Any:
    return day.then(name, "P01", by=by, **data).by  # type: ignore[attr-defined]


def test_a_session_is_whoever_s_enters_its_start_and_its_end_is_theirs_whoever_enters_that() -> None:
    day = people_here()
    assert credited(day, "SessionStarted", "British Red Cross", kind="support") == "British Red Cross"
    assert credited(day, "SessionEnded", "Council") == "British Red Cross"
    assert credited(day, "SessionStarted", "Police", kind="support") == "Police"
    assert credited(day, "SessionEnded", "Council") == "Police"


def test_a_finding_is_credited_to_whoever_held_the_latest_conversation() -> None:
    day = people_here()
    day.enter("PersonDebriefStarted", "P01", by="Police")
    day.at("08:20").enter("PersonDebriefCompleted", "P01", by="Council")
    day.at("08:30")
    assert credited(day, "PotentialVictimIdentified", "Council") == "Police"
