"""Who has read a report, by name; and the button by which whoever reads it says so."""

from dataclasses import dataclass
from datetime import datetime

from domain.events.shift import ShiftReportRead
from domain.kernel import RecordedEvent
from domain.words import Agency
from projections.operation.state import OperationState
from service.access.access import Viewer, audience, may_do, sees
from service.access.meant import meant_for
from service.access.sealed import texts_of
from web.http.addresses import form_of
from web.pages.record.drafts import DRAFTED

READ = ShiftReportRead.__name__


@dataclass(frozen=True, slots=True)
class ReadBy:
    """The accounts that read a report, each with its organisation and when; where to say so, for who has not."""

    readers: list[tuple[str, Agency, datetime]]
    report: str
    address: str | None


def read_by(state: OperationState, recorded: RecordedEvent, viewer: Viewer) -> ReadBy | None:
    """Who has read a report; None for another entry, and for who may not know of it."""
    if not isinstance(recorded.event, DRAFTED) or not sees(audience(viewer), READ):
        return None
    entry = recorded.envelope.entry
    said = [each.envelope for each in state.shift.readers.get(entry, [])]
    readers = [(each.actor, each.on_behalf_of, each.happened_at) for each in said]
    texts = texts_of(state, recorded.position, audience(viewer))
    meant = all(meant_for(viewer, state, each) for each in texts)
    own = meant and may_do(viewer, READ) and viewer.user not in {each.actor for each in said}
    return ReadBy(readers, entry, form_of(state.id, READ) if own else None)
