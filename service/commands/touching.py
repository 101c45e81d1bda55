"""What an amendment touches, found before it is decided: its rules ask of the log what stands under those tags."""

from dataclasses import replace

from eventsourcing.dcb.api import DCBQuery, DCBQueryItem

from domain.events.amendments import EntryCorrected, EntryVoided
from domain.kernel import Event
from domain.texts import Tag
from service.log import Log
from service.stored import events_in


def touching(log: Log, event: Event) -> Event:
    """A void or a correction with the tags of all that was entered there, and said of it since; others as they are.

    The decision itself says what is stored of them.
    """
    if not isinstance(event, EntryVoided | EntryCorrected):
        return event
    rows, _ = log.read_list(DCBQuery([DCBQueryItem(tags=[event.entry.tag])]))
    becomes = [one.recorded for one in event.becomes] if isinstance(event, EntryCorrected) else []
    tags = (tag for each in (*events_in(log, rows), *becomes) for tag in each.event.tags)
    return replace(event, touches=tuple(map(Tag, dict.fromkeys(tags))))
