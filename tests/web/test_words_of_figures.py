"""A figure in words from its state: none, not recorded, not applicable yet and not shown are four things."""

from datetime import UTC, datetime
from typing import Any

import pytest

from projections.measures import KINDS, OF
from web.reports.stretches import Stretch
from web.wording.asked import DID, NOTHING_YET, WHETHER
from web.wording.beside_figures import percent, share
from web.wording.definitions import definition
from web.wording.figure_sentences import in_a_sentence
from web.wording.figures import beside, figure
from web.wording.states import said

HOURS = {"unit": "hours", "median": 21.77, "shortest": 6.65, "longest": 22.47}
SAID: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("M33", {"n": 0, "of": 11}, "None of 11"),
    ("M88", {"n": 9, "of": 9}, "9 of 9"),
    ("M88", {"n": 9, "of": 1}, "9 against 1 person arrived"),
    ("M61", {"n": None, "of": 11, "not_recorded": 11}, "Not recorded for any of 11"),
    ("M05", {"n": 0, "of": 0}, "Not applicable yet: no adults who declined"),
    ("M10", {"n": None, "not_shown": True}, "Not shown to you"),
    ("M10", {"n": None, "suppressed": True}, "Hidden: small number"),
    ("M10", {"n": None, "not_recorded": 1}, "Not recorded"),
    ("M10", {"n": None, "not_recorded": 7}, "Not recorded in any of 7 operations"),
    ("M10", {"n": None, "not_recorded": 0}, "Not applicable yet: not live yet"),
    ("M51", {"n": None, "not_recorded": 0}, "Not applicable yet: no people referred"),
    ("M10", {"n": 0, "of": 1}, "None in 1 operation"),
    ("M09b", {"n": 126, "of": 40, "not_recorded": 7}, "126 in 40 operations; not recorded in 7 operations"),
    ("M20", {"n": 11, "not_recorded": 1}, "11; the number expected is not recorded"),
    ("M27", {"n": 0, "of": 5, "not_recorded": 4}, "0 of the 1 person recorded; 4 not recorded"),
    ("M22", {"n": 3, "of": 4, "not_recorded": 1}, "3 of 4; 1 not recorded"),
    ("M22", {"n": 3, "of": 4, "not_recorded": None}, "3 of 4; some not recorded"),
    ("M09a", {"n": 52, "of": 11}, "52 for 11 people"),
    ("M44", {"n": 6, **HOURS}, "21.77 hours, median of 6 (6.65 to 22.47)"),
    ("M44", {"n": 6, "not_recorded": 2, **HOURS}, "21.77 hours, median of 6 (6.65 to 22.47); 2 not recorded"),
    ("M44", {"n": None, "unit": "hours", "not_recorded": 2}, "Not recorded for any of 2"),
    ("M44", {"n": None, "unit": "hours", "not_recorded": 0}, "Not applicable yet: no referrals decided or overdue"),
    ("M44", {"n": 0, "unit": "hours"}, "Not applicable yet: no referrals decided or overdue"),
    (
        "M48",
        {"n": 257, "unit": "minutes", "median": 0.0, "shortest": 0.0, "longest": 0.0},
        "0 minutes, median of 257 (0 to 0)",
    ),
    ("M50", {"n": 55, "of": 85, "not_recorded": 30}, "55 of 85; 30 not recorded"),
    ("M50", {"n": 0, "of": 30, "not_recorded": 30}, "None of 30; 30 not recorded"),
    ("M51", {"n": None, "not_recorded": 6}, "Not recorded for any of 6 people"),
    ("M64", {"n": 0, "unit": "pounds"}, "£0"),
    ("M64", {"n": 1250, "unit": "pounds", "not_recorded": 1}, "£1,250; not recorded for 1 cost"),
    ("M80", {"n": 37.92, "unit": "hours"}, "37.92 hours"),
    ("M87b", {"n": 0}, "None at all"),
    ("M84", {"n": None, "not_recorded": 0}, "Not applicable yet: no referrals"),
    ("M31", {"n": None, "of": 0, "not_recorded": 3}, "Not recorded for 3 people who may belong here"),
    (
        "M07",
        {"n": 4, "of": 4, "breakdowns": {"belongs": {"not_recorded": 1}}},
        "4 of 4; 1 more person: no departure is recorded although the centre closed",
    ),
    (
        "M31",
        {"n": None, "of": 1, "not_recorded": 1, "breakdowns": {"belongs": {"not_recorded": 3}}},
        "Not recorded for any of 1; 3 more people: no health need answer is recorded",
    ),
)


@pytest.mark.parametrize(("code", "plain", "words"), SAID)
def test_each_state_has_words_of_its_own(code: str, plain: dict[str, Any], words: str) -> None:
    assert figure(plain, code) == words


def test_until_the_operation_is_closed_it_is_so_far_and_once_archived_nothing_is_to_come() -> None:
    assert figure({"n": 0, "of": 11}, "M33", "running") == "None of 11 so far"
    assert figure({"n": None, "of": 11, "not_recorded": 11}, "M61", "running") == "Not recorded so far for any of 11"
    assert said({"n": 0, "of": 0}, "M05", "archived").value == "Not applicable"


@pytest.mark.parametrize(
    ("code", "plain", "sentence"),
    [
        ("M33", {"n": 0, "of": 11}, "None of the 11 people was reported missing."),
        (
            "M61",
            {"n": None, "of": 11, "not_recorded": 11},
            "It is not recorded whether any of the 11 people was exploited again or referred again.",
        ),
        ("M05", {"n": 0, "of": 0}, "No adult has declined, so no report was due."),
        ("M10", {"n": None, "not_shown": True}, "You are not shown arrests."),
        ("M10", {"n": None, "suppressed": True}, "Arrests: a small number is hidden."),
        ("M10", {"n": 0, "of": 1}, "Nobody was arrested."),
        ("M10", {"n": 3, "of": 1}, "Arrests: 3 in 1 operation."),
        ("M10", {"n": None, "not_recorded": 1}, "It is not recorded whether anybody was arrested."),
        ("M33", {"n": 1, "of": 5}, "1 of the 5 people was reported missing."),
        ("M22", {"n": 3, "of": 4}, "3 of the 4 people finished a first conversation."),
        (
            "M33",
            {"n": 2, "of": 5, "not_recorded": 1},
            "2 of the 4 people recorded were reported missing; of 1 it is not recorded.",
        ),
        (
            "M27",
            {"n": 0, "of": 5, "not_recorded": 4},
            "0 of the 1 person recorded was held by immigration officers; of 4 it is not recorded.",
        ),
        (
            "M22",
            {"n": 3, "of": 9, "not_recorded": None},
            "3 of the 9 people finished a first conversation; of some it is not recorded.",
        ),
        ("M44", {"n": None, "not_recorded": 0}, "Referral to reasonable grounds decision: not applicable yet, "
         "no referrals decided or overdue."),
        ("M44", {"n": None, "not_recorded": 2}, "It is not recorded how long it took: referral to reasonable grounds "
         "decision."),
    ],
)  # fmt: skip
def test_each_state_is_a_sentence(code: str, plain: dict[str, Any], sentence: str) -> None:
    assert in_a_sentence(plain, code) == sentence


def test_a_share_stands_on_ten_who_were_looked_at_and_on_four_fifths() -> None:
    assert share({"n": 6, "of": 11}, "M02b") == "55%"
    assert share({"n": 5, "of": 12, "not_recorded": 2}, "M02b") == "50% of those recorded"
    assert share({"n": 5, "of": 12, "not_recorded": 3}, "M02b") == ""
    assert share({"n": 60, "of": 100, "not_recorded": 21}, "M02b") == ""
    assert share({"n": 6, "of": 9}, "M02b") == ""
    assert share({"n": 6, "of": 11, "not_recorded": None}, "M02b") == ""
    assert share({"n": 11, "of": 20}, "M20") == "55%"
    assert share({"n": 11, "of": 20, "not_recorded": 1}, "M20") == ""
    for code in ("M09a", "M02", "M09b", "M10", "M80", "M88"):
        assert share({"n": 11, "of": 20}, code) == ""
    assert (percent(1, 1000), percent(3, 9)) == ("less than 1%", "")


def test_who_may_belong_is_no_breakdown() -> None:
    plain = {"n": 4, "of": 4, "breakdowns": {"destination": {"hospital": 4}, "belongs": {"not_recorded": 1}}}
    assert dict(beside(plain)) == {"Destination": [("Hospital", "4")]}


def test_a_row_of_a_table_says_whether_nobody_recorded_it() -> None:
    steps = [{"step": "referrals", "n": 6}, {"step": "convictions", "n": None, "not_recorded": 1}]
    assert dict(beside({"n": 6, "rows": steps}))["Step by step"] == [
        ("referrals", "6"),
        ("convictions", "not recorded"),
    ]
    costs = {"n": 5, "rows": [{"heading": "food", "payer": None, "pounds": 5, "people": 11, "nights": 1}]}
    assert dict(beside(costs))["Step by step"] == [("food, not recorded", "£5")]


def test_every_figure_has_the_words_of_its_kind() -> None:
    for code, kind in KINDS.items():
        assert definition(code).not_recorded
        if kind == "P" and code not in ("M09a", "M55"):
            assert code in DID, code
        if kind == "O" and code not in ("M53", "M84"):
            assert code in WHETHER, code
        assert OF[code] or code in NOTHING_YET or kind == "O", code


def test_a_stretch_in_the_hour_that_came_twice_says_which_of_the_two() -> None:
    start, end = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert Stretch(start, end, 3600, "hours").words == "25 Oct 2026, 01:30 BST to 25 Oct 2026, 01:30 GMT: 1 hour"
