"""Given figures, what is shown to everybody: no small number, nor anything from which one follows."""

from collections.abc import Mapping
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.policy.small_numbers import Thresholds
from projections.disclosure import PUBLISHED, public_report
from projections.disclosure.policy import protected
from projections.measures import TITLES, Measure
from projections.measures.public import Public

HIDDEN = {"n": None, "suppressed": True}
Cells = Mapping[str, int]


def figures(
    registered: int = 11,
    victims: int = 6,
    *,
    talked_to: int | None = None,
    arrived: int | None = None,
    referred: int | None = None,
    notified: int = 0,
    discharged: int | None = None,
    sex: Cells | None = None,
    age: Cells | None = None,
    went: Cells | None = None,
    services: Cells | None = None,
    arrests: int = 0,
    run: int = 1,
) -> dict[str, Measure]:
    """A day on which everybody was talked to, every potential victim referred, and all arrived were registered."""
    referred = victims if referred is None else referred
    arrived = registered if arrived is None else arrived
    went, age, services = went or {}, {"adult": victims} if age is None else age, services or {}
    gone, unknown, no_age = sum(went.values()), went.get("not_recorded", 0), age.get("not_recorded", 0)
    return {
        "M01": Measure(run, run, breakdowns={"exploitation_type": {"labour": run}, "lead": {"Police": 1}}),
        "M02": Measure(victims, run),
        "M02b": Measure(victims, registered),
        "M03": Measure(victims - no_age, victims, no_age, {"age_now": age, "age_at_exploitation": {"child": victims}}),
        "M04": Measure(referred, victims, breakdowns={"nationality": {"Romanian": referred}}),
        "M05": Measure(notified, notified),
        "M06": Measure(referred if discharged is None else discharged, victims),
        "M07": Measure(gone - unknown, gone, unknown, {"destination": went}),
        "M09a": Measure(sum(services.values()), registered, breakdowns={"agency": services}),
        "M10": Measure(arrests, run, breakdowns={"offence_group": {"modern_slavery": arrests} if arrests else {}}),
        "M20": Measure(arrived, 20),
        "M22": Measure(registered if talked_to is None else talked_to, registered),
        "M43": Measure(6, unit="hours", median=10.02, shortest=8.28, longest=27.07, within={"24h": 5}),
        "M88": Measure(registered, arrived, breakdowns={"sex": sex or {}, "nationality": {"Romanian": registered}}),
    }


def cells(report: Mapping[str, Any], code: str) -> dict[str, int | None] | None:
    (rows,) = report[code].get("breakdowns", {None: None}).values()
    return rows


def test_a_figure_that_names_a_quantity_which_nothing_protects_is_not_published_at_all() -> None:
    known = {"M02": Public(n="victims", of="registered")}
    assert protected(known) == known
    for unprotected in (Public(n="victims", of="registerd"), Public(n="missing")):
        with pytest.raises(ValueError, match="not in IMPORTANCE"):
            protected({**known, "M99": unprotected})


def test_every_figure_is_there_and_what_is_not_published_looks_the_same_whatever_it_is() -> None:
    report = public_report(figures())
    assert list(report) == list(TITLES)
    assert report["M43"] == report["M84"] == HIDDEN
    assert all(report[code] == HIDDEN for code in TITLES if code not in PUBLISHED)


def test_only_the_published_breakdowns_are_shown_and_no_length_of_time() -> None:
    report = public_report(figures(sex={"male": 6, "female": 5}))
    assert report["M01"]["breakdowns"] == {"exploitation_type": {"labour": 1}}
    assert report["M88"]["breakdowns"] == {"sex": {"male": 6, "female": 5}}
    assert report["M04"] == {"n": 6, "of": 6}
    assert not {"median", "shortest", "longest", "within", "rows"} & {key for each in report.values() for key in each}


def test_ten_men_and_one_woman_of_eleven_are_told_of_in_no_way() -> None:
    assert public_report(figures(sex={"male": 10, "female": 1}))["M88"] == {"n": 11}
    beside = public_report(figures(20, sex={"male": 10, "female": 1, "unknown": 9}))
    assert cells(beside, "M88") == {"male": 10, "female": None, "unknown": None}


def test_the_order_of_hidden_cells_does_not_tell_which_is_larger() -> None:
    one = public_report(figures(31, sex={"male": 10, "female": 1, "unknown": 20}))
    other = public_report(figures(31, sex={"female": 10, "male": 1, "unknown": 20}))
    assert list(cells(one, "M88") or {}) == list(cells(other, "M88") or {}) == ["unknown", "female", "male"]


def test_zero_is_shown_and_one_to_four_are_not() -> None:
    assert public_report(figures(0, 0))["M88"] == {"n": 0}
    assert [public_report(figures(n, 0))["M88"] == HIDDEN for n in range(1, 6)] == [True] * 4 + [False]
    assert public_report(figures(5, 0), thresholds=Thresholds(6, 1))["M88"] == HIDDEN


@pytest.mark.parametrize("services", [dict.fromkeys("abcde", 1), {"a": 4, "b": 4}, {"a": 1, "b": 7}])
def test_a_breakdown_of_which_no_cell_can_be_hidden_safely_is_left_out(services: Cells) -> None:
    report = public_report(figures(20, 0, services=services))
    assert report["M09a"] == {"n": sum(services.values()), "of": 20}


def test_a_breakdown_of_a_hidden_total_is_hidden_with_it() -> None:
    report = public_report(figures(3, 0, sex={"male": 3}))
    assert report["M88"] == report["M20"] == HIDDEN


def test_a_zero_is_shown_even_where_what_it_is_out_of_is_hidden() -> None:
    assert public_report(figures(3, 0))["M02b"] == {"n": 0}


def test_nine_of_eleven_would_tell_of_the_other_two() -> None:
    report = public_report(figures(11, 9))
    assert report["M88"]["n"] == 11
    assert [report[code] for code in ("M02", "M02b", "M03", "M04", "M06")] == [HIDDEN] * 5


def test_of_two_nested_numbers_close_to_each_other_the_more_important_stays() -> None:
    report = public_report(figures(11, arrived=13))
    assert report["M88"] == {"n": 11}
    assert report["M20"] == HIDDEN


def test_somebody_both_referred_and_notified_is_not_told_of() -> None:
    report = public_report(figures(20, 15, referred=10, notified=6, discharged=15))
    assert report["M04"] == {"n": 10, "of": 15}
    assert report["M06"] == {"n": 15, "of": 15}
    assert report["M05"] == HIDDEN


def test_notifications_about_adults_do_not_tell_how_many_are_children() -> None:
    """Ten are adults or children; nine notifications, which are about adults alone, would leave one child."""
    age = {"adult": 9, "child": 1, "uncertain": 5}
    report = public_report(figures(25, 15, referred=0, notified=9, discharged=9, age=age))
    assert report["M05"] == HIDDEN or cells(report, "M03") != {"adult": None, "child": None, "uncertain": 5}


def test_a_few_not_recorded_hide_the_figure_that_leaves_them_out() -> None:
    assert public_report(figures(went={"hospital": 9, "not_recorded": 2}))["M07"] == HIDDEN
    assert public_report(figures(went={"hospital": 6, "not_recorded": 5}))["M07"]["not_recorded"] == 5


def test_rounding_comes_after_hiding() -> None:
    report = public_report(figures(13, 7, sex={"male": 7, "female": 6}), rounding=5)
    assert report["M88"] == {"n": 15, "breakdowns": {"sex": {"male": 5, "female": 5}}}
    assert public_report(figures(13, 9), rounding=5)["M02"] == HIDDEN


@given(st.lists(st.integers(1, 9), min_size=1, max_size=4))
def test_whatever_the_cells_each_hidden_one_can_still_be_two_numbers(counts: list[int]) -> None:
    """Enumerated the plain way: every filling of the hidden cells that gives the total, each at least one."""
    total = sum(counts)
    rows = cells(public_report(figures(total, 0, sex=dict(zip("abcd", counts, strict=False)))), "M88") or {}
    away = [key for key, n in rows.items() if n is None]
    left = total - sum(n or 0 for n in rows.values())
    for highest in (total, 4):
        fits = [each for each in product(range(1, highest + 1), repeat=len(away)) if sum(each) == left]
        assert fits or highest == 4 or not rows
        assert all(len(set(values)) > 1 for values in zip(*fits, strict=True))
    assert all(n is None or n > 4 for n in rows.values())
