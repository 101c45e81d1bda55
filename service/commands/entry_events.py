"""The events of one entry, as they were stored and as they count by now."""

from eventsourcing.dcb.api import DCBQuery, DCBQueryItem

from domain.amend import amended
from domain.kernel import RecordedEvent
from domain.words import EntryId
from service.log import Log
from service.stored import events_in


def events_of(log: Log, entry: EntryId) -> list[RecordedEvent]:
    """The events of an entry as they count by now; as they were stored where it was voided; none where unknown."""
    found = _about(log, entry)
    counted = [each for each in amended(found) if each.envelope.entry == entry]
    return counted or [each for each in found if each.envelope.entry == entry]


def stored_events(log: Log, entry: EntryId) -> list[RecordedEvent]:
    """The events of an entry as they were stored, whatever was said about it later."""
    return [each for each in _about(log, entry) if each.envelope.entry == entry]


def events_without(log: Log, entry: EntryId, amendment: RecordedEvent) -> list[RecordedEvent]:
    """The events of an entry as they count where one of its amendments does not."""
    found = [each for each in _about(log, entry) if each.position != amendment.position]
    return [each for each in amended(found) if each.envelope.entry == entry]


def _about(log: Log, entry: EntryId) -> list[RecordedEvent]:
    rows, _ = log.read_list(DCBQuery([DCBQueryItem(tags=[entry.tag])]))
    return list(events_in(log, rows))
