"""Each audience has a queue of its own: it holds what that audience may know of, and gives nothing else away."""

import pytest

from projections.operation.state import OperationState
from service.access.queue import shown_do_next, shown_waiting
from service.access.table import AUDIENCE
from service.access.visibility import on_the_wall
from tests.given import ADay, identified, people_here

KINDS = {"social care": "childrens_services"}


def waits(state: OperationState, role: str) -> dict[str, str]:
    assert state.now
    return {one.person.ref: one.what for one in shown_waiting(state, AUDIENCE[role], state.now)}


def to_do(state: OperationState, seen_by: frozenset[str]) -> list[tuple[str, str | None]]:
    assert state.now
    shown = shown_waiting(state, seen_by, state.now)
    return [(one.code, one.about) for one in shown_do_next(state, seen_by, state.now, KINDS, shown)]


def a_full_day() -> ADay:
    """P01 is ready to leave and was found to be a potential victim; P02, a child, is out alone; P03 is missing."""
    day = identified("P01").has(("PartnerCommitted", "Social care", {"mode": "on_call"}))
    day.has(("HealthScreenCompleted", "P01", {"need_flagged": True}), ("DepartureSafetyCheckDone", "P01"))
    day.has(("TemporaryExitLogged", "P02"), ("PersonMissingReported", "P03"), ("AgeUncertaintyRecorded", "P04"))
    return day.has(("RollCallTaken", "op", {"present": 0})).at((1, "10:30")).has("SituationReportIssued")


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("coordinator", {"P01": "answer", "P04": "health"}),
        ("first_responder", {"P01": "answer", "P04": "health"}),
        ("front_desk", {"P01": "transport", "P04": "health"}),
        ("partner_reader", {"P01": "transport", "P04": "health"}),
        ("analyst", {}),
        ("administrator", {}),
        ("reader", {}),
        ("wall", {}),
    ],
)
def test_somebody_waits_for_the_first_thing_that_an_audience_may_know_of(role: str, expected: dict[str, str]) -> None:
    day = a_full_day().has(("BedAllocated", "P01"), ("BedAllocated", "P04"))
    assert waits(day.day(), role) == expected


@pytest.mark.parametrize("event", ["PotentialVictimIdentified", "NoIndicatorsFoundRecorded"])
def test_who_may_not_know_what_was_found_sees_the_same_whatever_it_was(event: str) -> None:
    day = people_here().has(("HealthScreenCompleted", "P01"), ("PersonDebriefStarted", "P01"))
    day.at("09:00").has(("PersonDebriefCompleted", "P01"))
    before = {role: waits(day.day(), role) for role in ("front_desk", "registrar", "health", "welfare")}
    day.has((event, "P01"))
    assert {role: waits(day.day(), role) for role in before} == before


def test_a_coordinator_sees_everything_that_is_to_be_done() -> None:
    day = a_full_day().has(*(("PersonDetailsCorrected", f"P0{n}", {"language": "ro"}) for n in (1, 2, 3)))
    assert to_do(day.day(), AUDIENCE["coordinator"]) == [
        ("missing", "P03"),
        ("child_out_alone", "P02"),
        ("duty_overdue", "P01"),
        ("roll_call_differs", None),
        ("health_need", "P01"),
        ("over_limit", "P04"),
        ("call_in", "Social care"),
        ("details_missing", "P04"),
    ]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("front_desk", ["missing", "child_out_alone", "roll_call_differs", "over_limit", "call_in"]),
        ("partner_reader", ["missing", "child_out_alone", "roll_call_differs", "over_limit"]),
        (
            "health",
            [
                "missing",
                "child_out_alone",
                "roll_call_differs",
                "health_need",
                "over_limit",
                "call_in",
                "details_missing",
            ],
        ),
        ("analyst", ["roll_call_differs"]),
        ("reader", []),
    ],
)
def test_others_see_what_is_theirs_to_know(role: str, expected: list[str]) -> None:
    assert list(dict(to_do(a_full_day().day(), AUDIENCE[role]))) == expected


def test_a_wall_says_nothing_about_a_person() -> None:
    state = a_full_day().day()
    for role in AUDIENCE:
        assert all(about is None for _, about in to_do(state, on_the_wall(AUDIENCE[role])))
