"""How long things took before: past operations of the same lead where there are enough, else the reference day."""

from typing import Any

import pytest

from domain.policy import capacity
from projections.operation.state import OperationState
from projections.views.plan.day_times import day_times
from service.days import Days, events_of_operation
from service.log import Log, MemoryLog
from service.simulation.past import KnownTimes, candidates, known_times, lead_of, of_the_reference_day
from tests.given import ADay, a_plan, an_open_centre
from tests.stories.rows import replayed


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two past operations with three conversations are enough here; at most three count."""
    for name, n in (("PAST_OPERATIONS", 2), ("PAST_CONVERSATIONS", 3)):
        monkeypatch.setattr(capacity, name, ((capacity.date.min, n),))
    monkeypatch.setattr("service.simulation.past.LATEST", ((capacity.date.min, 3),))


def a_past(log: Log, talks: int = 2, minutes: int = 40, **proposed: Any) -> ADay:
    """A day with so many conversations of a length; the first person leaves."""
    day = ADay(log).has(("OperationProposed", "op", proposed)) if proposed else an_open_centre(log=log)
    if proposed:
        day.has(("VenueBooked", "op", {"beds": 2})).at("05:30")
        day.has("GoDecisionRecorded", "SiteEntered", "CentreSetToStandby", "CentreOpened")
        day.at("06:30").has(("WalkInArrived", "op", {"people": talks}))
    for number in range(1, talks + 1):
        who = f"P{number:02}"
        day.at("07:10").has(("PersonRegistered", who)).at("07:30").has(("PersonDebriefStarted", who))
        day.at(f"{7 + (30 + minutes) // 60:02}:{(30 + minutes) % 60:02}").has(("PersonDebriefCompleted", who))
    day.at("12:00").has(("DepartureSafetyCheckDone", "P01"))
    return day.has(("PersonDeparted", "P01", {"destination": "own_arrangement"}))


def known(log: Log, plan: OperationState, before: int | None = None) -> KnownTimes:
    return known_times(log, candidates(Days(log).operations, plan), plan, before)


def test_the_file_of_the_reference_day_says_what_its_day_says() -> None:
    log = MemoryLog()
    operation = replayed(log)
    day = OperationState.of(operation, events_of_operation(log, operation))
    assert of_the_reference_day() == KnownTimes(day_times(day), 0)


def test_too_few_past_operations_or_conversations_leave_the_reference_day() -> None:
    log = MemoryLog()
    a_past(log, 4)
    plan = a_plan(log=log).day()
    assert known(log, plan) == of_the_reference_day(), "one operation"
    log = MemoryLog()
    a_past(log, 1), a_past(log, 1)
    assert known(log, a_plan(log=log).day()) == of_the_reference_day(), "two conversations"


def test_enough_past_operations_give_their_own_times() -> None:
    log = MemoryLog()
    first, second = a_past(log, 2, 40), a_past(log, 2, 50)
    plan = a_plan(log=log).day()
    assert known(log, plan) == KnownTimes(day_times(second.day()) + day_times(first.day()), 2)
    assert known(log, first.day()) == of_the_reference_day(), "nobody learns from the same day"


def test_a_past_day_is_read_once_until_it_gains_an_entry() -> None:
    log, kept = MemoryLog(), {}
    first = a_past(log)
    a_past(log)
    plan = a_plan(log=log).day()
    among = candidates(Days(log).operations, plan)
    before = known_times(log, among, plan, kept=kept)
    assert (known_times(log, among, plan, kept=kept), len(kept)) == (before, 2)
    first.at("13:00").has(("DepartureSafetyCheckDone", "P02"))
    first.has(("PersonDeparted", "P02", {"destination": "own_arrangement"}))
    assert len(known_times(log, among, plan, kept=kept).times.stays) == len(before.times.stays) + 1
    kept.clear()
    assert known_times(log, among, plan, before=1, kept=kept) == of_the_reference_day()
    assert kept == {}, "nothing was in the log"


def test_only_what_was_in_the_log_by_then_counts() -> None:
    log = MemoryLog()
    a_past(log)
    second = a_past(log)
    plan = a_plan(log=log).day()
    ended = max(each.position for each in second.recorded_events())
    assert known(log, plan, ended + 1).operations == 2
    assert known(log, plan, ended - 5) == of_the_reference_day()


def test_exercises_and_operations_of_another_lead_are_none() -> None:
    log = MemoryLog()
    a_past(log), a_past(log, exercise=True), a_past(log, by="NCA")
    plan = a_plan(log=log).day()
    assert known(log, plan) == of_the_reference_day()
    a_past(log, by="NCA", others=["Council"])
    assert known(log, plan).operations == 2, "one that its lead saw is"
    other = ADay(log).has(("OperationProposed", "op", {"by": "NCA"})).day()
    assert (lead_of(other), known(log, other).operations) == ("nca", 2)
    stranger = ADay(log).has(("OperationProposed", "op", {"by": "Kent Police"})).day()
    assert known_times(log, candidates(Days(log).operations, plan), stranger) == of_the_reference_day()


def test_of_many_the_latest_count() -> None:
    log = MemoryLog()
    for minutes in (20, 30, 40, 50):
        a_past(log, 2, minutes)
    assert set(known(log, a_plan(log=log).day()).times.length) == {30.0, 40.0, 50.0}


def test_an_operation_that_nobody_proposed_has_no_past() -> None:
    log = MemoryLog()
    a_past(log), a_past(log)
    nobody = OperationState(ADay(log).operation)
    assert (lead_of(nobody), candidates(Days(log).operations, nobody)) == (None, [])
