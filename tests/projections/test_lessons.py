"""What was learnt: debriefs in time, lessons identified until done, open ones first, no person and no name in them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from projections.across.lessons import (
    Learnt,
    Origin,
    alike,
    days_late,
    learnt,
    origin,
    timing,
    to_read,
    without_persons,
)
from projections.measures.looks import closed as closing
from tests.given import START, a_plan, an_open_centre, closed

CLOSED = datetime(2026, 10, 14, 19, 0, tzinfo=UTC)


def a_lesson(**more: object) -> Learnt:
    """An open lesson, recorded on 1 October 2026."""
    known: dict[str, object] = {
        "origin": Origin("op-a"),
        "ref": "L1",
        "kind": "improve",
        "four_p": None,
        "owner": None,
        "due": None,
        "status": "identified",
        "text": None,
        "task": None,
        "recorded": datetime(2026, 10, 1, tzinfo=UTC),
        "closed": None,
        "late": 0,
    }
    return Learnt(**{**known, **more})  # type: ignore[arg-type]


def test_a_lesson_is_identified_until_its_action_is_closed_then_learned() -> None:
    day = closed().has(("LessonRecorded", "L1", {"kind": "improve", "four_p": "protect"}))
    day.has(("ActionAssigned", "L1", {"owner": "housing lead", "due": "2026-11-01"}))
    (before,) = learnt(day.day(), date(2026, 11, 4))
    assert (before.status, before.open, before.late) == ("identified", True, 3)
    assert (before.owner, before.due, before.four_p) == ("housing lead", date(2026, 11, 1), "protect")
    (after,) = learnt(day.has(("ActionClosed", "L1")).day(), date(2026, 11, 4))
    assert (after.status, after.open, after.late) == ("learned", False, 0)
    assert after.closed == day.moment()


def test_good_practice_asks_for_nothing_and_is_not_open() -> None:
    (found,) = learnt(closed().has(("LessonRecorded", "L1", {"kind": "good_practice"})).day(), START)
    assert (found.status, found.open, found.closed) == ("learned", False, None)


def test_an_action_is_late_from_the_day_after_its_date() -> None:
    due = date(2026, 11, 1)
    assert [days_late(due, None, due + timedelta(days=n)) for n in (-1, 0, 1, 30)] == [0, 0, 1, 30]
    assert days_late(due, CLOSED, date(2027, 1, 1)) == 0
    assert days_late(None, None, date(2027, 1, 1)) == 0


def test_what_is_open_is_read_with_the_longest_overdue_first_then_the_newest() -> None:
    newer = datetime(2026, 10, 9, tzinfo=UTC)
    found = [
        a_lesson(ref="old"),
        a_lesson(ref="done", status="learned", closed=CLOSED),
        a_lesson(ref="new", recorded=newer),
        a_lesson(ref="late", late=2),
        a_lesson(ref="later", late=40),
        a_lesson(ref="good", kind="good_practice", status="learned"),
    ]
    assert [each.ref for each in to_read(found)] == ["later", "late", "new", "old"]


def test_where_lessons_come_from_is_the_day_of_entry_once_there_was_one() -> None:
    planned = a_plan(operation="op-x").day()
    assert origin(planned).types == ("labour",)
    assert origin(planned).premises == "farm"
    assert origin(planned).when == date(2026, 10, 6)
    assert origin(an_open_centre().day()).when == START


def test_a_planned_operation_belongs_to_its_planned_date() -> None:
    day = a_plan()
    held = day.day()
    held.operation.planned_for = date(2026, 12, 1)
    assert origin(held).when == date(2026, 12, 1)
    nothing = a_plan().day()
    nothing.operation.proposed = None
    assert origin(nothing).when is None


def test_lessons_are_alike_where_premises_or_a_kind_of_exploitation_are_shared() -> None:
    plan = Origin("op-b", premises="farm", types=("labour", "criminal"))
    assert alike(plan, a_lesson(origin=Origin("op-a", premises="farm")))
    assert alike(plan, a_lesson(origin=Origin("op-a", premises="nail_bar", types=("criminal",))))
    assert not alike(plan, a_lesson(origin=Origin("op-a", premises="nail_bar", types=("sexual",))))
    assert not alike(Origin("op-b"), a_lesson(origin=Origin("op-a")))


@pytest.mark.parametrize(
    ("after", "code"),
    [
        (timedelta(hours=-1), "before_closing"),
        (timedelta(0), "within_4_weeks"),
        (timedelta(weeks=4), "within_4_weeks"),
        (timedelta(weeks=4, seconds=1), "within_6_weeks"),
        (timedelta(weeks=6), "within_6_weeks"),
        (timedelta(weeks=6, seconds=1), "later"),
    ],
)
def test_a_structured_debrief_is_timed_from_the_closing(after: timedelta, code: str) -> None:
    assert timing(CLOSED, CLOSED + after) == code


def test_before_anything_closed_a_debrief_is_before_closing() -> None:
    assert timing(None, CLOSED) == "before_closing"
    assert closing(a_plan().day()) is None
    assert closing(an_open_centre().day()) is None


def test_the_closing_is_the_last_one_and_none_while_a_centre_is_open_again() -> None:
    day = closed()
    first = day.moment("20:00")
    assert closing(day.day()) == first
    assert closing(day.at((1, "10:00")).has("CentreReopened").day()) is None
    assert closing(day.at((1, "12:00")).has("CentreClosed").day()) == day.moment()


@pytest.mark.parametrize(
    ("text", "name", "read"),
    [
        ("P03 waited, and p12 too", None, "[a person] waited, and [a person] too"),
        ("S01 was seen by P100", None, "[a person] was seen by [a person]"),
        ("RAVINE ran late", "Operation Ravine", "[the operation] ran late"),
        ("In operation ravine we ran late", "Ravine", "In [the operation] we ran late"),
        ("The ravines flooded", "Ravine", "The ravines flooded"),
        ("A (1) was long", "A (1)", "[the operation] was long"),
        ("Rooms R1 to R3 were cold", "Operation", "Rooms R1 to R3 were cold"),
    ],
)
def test_a_text_is_read_elsewhere_without_persons_and_without_the_operations_name(
    text: str, name: str | None, read: str
) -> None:
    assert without_persons(text, name) == read
