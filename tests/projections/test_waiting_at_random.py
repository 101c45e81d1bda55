"""Days at random: an oracle that shares no line with the product, the day followed live, and entries that come late."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projections.operation.state import OperationState
from projections.views.do_next import CODES, ToDo, do_next
from projections.views.waiting import Waiting, waiting
from service.commands.carry_out import carry_out
from tests.given import ADay, an_open_centre
from tests.projections.waiting_oracle import LIMITS, Row, oracle, told

START = 8 * 60
PEOPLE = ("P01", "P02")
STEPS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("PersonDetailsCorrected", {"adult": True}),
    ("PersonDetailsCorrected", {"language": "ro"}),
    ("AgeAssessed", {"adult": False}),
    ("HealthScreenCompleted", {"need_flagged": True}),
    ("HealthActionTaken", {}),
    ("PersonDebriefStarted", {"by": "Police"}),
    ("PersonDebriefCompleted", {}),
    ("PersonDebriefDeclined", {}),
    ("PotentialVictimIdentified", {}),
    ("NoIndicatorsFoundRecorded", {}),
    ("NrmConsentGiven", {}),
    ("NrmConsentDeclined", {}),
    ("NrmConsentDeferred", {}),
    ("NrmConsentWithdrawn", {}),
    ("NrmReferralSubmitted", {"by": "Police"}),
    ("DutyToNotifySubmitted", {"by": "Police"}),
    ("BedAllocated", {}),
    ("BedReleased", {}),
    ("SafeAccommodationOffered", {}),
    ("SafeAccommodationAccepted", {}),
    ("DepartureSafetyCheckDone", {}),
    ("TemporaryExitLogged", {}),
    ("TemporaryExitLogged", {"accompanied": True}),
    ("TemporaryExitReturned", {}),
    ("PersonMissingReported", {}),
    ("PersonFound", {}),
    ("PersonDeparted", {}),
    ("PersonReturned", {}),
    ("RegistrationVoided", {}),
)
WHENEVER = (
    "PersonDetailsCorrected",
    "AgeAssessed",
    "HealthScreenCompleted",
    "HealthActionTaken",
    "PersonDebriefDeclined",
)
"""What is taken whenever it is entered."""
ROWS = st.lists(st.tuples(st.integers(1, 90), st.sampled_from(STEPS), st.sampled_from(PEOPLE)), max_size=60)
FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def played(steps: list[Any]) -> tuple[ADay, list[Row]]:
    """What was taken of a day: three are registered, then whatever comes."""
    day, rows, minute = an_open_centre(), list[Row](), START
    told = [("PersonRegistered", each, {"adult": True, "language": "ro"} if each == "P01" else {}) for each in PEOPLE]
    come = [(1, (kind, data), who) for kind, who, data in told] + steps
    for later, (kind, data), who in come:
        minute = min(minute + later, 23 * 60 + 50)
        if not day.at(clock(minute)).refused(kind, who, **data):
            rows.append((minute, kind, who, data))
    return day, rows


def said(day: ADay, found: tuple[Waiting, ...], minute: int) -> dict[str, tuple[str, int, int | None]]:
    now = day.moment(clock(minute))
    return {one.person.ref: (one.what, minute - one.minutes(now), one.over(now)) for one in found}


def due(day: ADay, to_do: list[ToDo], minute: int) -> list[str]:
    now = day.moment(clock(minute))
    return [str((one.about, one.code, minute - one.minutes(now), one.over(now))) for one in to_do]


@FEW
@given(ROWS)
def test_everybody_waits_for_what_the_oracle_says_after_every_row_and_so_is_what_is_to_be_done(
    steps: list[Any],
) -> None:
    day, rows = played(steps)
    state = day.day()
    for number, (minute, *_) in enumerate(rows, 1):
        if number < len(rows) and rows[number][0] == minute:
            continue
        then = OperationState.of(state.id, state.recorded_events, day.moment(clock(minute)))
        found = waiting(then, day.moment(clock(minute)))
        assert said(day, found, minute) == oracle(rows[:number], minute), rows[:number]
        assert list(found) == sorted(found, key=lambda one: one.since)
        to_do = [one for one in do_next(then, day.moment(clock(minute)), {}, found) if one.about in PEOPLE]
        expected = [(who, *each) for who, person in told(rows[:number]).items() for each in person.to_do(minute)]
        assert sorted(due(day, to_do, minute)) == sorted(map(str, expected)), rows[:number]


@FEW
@given(ROWS, st.integers(0, 300))
def test_what_is_over_its_limit_is_to_be_done_and_nobody_stands_twice_under_a_code(
    steps: list[Any], later: int
) -> None:
    day, rows = played(steps)
    state, minute = day.day(), min(rows[-1][0] + later, 23 * 60 + 59)
    now = day.moment(clock(minute))
    waits = waiting(state, now)
    assert len({one.person for one in waits}) == len(waits)
    for one in waits:
        limit = LIMITS.get(one.what)
        assert one.limit == limit
        assert (one.over(now) is None) == (limit is None or one.minutes(now) <= limit)
    to_do = do_next(state, now, {}, waits)
    assert [one.code for one in to_do] == sorted((one.code for one in to_do), key=CODES.index)
    assert len({(one.code, one.about, one.what) for one in to_do}) == len(to_do)
    over = {one.about for one in to_do if one.code == "over_limit" and one.what != "out"}
    assert over == {one.person.ref for one in waits if one.over(now) and one.what != "notification"}
    for one, next_one in pairwise(to_do):
        assert one.code != next_one.code or one.since <= next_one.since


@FEW
@given(ROWS)
def test_a_day_followed_live_says_what_one_read_afresh_says(steps: list[Any]) -> None:
    day, rows = played(steps)
    live = OperationState(day.operation)
    now = day.moment(clock(rows[-1][0]))
    for recorded in day.recorded_events():
        live.apply(recorded)
    fresh = day.day()
    assert waiting(live, now) == waiting(fresh, now)
    assert do_next(live, now, {}, waiting(live, now)) == do_next(fresh, now, {}, waiting(fresh, now))


@FEW
@given(ROWS, st.randoms(use_true_random=False))
def test_entries_that_come_late_say_the_same_as_in_order(steps: list[Any], dice: Any) -> None:
    """Care and details are entered whenever somebody finds the time, each with the time at which it happened."""
    day, rows = played([(later, step, who) for later, step, who in steps if step[0] in WHENEVER])
    end = clock(min(rows[-1][0] + 1, 23 * 60 + 59))
    again = an_open_centre()
    first, rest = rows[: len(PEOPLE)], rows[len(PEOPLE) :]
    dice.shuffle(rest)
    for minute, kind, who, data in [*first, *rest]:
        carry_out(again.log, replace(again.at(clock(minute)).entry(kind, who, **data), recorded_at=day.moment(end)))
    now = day.moment(end)
    assert said(day, waiting(again.day(), now), 0) == said(day, waiting(day.day(), now), 0)
