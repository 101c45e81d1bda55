"""Every figure of a random day equals a plain count over the rows that are true, and opens exactly what it counts."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any

import pytest

from projections.across import contribution_of, measures, merge
from projections.measures import KINDS, MEASURES
from projections.operation.state import OperationState
from tests.figures.comparing import differences, impossible, moments, unopened
from tests.figures.naive import naive
from tests.figures.naive_truth import Truth, truth
from tests.figures.random_days import Carried, a_random_day, carry_out
from tests.figures.random_tellings import all_entered_late, told_with_mistakes
from tests.given import START
from tests.stories.rows import EXPECTED, reference_rows

SEEDS = range(14)
"""The first day has sixty people, the others five to sixteen: those are also told in other ways."""
SILENT: dict[str, str] = {
    "M50": "FACTS M50 does not say which fields are due: the two counts are only held against each other",
}
"""Figures whose count the specification leaves open."""
pytestmark = pytest.mark.timeout(600)
"""The first test of each worker makes all random days: 45 seconds on an idle machine, minutes on a busy one."""


@cache
def carried(seed: int) -> Carried:
    """The day of this seed, carried out once for all the tests."""
    return carry_out(*a_random_day(seed))


def folded(day: Carried, at: datetime | None = None, known_at: datetime | None = None) -> OperationState:
    """The same day as the product has it."""
    return OperationState.of(day.recorded_events[0].event.operation, list(day.recorded_events), at, known_at)


def figures(day: OperationState) -> dict[str, dict[str, Any]]:
    """Every figure as the product says it."""
    return {code: measure(day).plain() for code, measure in MEASURES.items()}


def against(day: OperationState, count: Truth) -> dict[str, list[str]]:
    """By code, where product and plain count differ."""
    said = figures(day)
    found = {code: list(differences(counted, said[code])) for code, counted in naive(count).items()}
    return {code: differ for code, differ in found.items() if differ}


def test_the_plain_count_gives_the_published_figures_of_the_reference_day() -> None:
    """The yardstick is held against the contract itself, with no line of the product between them."""
    counted = naive(truth(START, reference_rows()))
    assert {code: list(differences(counted[code], said)) for code, said in EXPECTED.items()} == {
        code: [] for code in EXPECTED
    }


def test_every_figure_is_counted_or_said_to_be_open() -> None:
    counted = naive(truth(START, reference_rows()))
    assert set(MEASURES) == {*counted, *SILENT}


@pytest.mark.parametrize("seed", SEEDS)
def test_every_figure_equals_the_plain_count(seed: int) -> None:
    day = carried(seed)
    assert against(folded(day), truth(day.start, day.rows)) == {}


@pytest.mark.parametrize("seed", SEEDS)
def test_no_figure_says_what_its_kind_cannot(seed: int) -> None:
    day = carried(seed)
    for at in (None, *moments(day.start, seed)):
        assert (at, wrong(figures(folded(day, at)))) == (at, {})


def test_no_total_says_what_a_figure_of_its_kind_cannot() -> None:
    parts = [
        contribution_of(folded(carried(seed), at)) for seed in SEEDS[1:5] for at in moments(carried(seed).start, seed)
    ]
    for few in range(1, len(parts), 5):
        assert wrong({code: each.plain() for code, each in measures(merge(parts[:few])).items()}) == {}


def wrong(said: Mapping[str, Any]) -> dict[str, list[str]]:
    """By code, what a figure of its kind can never say."""
    found = {code: list(impossible(KINDS[code], figure, code == "M09a")) for code, figure in said.items()}
    return {code: why for code, why in found.items() if why}


@pytest.mark.parametrize("seed", SEEDS)
def test_fields_recorded_and_not_recorded_add_up_to_those_due(seed: int) -> None:
    said = MEASURES["M50"](folded(carried(seed))).plain()
    assert said["n"] + said.get("not_recorded", 0) == said["of"]


@pytest.mark.parametrize("seed", SEEDS)
def test_each_figure_opens_exactly_what_it_counts(seed: int) -> None:
    day = carried(seed)
    ids = {recorded.envelope.event_id for recorded in day.recorded_events}
    counted = {code: measure(folded(day)) for code, measure in MEASURES.items()}
    assert {code: why for code, measure in counted.items() if (why := list(unopened(code, measure, ids)))} == {}


@pytest.mark.parametrize("seed", SEEDS[1:])
def test_a_day_entered_when_it_was_over_has_the_same_figures(seed: int) -> None:
    day = carried(seed)
    late = carry_out(day.start, all_entered_late(day.rows))
    assert sorted(row["n"] for row in late.rows) == [row["n"] for row in day.rows]
    assert same(figures(folded(late)), figures(folded(day)), but=("M48",)) == {}


@pytest.mark.parametrize("seed", SEEDS[1:])
def test_mistakes_that_were_put_right_leave_the_figures_as_they_are(seed: int) -> None:
    day = carried(seed)
    told = carry_out(day.start, told_with_mistakes(day.rows, seed))
    assert {row["n"] for row in day.rows} <= {row["n"] for row in told.rows}
    assert len(told.rows) > len(day.rows)
    assert same(figures(folded(told)), figures(folded(day)), but=("M48", "M54")) == {}


def same(one: dict[str, Any], other: dict[str, Any], but: tuple[str, ...]) -> dict[str, Any]:
    """By code, the two figures that differ."""
    return {code: (one[code], other[code]) for code in MEASURES if code not in but and one[code] != other[code]}


@pytest.mark.parametrize("seed", SEEDS)
def test_figures_as_things_were_at_a_moment(seed: int) -> None:
    day = carried(seed)
    for at in moments(day.start, seed):
        assert (at, against(folded(day, at), truth(day.start, day.rows, at))) == (at, {})


@pytest.mark.parametrize("seed", SEEDS)
def test_figures_as_they_were_known_at_a_moment(seed: int) -> None:
    day = carried(seed)
    for known in moments(day.start, seed):
        assert (known, against(folded(day, None, known), truth(day.start, day.rows, None, known))) == (known, {})


def test_the_days_hold_what_the_figures_are_about() -> None:
    """A yardstick that never meets a case proves nothing about it."""
    counted = [naive(truth(carried(seed).start, carried(seed).rows)) for seed in SEEDS]
    never = {code for code in counted[0] if not any(said[code].get("n") for said in counted if code in said)}
    assert never == set()
    amended = [row for seed in SEEDS for row in carried(seed).rows if row["type"] in ("EntryVoided", "EntryCorrected")]
    assert len(amended) > 100
    assert sum("recorded" in row for seed in SEEDS for row in carried(seed).rows) > 100
