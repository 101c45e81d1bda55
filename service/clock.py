"""This moment, and the moments that addresses, commands and scripts give: local time in, UTC in the log."""

import re
import time
from datetime import UTC, date, datetime, timedelta

from domain.times import LONDON as LONDON
from domain.times import NO_TIME, read_date, read_time

YEARS = range(1900, 2200)
"""Nobody asks for a moment further away, and nothing can be reckoned there."""
DAYS = range(-2_000, 2_001)
"""The days of a script: years of planning and of following up."""
_CLOCK = re.compile(r"[0-9]{2}:[0-9]{2}(:[0-9]{2})?")


def now() -> datetime:
    """This moment in UTC, to the second: what is stored in the same second stands in the order of the log.

    Several processes store a few thousandths out of order. By finer times each such entry would be a late one, for
    which the day is folded again.
    """
    return datetime.fromtimestamp(int(time.time()), UTC)


def not_before(written: datetime | None) -> datetime:
    """This moment, or the later one by which something was written down already."""
    return max(now(), written) if written else now()


def in_ms(moment: datetime) -> int:
    """A moment in milliseconds since 1970, for a page that goes on counting by itself."""
    return int(moment.timestamp() * 1_000)


def on_day(start: date, day: object, at: object) -> datetime:
    """A row's moment: day 0 is `start`, `at` is local "HH:MM". UTC. Raises ValueError, in words.

    A script's clock is its rows' own: where the hour came twice, a row means the later.
    """
    if type(day) is not int or day not in DAYS:
        raise ValueError(f"The day must be a number from {DAYS[0]:,} to {DAYS[-1]:,}")
    if not isinstance(at, str) or not _CLOCK.fullmatch(at):
        raise ValueError("The time must be a real one, such as 08:30")
    said = f"{start + timedelta(days=day)}T{at}"
    return read_time(said, datetime.max.replace(tzinfo=UTC))


def end_of_minute(text: str) -> datetime:
    """The last instant of a local minute, so that everything in that minute counts; of a day for a bare date.

    Raises ValueError, in words, for what is no time.
    """
    if "T" in text:
        moment = read_time(text, now())
        last = moment.replace(microsecond=999_999, second=moment.second or 59)
    else:
        day = read_date(text)
        last = datetime(day.year, day.month, day.day, 23, 59, 59, 999_999, LONDON).astimezone(UTC)
    if last.year not in YEARS:
        raise ValueError(NO_TIME)
    return last
