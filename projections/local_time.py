"""The days and hours that people in the hall mean: Europe/London."""

from datetime import date, datetime, time

from domain.times import LONDON as LONDON
from domain.times import came_twice
from domain.times import local_date as local_date


def local_clock(moment: datetime) -> str:
    """The local time of a moment, "08:30"; with BST or GMT in the hour that came twice."""
    local = moment.astimezone(LONDON)
    return f"{local:%H:%M %Z}" if came_twice(moment) else f"{local:%H:%M}"


def quarter_of(day: date) -> str:
    """The calendar quarter of a day, "2026 Q4": the only date that is public (FACTS 5.4)."""
    return f"{day:%Y} Q{(day.month + 2) // 3}"


def start_of(day: date) -> datetime:
    """The moment with which a day begins."""
    return datetime.combine(day, time(), LONDON)


def end_of(day: date) -> datetime:
    """The last minute of a day."""
    return datetime.combine(day, time(23, 59), LONDON)


def minutes_between(since: datetime, now: datetime) -> int:
    """Whole minutes from one moment to another, each counted to its own minute, as clocks on a wall show them."""
    return _minute(now) - _minute(since)


def _minute(moment: datetime) -> int:
    return int(moment.timestamp() // 60)
