"""Dated policy: working days, bank holidays, recovery periods, who refers and who notifies."""

from datetime import date, timedelta

import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays

from domain.policy.bank_holidays import BANK_HOLIDAYS, FIRST_YEAR, LAST_YEAR
from domain.policy.nrm import reasonable_grounds_due, recovery_period_ends
from domain.policy.organisations import BY_KIND, Dates
from domain.policy.working_days import add_working_days, is_working_day


def test_the_bank_holidays_are_those_the_government_published() -> None:
    published = BankHolidays(use_cached_holidays=True).get_holidays(division=BankHolidays.ENGLAND_AND_WALES)
    expected = {each["date"] for each in published if FIRST_YEAR <= each["date"].year <= LAST_YEAR}
    assert expected == BANK_HOLIDAYS


@pytest.mark.parametrize(
    ("referred", "due"),
    [
        (date(2018, 10, 16), date(2018, 10, 23)),
        (date(2018, 10, 17), date(2018, 10, 24)),
        (date(2026, 10, 13), date(2026, 10, 20)),
        (date(2026, 10, 14), date(2026, 10, 21)),
        (date(2026, 12, 24), date(2027, 1, 5)),
    ],
)
def test_a_decision_is_due_on_the_fifth_working_day_after(referred: date, due: date) -> None:
    assert reasonable_grounds_due(referred) == due


@pytest.mark.parametrize(
    ("decided", "ends"),
    [
        (date(2018, 10, 17), date(2018, 12, 1)),
        (date(2022, 12, 12), date(2023, 1, 26)),
        (date(2022, 12, 13), date(2023, 1, 12)),
        (date(2026, 10, 14), date(2026, 11, 13)),
    ],
)
def test_the_recovery_period_follows_the_law_of_its_day(decided: date, ends: date) -> None:
    assert recovery_period_ends(decided) == ends


def test_working_days_are_added_as_they_are_counted() -> None:
    start = date(2026, 3, 1)
    for days in range(1, 60):
        end = add_working_days(start, days)
        assert is_working_day(end)
        assert sum(is_working_day(start + timedelta(passed)) for passed in range(1, (end - start).days + 1)) == days


def test_who_refers_and_who_notifies_has_dates() -> None:
    today = date(2026, 10, 13)
    assert BY_KIND["police"].may_refer(today)
    assert not BY_KIND["nca"].may_refer(date(2012, 1, 1))
    assert BY_KIND["council"].must_notify(today)
    assert not BY_KIND["council"].must_notify(date(2015, 10, 31))
    assert not {"charity", "nhs", "other"} & set(BY_KIND)
    ended = Dates(first_responder_since=date(2020, 1, 1), first_responder_until=date(2026, 10, 12))
    assert ended.may_refer(date(2026, 10, 12))
    assert not ended.may_refer(today)
    assert not ended.must_notify(today)
