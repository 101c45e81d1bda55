"""Which days are kept, which numbers are shown, and which periods are whole quarters, by what was chosen."""

from datetime import date

import pytest

from domain.policy.retention import KEPT_YEARS, first_kept
from domain.policy.small_numbers import Hiding, Thresholds
from domain.quarters import whole_quarters

TODAY = date(2026, 11, 28)


def test_looks_are_kept_for_the_years_chosen_and_else_for_those_in_force() -> None:
    assert first_kept(TODAY, 2) == date(2024, 11, 28)
    assert first_kept(TODAY) == date(TODAY.year - KEPT_YEARS[-1][1], 11, 28)


def test_what_is_shown_follows_the_setting_and_whether_suspects_are_hidden() -> None:
    assert Hiding().on(TODAY) == Thresholds(people=5, suspects=1)
    assert Hiding(hide_suspects=True).on(TODAY) == Thresholds(people=5, suspects=5)
    assert Hiding("ctdc").on(TODAY) == Thresholds(people=11, suspects=1)
    assert Hiding("ctdc", hide_suspects=True).on(TODAY) == Thresholds(people=11, suspects=11)


@pytest.mark.parametrize("month", range(1, 13))
def test_a_period_is_whole_quarters_where_it_begins_and_ends_with_one(month: int) -> None:
    last = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}.get(month, 31)
    assert whole_quarters(date(2025, 1, 1), date(2026, month, last)) is (month in (3, 6, 9, 12))
    assert whole_quarters(date(2025, month, 1), date(2026, 12, 31)) is (month in (1, 4, 7, 10))
    assert not whole_quarters(date(2025, 1, 1), date(2026, month, last - 1))
    assert not whole_quarters(date(2025, 1, 2), date(2026, month, last))


def test_a_period_that_ends_before_it_begins_is_none() -> None:
    assert not whole_quarters(date(2026, 1, 1), date(2025, 12, 31))
