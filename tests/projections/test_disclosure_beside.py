"""Given what is published already (earlier versions, single operations of a total), what may still be shown."""

from datetime import date

import pytest

from domain.policy.small_numbers import thresholds
from projections.disclosure import PublishedTotal, TellsOfOthers, public_report
from projections.measures import Measure, state
from tests.projections.test_disclosure import HIDDEN, cells, figures

HIDDEN_TOO = thresholds(date(2026, 10, 13), hide_suspects=True)


def test_the_same_figures_again_give_the_same_version() -> None:
    given = figures(20, 6, sex={"a": 2, "b": 7, "c": 11}, went={"hospital": 2, "custody": 18})
    first = public_report(given)
    assert public_report(given, before=[first]) == first


def test_a_number_that_grew_by_one_since_it_was_shown_is_hidden() -> None:
    first = public_report(figures(11))
    second = public_report(figures(12), before=[first])
    assert second["M88"] == HIDDEN
    assert public_report(figures(16), before=[first])["M88"]["n"] == 16
    assert public_report(figures(12), before=[first, second])["M88"] == HIDDEN


def test_how_many_more_were_not_talked_to_is_not_told_by_two_versions() -> None:
    first = public_report(figures(20, 0, talked_to=15))
    assert public_report(figures(26, 0, talked_to=20), before=[first])["M22"] == HIDDEN


def test_a_cell_that_moved_a_little_is_hidden_with_another() -> None:
    first = public_report(figures(40, 0, sex={"male": 10, "female": 10, "unknown": 20}))
    second = public_report(figures(50, 0, sex={"male": 12, "female": 18, "unknown": 20}), before=[first])
    assert cells(second, "M88") == {"unknown": 20, "male": None, "female": None}


def test_cells_that_were_hidden_stay_hidden_while_their_sum_is_the_same() -> None:
    """Otherwise the second version would tell what the first one held back."""
    first = public_report(figures(20, 0, sex={"a": 10, "b": 6, "c": 4}))
    second = public_report(figures(20, 0, sex={"a": 10, "b": 5, "c": 5}), before=[first])
    assert cells(first, "M88") == cells(second, "M88") == {"a": 10, "b": None, "c": None}


def total(*operations: dict[str, Measure]) -> dict[str, Measure]:
    """Operations added up."""
    found = {}
    for code in operations[0]:
        each = [operation[code] for operation in operations]
        rows: dict[str, dict[str, int]] = {}
        for name, key, n in (
            (name, key, n) for one in each for name, of in one.breakdowns.items() for key, n in of.items()
        ):
            rows.setdefault(name, {})[key] = rows.get(name, {}).get(key, 0) + n
        n, of, unknown = (sum(getattr(one, name) or 0 for one in each) for name in ("n", "of", "not_recorded"))
        found[code] = Measure(n, of, unknown, rows)
    return found


def test_a_total_over_operations_that_are_not_published_is_a_report_like_any_other() -> None:
    operations = [figures(3, 3) for _ in range(10)]
    assert public_report(total(*operations), parts=[])["M02"] == {"n": 30, "of": 10}


def test_a_total_does_not_tell_the_one_operation_that_was_hidden() -> None:
    operations = [figures(11), figures(20), figures(3, 0)]
    report = public_report(total(*operations), parts=[public_report(each) for each in operations])
    assert report["M88"] == HIDDEN
    assert public_report(total(*operations), parts=[public_report(each) for each in operations[:2]])["M88"] == HIDDEN


@pytest.mark.parametrize(("arrests", "shown"), [((1, 1, 1, 1, 1), False), ((4, 4, 4), False), ((3, 2, 1, 4), True)])
def test_hidden_operations_are_not_told_by_their_sum(arrests: tuple[int, ...], shown: bool) -> None:
    """All ones, or all as many as can be hidden, would be told by the sum; any other sum leaves each a choice."""
    operations = [figures(11, arrests=n) for n in arrests]
    parts = [public_report(each, thresholds=HIDDEN_TOO) for each in operations]
    report = public_report(total(*operations), thresholds=HIDDEN_TOO, parts=parts)
    assert (report["M10"] != HIDDEN) is shown


def test_a_total_that_shows_arrests_does_not_tell_those_that_an_operation_hid() -> None:
    operations = [figures(11, arrests=3), figures(11, arrests=6)]
    parts = [public_report(each, thresholds=HIDDEN_TOO) for each in operations]
    assert [part["M10"]["n"] for part in parts] == [None, 6]
    assert public_report(total(*operations), parts=parts)["M10"] == HIDDEN
    assert public_report(total(*operations), parts=[public_report(each) for each in operations])["M10"]["n"] == 9


def test_cells_of_three_operations_crosswise_are_not_told_by_the_total() -> None:
    """No column tells of one operation alone, and yet together they would."""
    rows = ({"a": 4, "b": 5, "x": 9}, {"b": 1, "c": 6, "x": 9}, {"a": 1, "c": 5, "x": 9})
    operations = [figures(sum(sex.values()), 0, sex=sex) for sex in rows]
    parts = [public_report(each) for each in operations]
    said = cells(public_report(total(*operations), parts=parts), "M88") or {}
    assert cells(parts[1], "M88") == {"b": None, "c": None, "x": 9}
    assert any(said.get(key) is None for key in "abc")


def test_a_total_that_contradicts_a_published_report_is_hidden_with_all_that_follows_from_it() -> None:
    """The first operation was corrected after it was published: no number fits what the second one hides."""
    parts = [public_report(figures(40, 0)), public_report(figures(3, 0))]
    report = public_report(total(figures(30, 0), figures(3, 0)), parts=parts)
    assert report["M88"] == report["M20"] == report["M22"] == HIDDEN


def test_what_everybody_can_add_up_is_shown() -> None:
    operations = [figures(11, services={"Police": 20}), figures(3, 0)]
    report = public_report(total(*operations), parts=[public_report(each) for each in operations])
    assert report["M09a"] == {"n": 20, "breakdowns": {"agency": {"Police": 20}}}
    assert report["M88"] == HIDDEN


def test_a_breakdown_that_one_operation_left_out_is_not_told_by_the_total() -> None:
    operations = [figures(8, 0, sex={"a": 1, "b": 7}), figures(60, 0, sex={"a": 8, "b": 12, "c": 40})]
    report = public_report(total(*operations), parts=[public_report(each) for each in operations])
    assert report["M88"] == {"n": 68, "breakdowns": {"sex": {"c": 40, "a": None, "b": None}}}


def test_a_report_that_contradicts_what_is_always_so_is_published_all_the_same() -> None:
    """Seven were identified and five talked to: somebody was identified without a conversation."""
    report = public_report(figures(12, 7, talked_to=0))
    assert (report["M02"]["n"], report["M22"]["n"]) == (7, 0)


def test_how_many_people_nobody_looked_at_is_a_hidden_cell() -> None:
    """Beside how many were found, of how many, it would leave how many were looked at in vain."""
    given = figures(20, 6) | {"M02b": Measure(6, 20, 12), "M09b": Measure(3, 2, 1)}
    report = public_report(given)
    assert report["M02b"] == {"n": 6, "of": 20, "not_recorded": None}
    assert state(report["M02b"], "P") == "partly_recorded"
    assert report["M09b"]["not_recorded"] == 1, "operations are no persons"


def test_a_total_leaves_a_breakdown_out_where_hiding_all_of_its_cells_is_not_enough() -> None:
    """Six of the one and eleven of the other are known, and so is which agency stands in which of them."""
    operations = [figures(30, services={"a": 7, "c": 4}), figures(30, services={"b": 6})]
    parts = [public_report(each) for each in operations]
    assert [cells(part, "M09a") for part in parts] == [{"a": None, "c": None}, {"b": 6}]
    assert "breakdowns" not in public_report(total(*operations), parts=parts)["M09a"]


def test_a_report_does_not_tell_what_is_left_of_a_total_that_was_published_before_it() -> None:
    large, small = figures(20, 8), figures(13, 2)
    published = public_report(total(large, small), parts=[])
    assert (published["M02"]["n"], public_report(large)["M02"]["n"]) == (10, 8)
    assert public_report(large, within=[PublishedTotal(published, [])])["M02"] == HIDDEN
    of_many = public_report(total(large, large), parts=[])
    assert public_report(large, within=[PublishedTotal(of_many, [])]) == public_report(large)


def test_the_last_but_one_report_of_a_total_does_not_tell_the_last() -> None:
    large, small = figures(20, 8), figures(13, 2)
    published = public_report(total(large, large, small), parts=[])
    first = public_report(large, within=[PublishedTotal(published, [])])
    assert first == public_report(large)
    assert public_report(large, within=[PublishedTotal(published, [first])])["M02"] == HIDDEN


def test_a_report_hides_nothing_for_what_a_total_and_its_parts_told_without_it() -> None:
    large, small = figures(20, 8), figures(20, 8)
    published, told = public_report(total(large, small), parts=[]), public_report(figures(14, 6))
    assert public_report(small, within=[PublishedTotal(published, [told])]) == public_report(small)


def test_a_report_that_tells_of_others_whatever_it_hides_does_not_go_out() -> None:
    """Ten were identified in all, none here: they are the hidden ones of the other report."""
    few, nobody = figures(20, 3), figures(13, 0)
    of_few, of_nobody, published = public_report(few), public_report(nobody), public_report(total(few, figures(13, 7)))
    assert (of_few["M02"], of_nobody["M02"]["n"], published["M02"]["n"]) == (HIDDEN, 0, 10)
    with pytest.raises(TellsOfOthers):
        public_report(nobody, within=[PublishedTotal({**published, "M01": {"n": 2}}, [of_few])])


def test_what_a_total_hid_of_a_report_alone_is_that_reports_to_show() -> None:
    alone = figures(20, 8)
    hid_more = public_report(alone, thresholds=thresholds(date(2026, 10, 13), "ctdc"), parts=[])
    assert hid_more["M02"] == HIDDEN
    assert public_report(alone, within=[PublishedTotal({**hid_more, "M01": {"n": 1}}, [])]) == public_report(alone)
