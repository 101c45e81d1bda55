"""Periods: a council's year begins on 1 April; what is published is made of whole quarters."""

from datetime import date

import pytest
from fastapi import HTTPException

from web.wording.periods import Period, asked_for, financial_year, quarter, ready_made


def test_a_financial_year_begins_on_the_first_of_april() -> None:
    assert financial_year(date(2026, 3, 31)) == Period(date(2025, 4, 1), date(2026, 3, 31))
    assert financial_year(date(2026, 4, 1)) == Period(date(2026, 4, 1), date(2027, 3, 31))


def test_every_quarter_ends_on_its_last_day() -> None:
    ends = [quarter(date(2026, month, 15)).until for month in (2, 5, 8, 11)]
    assert ends == [date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31)]


def test_a_period_is_widened_to_the_quarters_that_hold_it() -> None:
    odd = Period(date(2026, 5, 3), date(2026, 8, 1))
    assert not odd.whole_quarters
    assert odd.widened() == Period(date(2026, 4, 1), date(2026, 9, 30))
    assert odd.widened().whole_quarters
    assert odd.quarters == "2026 Q2 to 2026 Q3"


def test_the_usual_periods_follow_each_other() -> None:
    found = ready_made(date(2026, 1, 5))
    assert found["Last quarter"] == Period(date(2025, 10, 1), date(2025, 12, 31))
    assert found["Last financial year"].until == date(2025, 3, 31)


@pytest.mark.parametrize(("since", "until"), [("soon", ""), ("2026-05-01", "2026-04-01")])
def test_what_cannot_be_read_is_said(since: str, until: str) -> None:
    with pytest.raises(HTTPException) as wrong:
        asked_for(since, until)
    assert wrong.value.status_code == 422
