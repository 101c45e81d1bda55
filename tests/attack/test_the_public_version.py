"""The public version against an attacker with an integer solver: no hidden number can be worked out."""

from contextlib import suppress
from typing import Any

import pytest

from projections.disclosure import PublishedTotal, TellsOfOthers, public_report
from projections.measures import MEASURES
from projections.operation.state import OperationState
from tests.attack.attacker import given_away
from tests.attack.groups import BACK, GONE, GroupAttacker, proven
from tests.figures.random_days import a_random_day, carry_out
from tests.given import START
from tests.stories.a_year import a_year
from tests.stories.rows import reference_rows

LOST = (1, 15)
"""Random days of which everybody would be told of, if no rule kept it back."""


def public(day: OperationState, **more: Any) -> dict[str, dict[str, Any]]:
    return public_report({code: measure(day) for code, measure in MEASURES.items()}, **more)


@pytest.fixture(scope="module")
def reference() -> OperationState:
    carried = carry_out(START, reference_rows())
    return OperationState.of(carried.operation, carried.recorded_events)  # type: ignore[arg-type]


def test_the_reference_day_hides_what_must_be_hidden(reference: OperationState) -> None:
    said = public(reference)
    assert said["M88"] == {"n": 11}
    assert (said["M02"]["n"], said["M02b"]["of"], said["M09a"]["n"]) == (6, 11, 52)
    assert said["M10"]["n"] == 3
    destinations = said["M07"]["breakdowns"]["destination"]
    assert [destinations[to] for to in ("council_temporary", "own_arrangement", "return_to_home_country")] == [None] * 3
    assert given_away(said) == []


def test_the_attacker_finds_what_a_careless_hand_would_publish() -> None:
    """He is only worth something if he wins against bad hiding."""
    nothing: dict[str, Any] = {code: {"n": None, "suppressed": True} for code in MEASURES}
    one_cell = {**nothing, "M88": {"n": 11, "breakdowns": {"sex": {"male": 10, "female": None}}}}
    assert (" M88 sex female", 1) in given_away(one_cell)
    all_ones = {**nothing, "M88": {"n": 2, "breakdowns": {"sex": {"male": None, "female": None}}}}
    assert (" M88 sex female", 1) in given_away(all_ones)
    eleven_and_one = {**nothing, "M07": {"n": 12, "breakdowns": {"destination": {BACK: None, GONE: None}}}}
    assert ("", "M07", sorted([BACK, GONE])) in proven(eleven_and_one)
    told_elsewhere = {**nothing, "M07": {"n": 12, "of": 12}, "M26": {"n": 12}}
    assert ("", "M07", [BACK]) in proven(told_elsewhere)
    squeezed = {**nothing, "M88": {"n": 9}, "M06": {"n": 7, "of": None}, "M22": {"n": 7, "of": 9}}
    assert given_away(squeezed) == [(" victims", 7)]


@pytest.mark.parametrize("seed", range(60))
def test_nothing_is_given_away_on_a_random_day(seed: int) -> None:
    carried = carry_out(*a_random_day(seed))
    day = OperationState.of(carried.operation, carried.recorded_events)  # type: ignore[arg-type]
    said = public(day)
    assert given_away(said) == []
    assert proven(said) == []


def test_the_attacker_wins_where_groups_are_not_protected(monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("group", "secondary_cells"):
        monkeypatch.setattr(f"projections.disclosure.{place}.GROUPS", {})
    for place in ("group", "secondary_quantities"):
        monkeypatch.setattr(f"projections.disclosure.{place}.NEVER_EVERYBODY", {})
    won = 0
    for seed in LOST:
        carried = carry_out(*a_random_day(seed))
        day = OperationState.of(carried.operation, carried.recorded_events)  # type: ignore[arg-type]
        won += bool(proven(public(day)))
    assert won == len(LOST)


def _told(report: dict[str, dict[str, Any]], place: Any) -> bool:
    """Whether the breakdown of a cell is published, so that a cell that is not there is zero."""
    return isinstance(place, tuple) and place[1] in (report[place[0]].get("breakdowns") or {})


@pytest.mark.parametrize("first", ["reports", "total"])
def test_a_total_and_the_reports_of_its_operations_give_nothing_away(first: str) -> None:
    """Every operation of a year is published, and the year, after them or before: what one leaves of the other is
    hidden too.
    """
    from projections.across import contribution_of, measures, merge

    days = []
    for script in a_year()[0][:24]:
        carried = carry_out(script.start, script.rows)
        days.append(OperationState.of(carried.operation, carried.recorded_events))  # type: ignore[arg-type]
    for many in (2, 3, 5, 24):
        figures = measures(merge([contribution_of(day) for day in days[:many]]))
        if first == "reports":
            parts = [public(day) for day in days[:many]]
            total = public_report(figures, parts=parts)
        else:
            total, parts = public_report(figures, parts=[]), []
            for day in days[:many]:
                with suppress(TellsOfOthers):
                    parts.append(public(day, within=[PublishedTotal(total, list(parts))]))
        attacker = GroupAttacker()
        whole = attacker.learn(total, "year")
        each = [attacker.learn(part, f"op{number}") for number, part in enumerate(parts)]
        for place in whole:
            numbers = [one.get(place, 0 if _told(part, place) else None) for one, part in zip(each, parts, strict=True)]
            if None not in numbers:
                known = sum(numbers)
                attacker.solver.add(whole[place] == known if len(parts) == many else whole[place] >= known)
        assert list(attacker.given_away()) == [], many
        assert attacker.proven() == [], many
