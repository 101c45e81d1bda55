"""The entries of an operation that count, in the order in which things happened.

Voids and corrections are applied; entries about a voided registration pass to the person it duplicates, or do not
count. Ties in time are broken by position.
"""

from collections.abc import Iterable
from datetime import datetime

from domain.amend import AMENDMENTS, amended
from domain.events.arrivals import RegistrationVoided
from domain.kernel import RecordedEvent
from domain.merges import merged

REBUILDS = (*AMENDMENTS, RegistrationVoided)
"""Events that change what earlier entries mean: whoever folds must begin again."""


def effective_events(recorded_events: Iterable[RecordedEvent], until: datetime | None = None) -> list[RecordedEvent]:
    """What counts, by time; `until` (UTC, inclusive) leaves out what happened later."""
    counted = [recorded for recorded in amended(recorded_events) if until is None or recorded.at <= until]
    counted.sort(key=lambda recorded: (recorded.at, recorded.position))
    return merged(counted)
