"""The flow from registration to where people went: everybody on exactly one path, nobody left out."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest

from domain.words import OperationId
from projections.measures import MEASURES
from projections.operation.state import OperationState
from projections.views.bed_nights import bed_nights
from projections.views.completeness import completeness
from projections.views.flow import STAGES, flow, path
from projections.views.recorded_late import recorded_late
from service.commands.carry_out import carry_out as carry_out_entry
from tests.figures.random_days import a_random_day, carry_out
from tests.given import ADay, a_plan, closed, identified, people_here, referred


def links(day: ADay) -> dict[tuple[str, str], int]:
    return {(link.start, link.end): link.n for link in flow(day.day())}


def ends(day: ADay) -> dict[str, int]:
    """How many stand at each node of the last two stages."""
    found: Counter[str] = Counter()
    for link in flow(day.day()):
        if link.stage >= 2:
            found[link.end] += link.n
    return dict(found)


@cache
def random_day(seed: int) -> OperationState:
    start, rows = a_random_day(seed)
    carried = carry_out(start, rows)
    return OperationState.of(OperationId(carried.operation), carried.recorded_events)


@pytest.mark.parametrize("seed", range(1, 7))
def test_what_enters_a_node_leaves_it_and_each_stage_holds_everybody(seed: int) -> None:
    day = random_day(seed)
    found, people = flow(day), len(day.registered)
    assert people
    for stage in range(len(STAGES) - 1):
        assert sum(link.n for link in found if link.stage == stage) == people
    for stage in range(1, len(STAGES) - 1):
        into: Counter[str] = Counter()
        out: Counter[str] = Counter()
        for link in found:
            if link.stage == stage - 1:
                into[link.end] += link.n
            if link.stage == stage:
                out[link.start] += link.n
        assert into == out
    assert {node for person in day.registered for node in path(person)} <= {node for stage in STAGES for node in stage}


@pytest.mark.parametrize("seed", range(1, 7))
def test_the_flow_agrees_with_the_figures(seed: int) -> None:
    day = random_day(seed)
    at: Counter[str] = Counter({"registered": len(day.registered)})
    for link in flow(day):
        at[link.end] += link.n
    assert at["talked_to"] == (MEASURES["M22"](day).n or 0)
    assert at["potential_victim"] == (MEASURES["M02b"](day).n or 0)
    assert at["referred"] == (MEASURES["M04"](day).n or 0)
    gone = MEASURES["M07"](day).breakdowns["destination"]
    assert {code: at[code] for code in gone if code != "missing"} == {
        code: n for code, n in gone.items() if code != "missing"
    }


def test_nobody_registered_is_no_flow() -> None:
    assert flow(a_plan().day()) == []


def test_those_not_talked_to_and_still_there_have_nodes_of_their_own() -> None:
    assert links(people_here()) == {
        ("registered", "not_talked_to"): 4,
        ("not_talked_to", "no_finding"): 4,
        ("no_finding", "duty_not_known"): 4,
        ("duty_not_known", "still_here"): 4,
    }


def test_that_nothing_is_due_is_said_of_those_alone_on_whom_there_is_a_finding() -> None:
    found = links(people_here().has(("NoIndicatorsFoundRecorded", "P01"), ("PersonDebriefDeclined", "P02")))
    assert (found["no_indicators", "no_duty"], found["no_finding", "duty_not_known"]) == (1, 3)
    assert ("no_finding", "no_duty") not in found


def test_talking_and_declining_to_talk_are_told_apart() -> None:
    day = people_here().has(("PersonDebriefStarted", "P01", {"by": "Police"}), ("PersonDebriefStarted", "P02"))
    day.has(("PersonDebriefDeclined", "P02"))
    found = links(day)
    assert found["registered", "talking"] == found["registered", "declined_to_talk"] == 1


@pytest.mark.parametrize(
    ("steps", "node"),
    [
        ([], "duty_open"),
        ([("NrmConsentGiven", "P01")], "duty_open"),
        ([("NrmConsentDeferred", "P01")], "deciding"),
        ([("NrmConsentDeclined", "P01")], "declined"),
        ([("NrmConsentGiven", "P01"), ("NrmConsentWithdrawn", "P01")], "declined"),
        ([("NrmConsentDeclined", "P01"), ("DutyToNotifySubmitted", "P01", {"by": "Police"})], "notified"),
        ([("NrmConsentGiven", "P01"), ("NrmReferralSubmitted", "P01", {"by": "Police"})], "referred"),
    ],
)
def test_the_duty_has_a_node_for_each_way_it_can_stand(steps: list[tuple[str, ...]], node: str) -> None:
    assert links(identified("P01").has(*steps))["potential_victim", node] == 1


def test_a_negative_decision_leaves_a_person_among_those_referred() -> None:
    day = referred().has(("ReasonableGroundsDecisionReceived", "P01", {"outcome": "negative"}))
    assert links(day)["potential_victim", "referred"] == 1


def test_those_who_went_back_are_missing_or_out_are_shown_as_such() -> None:
    day = people_here().has(
        ("PersonDeparted", "P01", {"destination": "return_to_exploiter"}),
        ("PersonDeparted", "P02"),
        ("PersonMissingReported", "P03"),
        ("TemporaryExitLogged", "P04"),
    )
    assert ends(day) == {"duty_not_known": 4, "return_to_exploiter": 1, "not_recorded": 1, "missing": 1, "out": 1}


def test_a_voided_registration_is_on_no_path() -> None:
    day = people_here().has(("RegistrationVoided", "P04", {"duplicate_of": "P03"}))
    assert sum(n for (start, _), n in links(day).items() if start == "registered") == 3


def test_bed_nights_add_up_to_the_figure_and_unused_nights_are_nought() -> None:
    day = people_here().at("20:00").has(("BedAllocated", "P01"), ("BedAllocated", "P03"))
    day.at((1, "09:00")).has(("BedReleased", "P01")).at((3, "09:00")).has(("BedReleased", "P03"))
    found = [(each.morning.isoformat(), each.held, each.booked) for each in bed_nights(day.day())]
    assert found == [("2026-10-14", 2, 2), ("2026-10-15", 1, 2), ("2026-10-16", 1, None)]
    assert sum(each.held for each in bed_nights(day.day())) == MEASURES["M30"](day.day()).n
    unused = [(each.held, each.booked) for each in bed_nights(closed().at((5, "09:00")).has("HotDebriefHeld").day())]
    assert unused == [(0, 2), (0, 2)]


def test_a_night_that_has_not_come_is_not_a_night_unused() -> None:
    assert bed_nights(people_here().day()) == []
    assert bed_nights(a_plan().day()) == []


@pytest.mark.parametrize("seed", range(1, 7))
def test_completeness_adds_up_to_the_figure_field_by_field(seed: int) -> None:
    day = random_day(seed)
    m50, found = MEASURES["M50"](day), completeness(day)
    assert sum(each.recorded for each in found) == m50.n
    assert sum(each.due for each in found) == m50.of
    assert sum(each.not_recorded for each in found) == m50.not_recorded


def test_an_entry_is_late_after_thirty_minutes_and_not_before() -> None:
    day = people_here()
    for ref, minutes in (("P01", 30), ("P02", 31), ("P03", 90)):
        entry = day.entry("WelfareProvided", ref)
        carry_out_entry(day.log, replace(entry, recorded_at=entry.happened_at + timedelta(minutes=minutes)))
    found = recorded_late(day.day())
    assert [recorded.event.person.ref for recorded in found.entries] == ["P02", "P03"]  # type: ignore[attr-defined]
    assert (found.median, found.longest) == (60.5, 90)
    assert found.of == MEASURES["M48"](day.day()).n
    assert recorded_late(people_here().day()).median is None
