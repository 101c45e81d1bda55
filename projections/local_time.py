"""The days and hours that people in the hall mean: Europe/London."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def local_date(moment: datetime) -> date:
    """The calendar day of a moment where the centre is."""
    return moment.astimezone(LONDON).date()


def quarter_of(day: date) -> str:
    """The calendar quarter of a day, "2026 Q4": the only date that is public (FACTS 5.4)."""
    return f"{day:%Y} Q{(day.month + 2) // 3}"


def end_of(day: date) -> datetime:
    """The last minute of a day."""
    return datetime.combine(day, time(23, 59), LONDON)
