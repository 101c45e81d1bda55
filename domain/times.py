"""The one reader of dates and times, and what may be said of when something happened.

A date is `YYYY-MM-DD`, a time `YYYY-MM-DDTHH:MM[:SS]`, local (Europe/London) or with its own offset; nothing else is
read. In the log every time is UTC.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
EARLIEST = datetime(2015, 1, 1, tzinfo=LONDON)
"""Before the Modern Slavery Act 2015 there is nothing to record."""
FIVE_MINUTES = timedelta(minutes=5)
"""So far ahead a typed time is a clock that runs fast, and taken as now."""
NO_DATE = "It must be a real date, such as 2026-10-13"
NO_TIME = "It must be a real date and time, such as 2026-10-13T08:30"
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HOUR = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
TIME = re.compile(rf"{_DATE.pattern}T{_HOUR}(?::[0-5][0-9])?(?:Z|[+-]{_HOUR})?")


def read_date(text: object) -> date:
    """A date as typed. Raises ValueError, in words."""
    if not isinstance(text, str) or not _DATE.fullmatch(text):
        raise ValueError(NO_DATE)
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise ValueError(NO_DATE) from wrong


def read_time(text: object, now: datetime) -> datetime:
    """A time as typed, in UTC; where a local one came twice, the later that is not after `now`, else the first.

    Raises ValueError, in words: for what is no time, lies beyond the calendar, or in the hour that the spring leaves
    out.
    """
    if not isinstance(text, str) or not TIME.fullmatch(text):
        raise ValueError(NO_TIME)
    try:
        said = datetime.fromisoformat(text)
        if said.tzinfo is None:
            return _from_london(said, now)
        moment = said.astimezone(UTC)
        moment.astimezone(LONDON)
    except LeftOut:
        raise
    except (ValueError, OverflowError) as wrong:
        raise ValueError(NO_TIME) from wrong
    return moment


class LeftOut(ValueError):
    """A local time that there was not: the clocks went forward over it."""


def _from_london(said: datetime, now: datetime) -> datetime:
    first, second = (said.replace(tzinfo=LONDON, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first.astimezone(LONDON).replace(tzinfo=None) != said:
        raise LeftOut(
            f"There is no {said:%H:%M} on {said:%-d %B %Y}: the clocks go forward from 01:00 to 02:00. "
            "Write the time that the clock showed"
        )
    return second if second <= now else first


def local_date(moment: datetime) -> date:
    """The calendar day of a moment where the centre is."""
    return moment.astimezone(LONDON).date()


def came_twice(moment: datetime) -> bool:
    """Whether the local time of a moment came twice: the hour that the autumn repeats."""
    local = moment.astimezone(LONDON)
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def out_of_time(happened_at: datetime, recorded_at: datetime) -> Iterator[str]:
    """Why nobody can record at one moment that something happened at another: `in_the_future`, `too_long_ago`."""
    if happened_at > recorded_at + FIVE_MINUTES:
        yield "in_the_future"
    if happened_at < EARLIEST:
        yield "too_long_ago"
