"""The period that figures across operations are asked for: two local dates, both included."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from fastapi import HTTPException

from domain.quarters import whole_quarters
from domain.times import read_date
from projections.local_time import local_date, quarter_of
from service.clock import now


@dataclass(frozen=True, slots=True)
class Period:
    """From one local date to another, both included."""

    since: date
    until: date

    @property
    def words(self) -> str:
        """The period as people say it."""
        return f"{self.since:%-d %B %Y} to {self.until:%-d %B %Y}"

    @property
    def whole_quarters(self) -> bool:
        """Whether it can be published: two periods that overlap by less would reveal what lies between them."""
        return whole_quarters(self.since, self.until)

    @property
    def quarters(self) -> str:
        """The same with dates to the quarter (FACTS 5.4)."""
        first, last = quarter_of(self.since), quarter_of(self.until)
        return first if first == last else f"{first} to {last}"

    @property
    def before(self) -> "Period":
        """The period of the same length that ends the day before: in whole months where this one is, else in days."""
        last = self.since - timedelta(days=1)
        after = self.until + timedelta(days=1)
        if self.since.day == after.day == 1:
            months = (after.year - self.since.year) * 12 + after.month - self.since.month
            year, month = divmod(self.since.year * 12 + self.since.month - 1 - months, 12)
            return Period(date(year, month + 1, 1), last)
        return Period(self.since - (after - self.since), last)

    def widened(self) -> "Period":
        """The whole quarters that hold it."""
        return Period(quarter(self.since).since, quarter(self.until).until)


def quarter(day: date) -> Period:
    """The calendar quarter of a day."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    month = first.month + 2
    return Period(first, date(first.year, month, monthrange(first.year, month)[1]))


def financial_year(day: date) -> Period:
    """The council's year of a day: 1 April to 31 March."""
    first = day.year if day >= date(day.year, 4, 1) else day.year - 1
    return Period(date(first, 4, 1), date(first + 1, 3, 31))


def ready_made(today: date) -> dict[str, Period]:
    """The periods that people ask for most, by what they call them."""
    this = financial_year(today)
    last = financial_year(this.since - timedelta(days=1))
    return {
        "This financial year": this,
        "Last financial year": last,
        "This quarter": quarter(today),
        "Last quarter": quarter(quarter(today).since - timedelta(days=1)),
    }


def asked_for(since: str, until: str) -> Period:
    """The period of an address; this financial year where none is given. 422 where it cannot be read."""
    usual = financial_year(local_date(now()))
    try:
        found = Period(read_date(since) if since else usual.since, read_date(until) if until else usual.until)
    except ValueError as wrong:
        raise HTTPException(422, "Write dates like 2026-04-01.") from wrong
    if found.until < found.since:
        raise HTTPException(422, "The last day is before the first. Choose the first day first.")
    return found


def in_quarters(periods: Iterable[tuple[date, date]]) -> str:
    """Some periods, each by its quarters; nothing where there is none."""
    return " and ".join(Period(*each).quarters for each in periods)


def month_named(code: str) -> str:
    """A month as it is read: "2026-11" is November 2026."""
    return f"{date.fromisoformat(f'{code}-01'):%B %Y}"
