"""The entries of an operation that count, in the order in which things happened.

Voids and corrections are applied; entries about a voided registration pass to the person it duplicates, or do not
count, and neither do those about a registration that was voided as an entry. Ties in time are broken by position.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from domain.amend import AMENDMENTS, amended
from domain.events.amendments import (
    AccessRestored,
    AccessRevoked,
    EntryTextErased,
    LegalHoldLifted,
    LegalHoldSet,
    PersonSealedDataErased,
)
from domain.events.arrivals import RegistrationVoided
from domain.kernel import RecordedEvent
from domain.merges import merged, unregistered

REBUILDS = (*AMENDMENTS, RegistrationVoided)
"""Events that change what earlier entries mean: whoever folds must begin again."""
NO_PART_OF_THE_DAY = (
    *(AccessRevoked, AccessRestored),
    *(PersonSealedDataErased, EntryTextErased, LegalHoldSet, LegalHoldLifted),
)
"""Who may look, what was erased, and what is kept from it: entries that no figure counts."""


def effective_events(recorded_events: Iterable[RecordedEvent], until: datetime | None = None) -> list[RecordedEvent]:
    """What counts, by time; `until` (UTC, inclusive) leaves out what happened later."""
    written = list(recorded_events)
    standing = amended(written)
    counted = [recorded for recorded in standing if until is None or recorded.at <= until]
    counted.sort(key=lambda recorded: (recorded.at, recorded.position))
    return merged(counted, unregistered(written, standing))


def as_entered(recorded_events: Iterable[RecordedEvent], until: datetime | None = None) -> list[RecordedEvent]:
    """What was entered of the day, before voids and corrections, of what had happened by then (UTC, inclusive)."""
    entered = (recorded for recorded in recorded_events if not isinstance(recorded.event, NO_PART_OF_THE_DAY))
    return [recorded for recorded in entered if until is None or recorded.at <= until]


def first_of_each(entered: Sequence[RecordedEvent]) -> list[RecordedEvent]:
    """The first event of each entry, as it was entered: what was voided since was entered all the same."""
    return list({recorded.envelope.entry: recorded for recorded in reversed(entered)}.values())
