"""Days at random: what is put right is as if it had been right from the first, for every view and every figure.

A voided entry is as if nobody had made it, a late one as if it had come in time, and what was entered under two numbers
that are one person as if it all stood under one.
"""

from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from domain.kernel import Refused
from projections.measures import report
from projections.views.alarms import alarms
from projections.views.board import counts
from projections.views.centres import centres
from projections.views.clocks import clocks
from projections.views.do_next import do_next
from projections.views.flow import flow
from projections.views.partners import partners
from projections.views.rooms import rooms
from projections.views.waiting import waiting
from service.commands.carry_out import carry_out
from tests.decisions.examples import EXAMPLES
from tests.given import ADay, people_here, two_centres

OF_THE_RECORD = {"M48", "M54", "M80"}
"""Figures of the entries themselves, and of the time that has passed."""
PERSONAL = (
    *("HealthScreenCompleted", "HealthActionTaken", "PersonDebriefStarted", "PersonDebriefCompleted"),
    *("PersonDebriefDeclined", "SessionStarted", "SessionEnded", "PotentialVictimIdentified", "NrmConsentGiven"),
    *("NrmConsentDeclined", "NrmReferralSubmitted", "BedAllocated", "BedReleased", "TemporaryExitLogged"),
    *("TemporaryExitReturned", "PersonMissingReported", "PersonFound", "PersonDeparted", "PersonReturned"),
    *("DepartureSafetyCheckDone", "AgeUncertaintyRecorded", "PersonDetailsCorrected", "WelfareProvided"),
)
OF_THE_DAY = (
    *("CentreClosed", "CentreReopened", "CentreStoodDown", "RollCallTaken", "WalkInArrived", "TransportDeparted"),
    *("TransportArrived", "VenueReleased", "VenueBooked", "RoomsPrepared", "PartnerArrived", "PartnerLeft"),
)
Step = tuple[str, str, dict[str, Any], int]
STEPS = st.lists(
    st.tuples(st.sampled_from((*PERSONAL, *PERSONAL, *OF_THE_DAY)), st.integers(0, 2), st.integers(1, 9)),
    min_size=4,
    max_size=25,
)
FEW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def plan(steps: list[tuple[str, int, int]], numbers: tuple[str, ...]) -> list[Step]:
    """What is tried, about whom, and at which minute."""
    found, minute = list[Step](), 0
    for name, which, later in steps:
        minute += later
        _, subject, data = EXAMPLES[name]
        who = numbers[which % len(numbers)] if name in PERSONAL else subject
        found.append((name, who, dict(data), minute))
    return found


def tell(day: ADay, step: Step, now: int | None = None, entry: str | None = None) -> bool:
    """Whether it is taken: at its own time, recorded then or at a later minute."""
    name, who, data, minute = step
    made = replace(day.at(clock(minute)).entry(name, who, entry=entry, **data))
    try:
        carry_out(day.log, replace(made, recorded_at=day.moment(clock(minute if now is None else now))))
    except Refused:
        return False
    return True


def clock(minute: int) -> str:
    return f"{8 + minute // 60:02}:{minute % 60:02}"


def told(day: ADay, steps: list[Step]) -> list[Step]:
    return [step for step in steps if tell(day, step)]


def seen(day: ADay, minute: int) -> Any:
    """Everything that the views say of a day, whatever it is called."""
    state, now = day.day(), day.moment(clock(minute))
    waits = waiting(state, now)
    said = {
        "counts": counts(state),
        "alarms": alarms(state),
        "figures": {code: plain for code, plain in report(state).items() if code not in OF_THE_RECORD},
        "to do": do_next(state, now, {}, waits),
        "waiting": waits,
        "flow": flow(state),
        "rooms": rooms(state, now),
        "centres": centres(state, now),
        "partners": partners(state),
        "clocks": clocks(state, now),
        "beds": sorted(who.ref for who in state.occupancy.held),
    }
    return {each: str(what).replace(day.operation, "op") for each, what in said.items()}


@FEW
@given(STEPS, st.data())
def test_a_voided_entry_is_as_if_nobody_had_made_it(steps: list[Any], data: st.DataObject) -> None:
    day, other = two_centres(), two_centres()
    taken = told(day, plan(steps, ("P01", "P02", "P03")))
    assume(taken)
    gone = data.draw(st.integers(0, len(taken) - 1))
    assume(all(tell(other, step) for place, step in enumerate(taken) if place != gone))
    last = taken[-1][3] + 1
    entries = [each.envelope.entry for each in day.recorded_events()][-len(taken) :]
    assume(len({*entries}) == len(taken))
    try:
        day.at(clock(last)).void(str(entries[gone]))
    except Refused:
        assume(False)
    assert seen(day, last) == seen(other, last)


@FEW
@given(STEPS, st.data())
def test_a_late_entry_is_as_if_it_had_come_in_time(steps: list[Any], data: st.DataObject) -> None:
    day, other = two_centres(), two_centres()
    taken = told(day, plan(steps, ("P01", "P02", "P03")))
    assume(taken)
    late, last = data.draw(st.sampled_from([*range(len(taken))])), taken[-1][3] + 1
    assume(all(tell(other, step) for place, step in enumerate(taken) if place != late))
    assume(tell(other, taken[late], last))
    assert seen(day, last) == seen(other, last)


@FEW
@given(STEPS, st.lists(st.booleans(), min_size=25, max_size=25))
def test_two_numbers_that_are_one_person_are_as_if_all_stood_under_one(steps: list[Any], under: list[bool]) -> None:
    day, other = people_here(), people_here()
    for each in (day, other):
        each.at("07:40").has("WalkInArrived")
    other.at("07:45").has(("PersonRegistered", "P05", {"adult": True}))
    for step, second in zip(told(day, plan(steps, ("P01",))), under, strict=False):
        name, who, data, minute = step
        numbers = ("P05", "P01") if second and who == "P01" else (who, "P05")
        assume(any(tell(other, (name, number, data, minute)) for number in numbers))
    last = sum(later for _, _, later in steps) + 1
    other.at(clock(last)).has(("RegistrationVoided", "P05", {"duplicate_of": "P01"}))
    assert seen(day, last) == seen(other, last)
