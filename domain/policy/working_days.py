"""Working days in England: no weekends, no bank holidays, counted from the day after (FACTS 1.6)."""

from datetime import date, timedelta

from domain.policy.bank_holidays import BANK_HOLIDAYS


def is_working_day(day: date) -> bool:
    """Whether offices work on a day."""
    return day.weekday() < 5 and day not in BANK_HOLIDAYS


def add_working_days(day: date, count: int) -> date:
    """The `count`-th working day after a day."""
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day
