"""What would count if an entry became something else, or nothing: what a rule about an amendment looks at."""

from collections.abc import Iterable, Sequence

from domain.amend import AMENDMENTS, amended
from domain.events.amendments import Becomes
from domain.kernel import Event, RecordedEvent
from domain.merges import merged, unregistered
from domain.words import EntryId


def amended_if(written: Iterable[RecordedEvent], entry: EntryId, becomes: Iterable[Becomes]) -> list[RecordedEvent]:
    """The events that would count, in no order; `written` is what was said, before voids and corrections."""
    others = amended(_without(written, entry))
    # A correction of the entry brings it back, so that it is left out once more.
    return [*_without(others, entry), *(one.recorded for one in becomes)]


def counted_if(
    written: Iterable[RecordedEvent], entry: EntryId | None = None, becomes: Iterable[Becomes] = ()
) -> list[RecordedEvent]:
    """The same by time, each about whom it counts for; as it is, where no entry is named."""
    kept = _without(written, entry)
    standing = [*amended(kept)] if entry is None else amended_if(kept, entry, becomes)
    return merged(sorted(standing, key=lambda each: (each.at, each.position)), unregistered(kept, standing))


def meant(written: Sequence[RecordedEvent], entry: EntryId) -> list[Event]:
    """The events of an entry; of an amendment those of the entry that it amends, through any number of them."""
    found = [each.event for each in written if each.envelope.entry == entry]
    if found and isinstance(found[0], AMENDMENTS):
        return meant(written, found[0].entry)
    return found


def _without(recorded_events: Iterable[RecordedEvent], entry: EntryId | None) -> list[RecordedEvent]:
    return [each for each in recorded_events if each.envelope.entry != entry]
