"""The versions of the briefing, and who has read the newest of them as it stands."""

from domain.events.amendments import EntryCorrected
from domain.events.planning import BriefingAcknowledged, BriefingIssued
from domain.kernel import RecordedEvent
from domain.words import PartnerId
from projections.operation.state import OperationState


def newest_briefing(state: OperationState) -> int | None:
    """The newest version of the briefing; None where none was issued."""
    return max((event.version for _, event in state.events_of(BriefingIssued)), default=None)


def readings(state: OperationState, version: int | None) -> list[tuple[RecordedEvent, BriefingAcknowledged]]:
    """Each confirmation of a version since it says what it says.

    Whoever read a version that was voided and issued anew, or put right since, has not read what it says now.
    """
    written = [_written(state, each) for each, event in state.events_of(BriefingIssued) if event.version == version]
    since = max(written, default=0)
    return [
        row for row in state.events_of(BriefingAcknowledged) if row[1].version == version and row[0].position > since
    ]


def _written(state: OperationState, issued: RecordedEvent) -> int:
    """The position of the entry that last changed what a briefing says: its own, or a correction of it."""
    last = issued.position
    said = next(each.event for each in state.of_entry(issued.envelope.entry) if each.position == last)
    for each, correction in sorted(state.events_of(EntryCorrected), key=lambda row: row[0].position):
        for one in correction.becomes:
            if one.recorded.position == issued.position and one.recorded.event != said:
                said, last = one.recorded.event, each.position
    return last


def briefed(state: OperationState) -> dict[PartnerId, bool]:
    """Who has read the newest version of the briefing: whether they opened it here, or told us that they had."""
    found = dict[PartnerId, bool]()
    for _, event in readings(state, newest_briefing(state)):
        found[event.partner] = found.get(event.partner, False) or event.confirmed == "opened"
    return found
