"""Simulated days: they agree with queueing theory, more of anything never makes anybody wait longer, same seed same."""

from dataclasses import replace
from math import factorial, inf
from random import Random
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from projections.views.plan.day_times import DayTimes
from service.simulation.advice import DEBRIEFER, ROOM, advise, more
from service.simulation.day import Resources, run
from service.simulation.forecast import PlannedDay, forecast
from service.simulation.people import Guest, guests
from service.simulation.spread import Spread

TIMES = DayTimes((60.0, 90.0), (30.0, 60.0), (40.0, 55.0, 70.0), (10.0,), (600.0, 2000.0))
ALWAYS = ((0.0, 100),)


def erlang_c(servers: int, load: float) -> float:
    """The share of people who wait in an M/M/c queue (Erlang 1917)."""
    last = load**servers / factorial(servers) * servers / (servers - load)
    return last / (sum(load**k / factorial(k) for k in range(servers)) + last)


@pytest.mark.parametrize(("servers", "load"), [(1, 0.6), (2, 1.4), (3, 2.1)])
def test_the_mean_wait_is_that_of_erlang_within_a_tenth(servers: int, load: float) -> None:
    """40,000 people who come at random: conversations of one unit on average, so the wait is C / (c - load)."""
    dice, at, people = Random(7), 0.0, []
    for _ in range(40_000):
        at += dice.expovariate(load)
        people.append(Guest(at, at, dice.expovariate(1.0), 0.0, 0.0, "ro"))
    resources = Resources(servers, ALWAYS, (("ro", servers),))
    waits = [start - each.ready for start, each in zip(run(people, resources), people, strict=True)]
    assert fmean(waits) == pytest.approx(erlang_c(servers, load) / (servers - load), rel=0.1)


PEOPLE = st.lists(
    st.builds(
        Guest,
        st.just(0.0),
        st.integers(0, 300).map(float),
        st.integers(1, 120).map(float),
        st.integers(0, 30).map(float),
        st.just(0.0),
        st.sampled_from(["", "ro", "vi", "pl"]),
    ),
    max_size=14,
).map(lambda found: sorted(found, key=lambda each: each.ready))
STEPS = st.lists(st.tuples(st.integers(0, 900).map(float), st.integers(0, 4)), max_size=5).map(
    lambda found: tuple(sorted(dict(found).items()))
)
HAS = st.builds(
    Resources,
    st.integers(1, 4),
    STEPS,
    st.tuples(*(st.tuples(st.just(code), st.integers(1, 3)) for code in ("ro", "vi", "pl"))),
)


def twice(has: Resources, code: str) -> Resources:
    return replace(has, interpreters=tuple((each, n * 2 if each == code else n) for each, n in has.interpreters))


@settings(max_examples=150, deadline=None)
@given(PEOPLE, HAS, st.sampled_from(["ro", "vi", "pl"]))
def test_nobody_waits_longer_because_there_is_more_of_something(people: list[Guest], has: Resources, code: str) -> None:
    """Not one person of any language, whatever the hours: twice the interpreters, one more room, one more of staff."""
    before = run(people, has)
    for richer in (twice(has, code), more(has, ROOM), more(has, DEBRIEFER), more(has, code)):
        assert all(then <= now for then, now in zip(run(people, richer), before, strict=True))


@settings(max_examples=100, deadline=None)
@given(PEOPLE, HAS, st.booleans())
def test_there_are_never_more_conversations_than_rooms_interpreters_and_those_who_debrief(
    people: list[Guest], has: Resources, meanwhile: bool
) -> None:
    """Who was to go home stays for a conversation that they wait to begin: then as many as when the last one began."""
    starts = run(people, has, meanwhile)
    for number, (guest, start) in enumerate(zip(people, starts, strict=True)):
        assert start >= guest.ready
        if start == inf:
            continue
        held = [
            other
            for other, (each, began) in enumerate(zip(people, starts, strict=True))
            if began <= start < began + each.length + each.between
        ]
        assert len(held) <= has.rooms
        assert has.debriefing(start) > 0, "nobody begins while nobody is there"
        assert len(held) <= has.debriefing(start if meanwhile else starts[max(held)])
        for code, n in has.interpreters:
            assert sum(people[other].language == code for other in held) <= n
        assert number in held


def test_who_waits_with_somebody_for_an_interpreter_stays_for_that_conversation() -> None:
    """Three debrief until 60 and one from then on: the second Romanian begins at 60, though the third person still
    talks; nobody else begins before all three are done."""
    people = [Guest(0, 0, 60, 0, 0, "ro"), Guest(0, 0, 60, 0, 0, "ro"), Guest(0, 0, 90, 0, 0), Guest(0, 0, 10, 0, 0)]
    assert run(people, Resources(3, ((0.0, 3), (60.0, 1)), (("ro", 1),))) == [0, 60, 0, 120]


def test_taking_another_language_meanwhile_can_make_somebody_wait_longer_when_there_are_more_interpreters() -> None:
    """Why the forecast does not rest on it: with a second interpreter of the one language the room is gone."""
    people = [Guest(0, 0, 60, 0, 0, "ro"), Guest(0, 0, 60, 0, 0, "ro"), Guest(0, 0, 100, 0, 0, "vi")]
    has = Resources(2, ALWAYS, (("ro", 1), ("vi", 1)))
    assert run(people, has, meanwhile=True) == [0, 60, 0]
    assert run(people, twice(has, "ro"), meanwhile=True) == [0, 0, 60], "and the last conversation ends at 160, not 120"
    assert run(people, has) == [0, 60, 60]
    assert run(people, twice(has, "ro")) == [0, 0, 60]


def test_whoever_goes_home_finishes_and_whose_language_has_nobody_keeps_nobody_waiting() -> None:
    people = [Guest(0, 0, 60, 0, 0, "vi"), Guest(0, 10, 60, 10, 0), Guest(0, 20, 60, 0, 0)]
    assert run(people, Resources(1, ((0.0, 1), (30.0, 0), (200.0, 1)))) == [inf, 10, 200]
    assert run(people, Resources(1, ())) == [inf, inf, inf]
    assert run([], Resources(1, ALWAYS)) == []


def scene(people: int = 12, **changes: object) -> PlannedDay:
    has = Resources(3, ((0.0, 3),), (("ro", 1), ("vi", 2)))
    return replace(PlannedDay(people, (("ro", 1 / 2), ("vi", 1 / 3)), TIMES, has, (900.0, 2340.0)), **changes)  # type: ignore[arg-type]


def test_the_same_seed_gives_the_same_days_and_another_seed_others() -> None:
    assert forecast(scene()) == forecast(scene())
    assert forecast(scene(), days=30) != forecast(scene(seed="2"), days=30)


def test_a_person_is_the_same_whoever_else_comes() -> None:
    few, many = (guests("1", 4, n, (("ro", 1.0),), TIMES) for n in (3, 9))
    assert set(few) <= set(many)


def test_languages_come_as_often_as_they_are_expected_and_whoever_is_left_over_speaks_english() -> None:
    found = [
        each.language for day in range(300) for each in guests("1", day, 12, (("ro", 1 / 2), ("vi", 1 / 3)), TIMES)
    ]
    assert [round(found.count(code) / 300) for code in ("ro", "vi", "")] == [6, 4, 2]


def test_a_range_holds_eight_of_ten_days() -> None:
    assert Spread.of([float(n) for n in range(10)]) == Spread(1.0, 5.0, 9.0)
    assert Spread.of([3.0]) == Spread(3.0, 3.0, 3.0)


def test_what_to_add_first_is_what_ends_the_last_conversation_soonest() -> None:
    found = advise(scene())
    assert found.first is not None
    assert found.first.what == ("ro",), "one Romanian interpreter for six people"
    assert found.first.sooner > 30
    assert found.meanwhile is not None
    assert found.meanwhile.last.middle < forecast(scene(), days=250).last.middle
    assert dict(found.enough.at_once)["ro"].middle >= 2


def test_two_things_that_help_only_together_are_named_together() -> None:
    has = Resources(2, ((0.0, 2),), (("ro", 12),))
    found = advise(scene(spoken=(("ro", 1.0),), resources=has)).first
    assert found is not None
    assert found.what == (ROOM, DEBRIEFER)


def test_where_room_staff_and_interpreter_are_all_busy_one_more_of_each_is_named() -> None:
    has = Resources(2, ((0.0, 2),), (("ro", 2),))
    found = advise(scene(spoken=(("ro", 1.0),), resources=has)).first
    assert found is not None
    assert found.what == (ROOM, DEBRIEFER, "ro")


def test_nothing_helps_where_everybody_is_talked_to_at_once() -> None:
    assert advise(scene(2, resources=Resources(9, ((0.0, 9),), (("ro", 9), ("vi", 9))))).first is None


def test_where_the_hours_end_first_the_last_person_is_not_talked_to() -> None:
    short = scene(resources=Resources(3, ((0.0, 3), (180.0, 0)), (("ro", 1), ("vi", 2))))
    found = forecast(short)
    assert found.last.middle == inf
    assert found.untalked.middle > 3
    best = advise(short).first
    assert best is not None
    assert (best.last.middle, best.fewer >= 1) == (inf, True), "what leaves fewer people untalked to helps"


def test_beds_are_for_those_who_have_not_left_by_night() -> None:
    found = forecast(scene())
    assert 3 <= found.beds.middle <= 9, "half of them stay for a day and a half"
    assert forecast(scene(nights=())).beds == Spread(0.0, 0.0, 0.0)
