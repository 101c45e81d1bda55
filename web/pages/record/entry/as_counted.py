"""An entry as it counts by now, and as it counted when somebody opened the form that corrects it."""

from collections.abc import Iterable

from starlette.datastructures import FormData

from domain.amend import AMENDMENTS, amended
from domain.kernel import RecordedEvent
from projections.operation.state import OperationState
from service.access.access import Viewer, audience
from service.access.visibility import known, may_see
from service.digits import number_in
from web.wording import sentence

DRAWN = "drawn_up_to"
"""The part of the form that says up to which position of the log it was drawn."""


def as_counted(state: OperationState, recorded: RecordedEvent) -> RecordedEvent:
    """An entry as the latest correction that stands has it; as it was written where it was voided."""
    written = [each for each in state.of_entry(recorded.envelope.entry) if each.position == recorded.position]
    return next(iter(all_as_counted(state, written)), recorded)


def all_as_counted(state: OperationState, written: Iterable[RecordedEvent]) -> list[RecordedEvent]:
    """The same of several, in one turn over the operation."""
    events = state.recorded_events
    counted = {each.position: each for each in amended(events)} if _amended(events) else {}
    return [counted.get(each.position, each) for each in written]


def in_words(state: OperationState, recorded: RecordedEvent, viewer: Viewer) -> list[tuple[int, str]]:
    """What this user may know of an entry, each of its events by its position; the one looked at comes first."""
    together = known(state, state.of_entry(recorded.envelope.entry), audience(viewer))
    said = [(each.position, sentence(each, audience(viewer))) for each in all_as_counted(state, together)]
    return sorted(said, key=lambda each: each[0] != recorded.position)


def as_seen(state: OperationState, recorded: RecordedEvent, form: FormData) -> OperationState:
    """The operation as it stood when the form was drawn, where anything was put right since.

    What somebody else put right meanwhile is not undone by a form that still shows what was there before, and the same
    form sent twice says the same.
    """
    drawn = number_in(str(form.get(DRAWN) or ""))
    if drawn is None:
        return state
    since = [each for each in state.recorded_events if each.position > drawn]
    if recorded.position > drawn or not _amended(since):
        return state
    return OperationState.as_far_as_readable(state.id, state.recorded_events[: -len(since)])


def before_it_was_corrected(state: OperationState, recorded: RecordedEvent, viewer: Viewer) -> list[str]:
    """What an entry said as it was written, for those who see amendments; nothing where it still says so."""
    if not may_see(audience(viewer), "amendments"):
        return []
    written = state.of_entry(recorded.envelope.entry)
    was = [sentence(each, audience(viewer)) for each in written if each.position == recorded.position]
    return [said for said in was if said and said != sentence(recorded, audience(viewer))]


def _amended(recorded_events: Iterable[RecordedEvent]) -> bool:
    """Whether any of these puts another right: the entry, or what was said about it."""
    return any(isinstance(each.event, AMENDMENTS) for each in recorded_events)
