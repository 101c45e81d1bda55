"""A roll call by number: who should be here, who was seen, and who was not."""

import json

import pytest

from domain.events.venue import RollCallTaken
from domain.words import CentreId, PersonId
from projections.measures import MEASURES
from projections.operation.roll_call import RollCall
from projections.views.alarms import alarms
from service.codec import decode, encode
from tests.given import ADay, people_here, two_centres

SEEN = "RollCallTaken"


def call(day: ADay, centre: str = "C1") -> RollCall:
    """The latest roll call of a centre."""
    return day.day().centres[CentreId(f"{day.operation}/{centre}")].roll_calls[-1]


def differs(day: ADay) -> tuple[str, ...] | None:
    """Whom the alarm names; None where none stands."""
    return next((each.about for each in alarms(day.day()) if each.code == "roll_call_differs"), None)


def counted(day: ADay) -> set[str]:
    return {person.id.ref for person in day.day().registered if person.counted}


def test_who_should_be_here_and_was_not_seen_is_named() -> None:
    day = people_here().has((SEEN, "op", {"present": 3, "seen": ["P01", "P02", "P04"]}))
    assert (call(day).expected, [person.id.ref for person in call(day).not_seen]) == (4, ["P03"])
    assert differs(day) == ("C1", "P03")
    assert counted(day) == {"P01", "P02", "P04"}
    assert differs(day.has((SEEN, "op", {"present": 4, "seen": ["P01", "P02", "P03", "P04"]}))) is None


def test_whoever_came_on_foot_and_is_not_registered_is_among_the_heads_of_a_true_roll_call() -> None:
    day = people_here().has(("WalkInArrived", "op", {"people": 1}), (SEEN, "op", {"present": 5}))
    assert differs(day) is None
    assert differs(day.has((SEEN, "op", {"present": 4}))) == ("C1",)


def test_the_right_number_of_heads_with_somebody_unseen_does_not_match() -> None:
    day = people_here().has((SEEN, "op", {"present": 4, "seen": ["P01", "P02", "P03"]}))
    assert differs(day) == ("C1", "P04")
    assert MEASURES["M35"](day.day()).n == 0


def test_heads_alone_name_nobody_and_account_for_everybody_where_they_match() -> None:
    day = people_here().has((SEEN, "op", {"present": 3}))
    assert (call(day).seen, differs(day), counted(day)) == (None, ("C1",), set())
    day.has((SEEN, "op", {"present": 4}))
    assert (differs(day), counted(day)) == (None, {"P01", "P02", "P03", "P04"})


def test_nobody_seen_is_another_thing_than_heads_alone() -> None:
    day = people_here().has((SEEN, "op", {"present": 0, "seen": []}))
    assert (call(day).seen, len(call(day).not_seen)) == ((), 4)


def test_whoever_is_out_is_not_expected_and_may_be_seen_all_the_same() -> None:
    day = people_here().has(("TemporaryExitLogged", "P03"))
    day.has((SEEN, "op", {"present": 3, "seen": ["P01", "P02", "P04"]}))
    assert differs(day) is None
    day.has((SEEN, "op", {"present": 4, "seen": ["P01", "P02", "P03", "P04"]}))
    assert (call(day).matched, counted(day)) == (False, {"P01", "P02", "P03", "P04"})


def test_whoever_left_may_be_seen_and_whoever_is_at_another_centre_is_not_missed() -> None:
    day = two_centres().has(("PersonMovedCentre", "P01", {"centre": "C2"}), ("PersonDeparted", "P04"))
    assert day.refused(SEEN, "op", centre="C1", present=3, seen=["P02", "P03", "P04"]) == ()
    assert [person.id.ref for person in call(day).not_seen] == []
    day.has((SEEN, "op", {"centre": "C2", "present": 0, "seen": []}))
    assert [person.id.ref for person in call(day, "C2").not_seen] == ["P01"]


@pytest.mark.parametrize(("seen", "duplicate"), [("P03", "P04"), ("P04", "P03")])
def test_whoever_was_seen_under_a_number_that_was_a_duplicate_was_seen(seen: str, duplicate: str) -> None:
    """Which of two numbers stands is found out later: one person was there."""
    day = people_here().has((SEEN, "op", {"present": 4, "seen": ["P01", "P02", seen]}))
    day.at("08:30").has(("RegistrationVoided", duplicate, {"duplicate_of": seen}))
    assert differs(day) is None
    other = people_here().has((SEEN, "op", {"present": 4, "seen": ["P01", "P02", duplicate]}))
    other.at("08:30").has(("RegistrationVoided", duplicate, {"duplicate_of": seen}))
    assert PersonId(f"{other.operation}/{seen}") in (call(other).seen or ())
    assert differs(other) is None


def test_whoever_was_seen_under_a_number_that_was_an_error_is_nobody() -> None:
    day = people_here().has((SEEN, "op", {"present": 4, "seen": ["P01", "P02", "P03", "P04"]}))
    day.at("08:30").has(("RegistrationVoided", "P04"))
    assert counted(day) == {"P01", "P02", "P03"}


def test_a_roll_call_that_was_stored_before_people_were_ticked_reads_as_heads_alone() -> None:
    day = people_here()
    day.enter(SEEN, present=4, seen=["P01"])
    recorded = day.recorded_events()[-1]
    before = json.loads(encode(recorded.event, recorded.envelope))
    del before["d"]["seen"]
    event = decode(recorded.position, SEEN, json.dumps(before).encode()).event
    assert isinstance(event, RollCallTaken)
    assert (event.present, event.seen) == (4, None)
