"""Local time in, UTC in the log: the people in the hall read Europe/London."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """This moment in UTC."""
    return datetime.now(UTC)


def on_day(start: date, day: int, at: str) -> datetime:
    """A row's moment: day 0 is `start`, `at` is local "HH:MM". UTC."""
    moment = datetime.combine(start + timedelta(days=day), time.fromisoformat(at), LONDON)
    return moment.astimezone(UTC)


def from_local(text: str) -> datetime:
    """A local time as typed ("2026-10-13T08:28"), or one with its own offset. UTC. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=LONDON)).astimezone(UTC)


def end_of_minute(text: str) -> datetime:
    """The last instant of a local minute, so that everything in that minute counts; of a day for a bare date.

    Raises ValueError for what is no time, or lies beyond the calendar.
    """
    try:
        moment = from_local(text)
        if len(text) == len("2026-10-13"):
            return moment + timedelta(days=1, microseconds=-1)
    except OverflowError as beyond:
        raise ValueError(text) from beyond
    return moment.replace(second=59, microsecond=999_999) if not moment.second else moment
