"""Entries that were recorded long after what they tell had happened (FACTS 3.3, M48)."""

from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from domain.kernel import RecordedEvent
from projections.operation.effective_events import first_of_each
from projections.operation.state import OperationState

LATE = timedelta(minutes=30)
"""An entry made later than this is listed; the yardstick is our own."""


@dataclass(frozen=True, slots=True)
class RecordedLate:
    """The late entries by the time of what happened; `of` is all entries; minutes, None where there is none."""

    entries: tuple[RecordedEvent, ...]
    of: int
    median: float | None
    longest: float | None


def recorded_late(state: OperationState) -> RecordedLate:
    """Those among the first events of all entries, whatever was voided since."""
    first = first_of_each(state.entered)
    late = sorted(
        (each for each in first if _delay(each) > LATE), key=lambda recorded: (recorded.at, recorded.position)
    )
    minutes = [_delay(recorded) / timedelta(minutes=1) for recorded in late]
    return RecordedLate(tuple(late), len(first), median(minutes) if minutes else None, max(minutes, default=None))


def _delay(recorded: RecordedEvent) -> timedelta:
    return recorded.envelope.recorded_at - recorded.at
