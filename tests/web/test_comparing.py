"""A figure beside the same of the period before: the change in words, and what is not known apart from 0."""

from datetime import date

import pytest

from web.wording.comparing import compared
from web.wording.figures import changes
from web.wording.periods import Period

RECORDED = {"n": 12, "of": 20, "not_recorded": 0}
FEWER = {"n": 15, "of": 20, "not_recorded": 0}
NOBODY = {"n": 0, "of": 20, "not_recorded": 0}
UNSAID = {"n": None, "of": 20, "not_recorded": 20}
PARTLY = {"n": 3, "of": 20, "not_recorded": 8}
EMPTY = {"n": 0, "of": 0, "not_recorded": 0}
HIDDEN = {"n": None, "suppressed": True}


@pytest.mark.parametrize(
    ("now", "before", "change"),
    [
        (RECORDED, RECORDED, "The same"),
        (RECORDED, FEWER, "3 fewer; 60%, was 75%"),
        (FEWER, NOBODY, "15 more; 75%, was 0%"),
        (PARTLY, RECORDED, "9 fewer"),
        (UNSAID, RECORDED, "Cannot be said: not known now"),
        (RECORDED, UNSAID, "Cannot be said: not known before"),
        (UNSAID, UNSAID, "Cannot be said: not known now and before"),
        (RECORDED, EMPTY, "Nothing to compare"),
        (RECORDED, HIDDEN, "Cannot be said: hidden before"),
    ],
)
def test_a_change_is_said_in_words_and_only_of_what_is_known(
    now: dict[str, object], before: dict[str, object], change: str
) -> None:
    assert compared("M04", now, before).change == change


def test_none_is_0_and_what_nobody_recorded_is_not_known() -> None:
    row = compared("M04", NOBODY, UNSAID)
    assert (row.now, row.unknown_now) == ("0 of 20", "0")
    assert (row.before, row.unknown_before) == ("Not known", "20")
    row = compared("M04", PARTLY, EMPTY)
    assert (row.now, row.unknown_now) == ("3 of 20", "8")
    assert (row.before, row.unknown_before) == ("No potential victims", "–")
    assert compared("M02", {"n": 3, "of": 2, "not_recorded": 1}, EMPTY).unknown_now == "in 1 operation"


def test_a_time_is_longer_or_shorter_by_its_median() -> None:
    one = {"n": 4, "unit": "hours", "median": 3.5, "shortest": 1.0, "longest": 9.0, "not_recorded": 0}
    change = compared("M43", one, {**one, "median": 5.0}).change
    assert change == "The median is 1.5 hours shorter"
    assert compared("M43", one, one).change == "The median is the same"


def test_a_row_of_either_period_has_its_place() -> None:
    now = {**RECORDED, "breakdowns": {"age_now": {"adult": 12}}}
    before = {**RECORDED, "breakdowns": {"age_now": {"adult": 10, "child": 2}}}
    assert compared("M04", now, before).cells == (("Age now", [("Adult", "12", "10"), ("Child", "0", "2")]),)
    assert compared("M04", UNSAID, before).cells[0][1][0] == ("Adult", "–", "10")


def test_of_a_day_after_leaving_on_which_nobody_was_asked_after_it_is_not_said_that_none_was_known() -> None:
    asked = {**RECORDED, "breakdowns": {"followed_up": {"7_days": 0}, "asked": {"7_days": 2}}}
    rows = dict(compared("M08", asked, {**RECORDED, "breakdowns": {"followed_up": {}, "asked": {}}}).cells)
    assert rows == {"Situation known later": [("7 days", "0", "–")], "Asked after": [("7 days", "2", "–")]}
    said = changes({"M08": RECORDED}, {"M08": asked}, {"M08": "Destination recorded"})
    assert ("Destination recorded: 7 days", "not recorded", "2") in said


@pytest.mark.parametrize(
    ("since", "until", "before"),
    [
        ("2025-04-01", "2026-03-31", "1 April 2024 to 31 March 2025"),
        ("2024-01-01", "2024-03-31", "1 October 2023 to 31 December 2023"),
        ("2026-03-01", "2026-03-31", "1 February 2026 to 28 February 2026"),
        ("2026-03-02", "2026-03-08", "23 February 2026 to 1 March 2026"),
    ],
)
def test_the_period_before_is_as_long_and_ends_the_day_before(since: str, until: str, before: str) -> None:
    assert Period(date.fromisoformat(since), date.fromisoformat(until)).before.words == before
