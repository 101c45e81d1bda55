"""Entries that were recorded long after what they tell had happened (FACTS 3.3, M48)."""

from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from domain.kernel import Past
from projections.day import Day

LATE = timedelta(minutes=30)
"""An entry made later than this is listed; the yardstick is our own."""


@dataclass(frozen=True, slots=True)
class RecordedLate:
    """The late entries by the time of what happened; `of` is all entries; minutes, None where there is none."""

    entries: tuple[Past, ...]
    of: int
    median: float | None
    longest: float | None


def recorded_late(day: Day) -> RecordedLate:
    """The first event of each entry, as entered: what was voided later was late all the same."""
    first = {past.envelope.entry: past for past in reversed(day.entered)}
    late = sorted((each for each in first.values() if _delay(each) > LATE), key=lambda past: (past.at, past.position))
    minutes = [_delay(past) / timedelta(minutes=1) for past in late]
    return RecordedLate(tuple(late), len(first), median(minutes) if minutes else None, max(minutes, default=None))


def _delay(past: Past) -> timedelta:
    return past.envelope.recorded_at - past.at
