"""Totals of several publishers over the same operations, against an attacker who subtracts one from the other."""

import random
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from typing import Any

import pytest

from projections.across import contribution_of, measures, merge
from projections.disclosure import OtherTotal, PublishedTotal, TellsOfOthers, beside, public_report
from projections.disclosure.settings import NO_OTHERS
from projections.measures import MEASURES
from projections.operation.state import OperationState
from tests.attack.attacker import Report
from tests.attack.totals import Subtracting
from tests.figures.random_days import carry_out
from tests.stories.a_year import a_year

LOST = (0, 3, 5, 6, 8)
"""Some of the draws that tell of somebody if totals of others are not looked at."""
Published = dict[str, tuple[Report, Collection[str]]]


@pytest.fixture(scope="module")
def days() -> Sequence[OperationState]:
    made = [carry_out(script.start, script.rows) for script in a_year()[0][:12]]
    return [OperationState.of(each.operation, each.recorded_events) for each in made]  # type: ignore[arg-type]


def send_out(
    days: Mapping[str, OperationState],
    reports: Mapping[str, Report],
    counted: Mapping[str, Collection[str]],
    rule: bool = True,
) -> Published:
    """Each publisher's total, one after the other, beside the reports and the totals that went out before."""
    out: Published = {}
    for name, operations in counted.items():
        figures = measures(merge([contribution_of(days[each]) for each in operations]))
        others = beside(operations, [OtherTotal(*each) for each in out.values()], reports) if rule else NO_OTHERS
        parts = [report for each, report in reports.items() if each in operations]
        with suppress(TellsOfOthers):
            out[name] = public_report(figures, parts=parts, beside=others), operations
    return out


def drawn(days: Sequence[OperationState], seed: int) -> tuple[Any, ...]:
    """Some operations, reports of a few of them, and publishers who contain each other, overlap, or are alike."""
    dice = random.Random(seed)
    some = {f"op{place}": day for place, day in enumerate(dice.sample(days, dice.randint(3, 5)))}
    shown = dice.sample(sorted(some), dice.randint(0, 2))
    reports = {each: public_report({code: measure(some[each]) for code, measure in MEASURES.items()}) for each in shown}
    counted = {"force": sorted(some), "council": sorted(some)[: -dice.randint(1, len(some) - 1)]}
    if seed % 3 == 0:
        counted["neighbour"] = sorted(some)[1:]
    return some, reports, dict(dice.sample(list(counted.items()), len(counted)))


@pytest.mark.parametrize("seed", range(30))
def test_totals_that_contain_each_other_or_overlap_tell_of_nobody(days: Sequence[OperationState], seed: int) -> None:
    some, reports, counted = drawn(days, seed)
    assert list(Subtracting(send_out(some, reports, counted), reports).won()) == []


def test_the_attacker_wins_where_totals_are_not_held_beside_each_other(days: Sequence[OperationState]) -> None:
    for seed in LOST:
        some, reports, counted = drawn(days, seed)
        assert list(Subtracting(send_out(some, reports, counted, rule=False), reports).won()), seed


@pytest.mark.parametrize("seed", range(12))
def test_a_report_after_the_totals_of_several_tells_of_nobody(days: Sequence[OperationState], seed: int) -> None:
    """Each total, and each beside the others, leaves the operations that have no report."""
    some, _, counted = drawn(days, seed)
    out, reports = send_out(some, {}, counted), dict[str, Report]()
    for operation in sorted(some)[:-1]:
        figures = {code: measure(some[operation]) for code, measure in MEASURES.items()}
        with suppress(TellsOfOthers):
            reports[operation] = public_report(figures, within=around(operation, out, reports))
    assert list(Subtracting(out, reports).won()) == []


def around(operation: str, out: Published, reports: Mapping[str, Report]) -> list[PublishedTotal]:
    """The totals that count an operation, each beside the others."""
    found = []
    for name, (total, operations) in out.items():
        if operation in operations:
            parts = {each: report for each, report in reports.items() if each in operations}
            others = [OtherTotal(*each) for other, each in out.items() if other != name]
            known = {**parts, operation: {}, **reports}
            found.append(PublishedTotal(total, [*parts.values()], beside(operations, others, known)))
    return found
