"""Totals that others have published over the same operations: a draft is not to be subtracted from them."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from projections.disclosure import OtherTotal, PublishedTotal, TellsOfOthers, beside, public_report
from projections.disclosure.settings import NO_OTHERS
from projections.measures import Measure
from tests.projections.test_disclosure import HIDDEN, cells, figures
from tests.projections.test_disclosure_beside import total

Days = Mapping[str, dict[str, Measure]]
DAYS: Days = {"a": figures(12, 6), "b": figures(15, 7), "c": figures(3, 0), "d": figures(20, 8)}


def of(days: Days, counted: str, others: Mapping[str, Any] = {}, reports: Mapping[str, Any] = {}) -> dict[str, Any]:
    """The total of these operations beside those of others, by which operations they count, and reports of some."""
    totals = [OtherTotal(each, set(name)) for name, each in others.items()]
    figures = {**total(*(days[each] for each in counted)), "M01": Measure(len(counted), len(counted))}
    parts = [report for name, report in reports.items() if name in counted]
    return public_report(figures, parts=parts, beside=beside(counted, totals, reports))


@pytest.mark.parametrize(("first", "then"), [("abc", "ab"), ("ab", "abc")])
def test_what_is_left_between_two_totals_is_not_told(first: str, then: str) -> None:
    published = of(DAYS, first)
    assert published["M88"]["n"] in (27, 30)
    assert of(DAYS, then)["M88"]["n"], "alone it is no small number"
    assert of(DAYS, then, {first: published})["M88"] == HIDDEN
    assert of(DAYS, "abd", {"ab": of(DAYS, "ab")})["M88"] == {"n": 47}


def test_what_is_left_once_reports_are_taken_away_is_not_told() -> None:
    report = {"d": public_report(DAYS["d"])}
    assert of(DAYS, "abcd", {"ab": of(DAYS, "ab")}, report)["M88"] == HIDDEN
    assert of(DAYS, "abcd", {"ab": of(DAYS, "ab")})["M88"]["n"] == 50


def test_a_cell_that_is_left_between_two_totals_is_hidden() -> None:
    days = {"a": figures(30, 0, sex={"male": 20, "female": 10}), "b": figures(20, 0, sex={"male": 18, "female": 2})}
    published = of(days, "a")
    assert cells(published, "M88") == {"male": 20, "female": 10}
    found = of(days, "ab", {"a": published})
    assert found["M88"] == {"n": 50, "breakdowns": {"sex": {"female": None, "male": None}}} or "breakdowns" not in found


def test_totals_that_overlap_are_told_apart_where_the_rest_of_one_is_published() -> None:
    """`abc` less the 12 and 15 that `abd` leaves without the report of `d` is the small one."""
    report = {"d": public_report(DAYS["d"])}
    other = {"abd": of(DAYS, "abd")}
    assert of(DAYS, "abc", other)["M88"]["n"] == 30
    assert of(DAYS, "abc", other, report)["M88"] == HIDDEN


def test_the_same_operations_published_by_another_tell_of_no_change() -> None:
    published = of(DAYS, "ab")
    assert of(DAYS, "ab", {"ab": published}) == of(DAYS, "ab")
    later = {**DAYS, "a": figures(14, 6)}
    assert of(later, "ab", {"ab": published})["M88"] == HIDDEN, "two more since then"
    much_later = {**DAYS, "a": figures(22, 6)}
    assert of(much_later, "ab", {"ab": published})["M88"]["n"] == 37, "what does not fit any more is not relied on"


def test_a_total_of_a_force_whose_every_operation_is_published_leaves_nobody() -> None:
    reports = {name: public_report(DAYS[name]) for name in "abd"}
    published = {**of(DAYS, "abd", {}, reports), "M01": {"n": 3}}
    assert of(DAYS, "ab", {"abd": published}, reports)["M88"]["n"] == 27
    assert beside("ab", [OtherTotal(published, "abd")], reports).silent == []
    assert beside("ab", [OtherTotal(published, "d")], reports) == NO_OTHERS


def test_a_total_that_tells_of_others_whatever_it_hides_does_not_go_out() -> None:
    """Ten were identified in all, none here: they are the hidden ones of a report."""
    days = {"a": figures(20, 3), "b": figures(13, 0)}
    reports = {"a": public_report(days["a"])}
    assert reports["a"]["M02"] == HIDDEN
    with pytest.raises(TellsOfOthers):
        of(days, "b", {"ab": of({**days, "b": figures(13, 7)}, "ab")}, reports)


def test_a_report_does_not_tell_what_two_totals_and_it_leave() -> None:
    """Of `abc`, `b` has a total of its own: a report of `a` leaves the three of `c`."""
    published, own = of(DAYS, "abc"), of(DAYS, "b")
    assert (published["M88"]["n"], own["M88"]["n"]) == (30, 15)
    known: Mapping[str, Any] = {"a": {}}
    alone = PublishedTotal(published, [])
    held = PublishedTotal(published, [], beside("abc", [OtherTotal(own, "b")], known))
    assert public_report(DAYS["a"], within=[alone])["M88"]["n"] == 12
    assert public_report(DAYS["a"], within=[held])["M88"] == HIDDEN


Numbers = st.lists(st.integers(0, 14), min_size=3, max_size=5)


@settings(max_examples=40, deadline=None)
@given(Numbers, st.integers(1, 4), st.booleans(), st.booleans())
def test_no_two_totals_that_contain_each_other_leave_a_small_number(
    people: Sequence[int], less: int, larger_first: bool, reported: bool
) -> None:
    days = {name: figures(n, n // 2) for name, n in zip("abcde", people, strict=False)}
    larger, smaller = "".join(days), "".join(days)[: -min(less, len(days) - 1)]
    reports = {"a": public_report(days["a"])} if reported else {}
    first, then = (larger, smaller) if larger_first else (smaller, larger)
    out = {first: of(days, first, {}, reports)}
    out[then] = of(days, then, out, reports)
    for code in ("M88", "M02", "M04", "M20"):
        numbers = [out[name][code]["n"] for name in (larger, smaller)]
        if None not in numbers:
            assert not 0 < numbers[0] - numbers[1] < 5, (code, people)
