"""Whether the log still holds what somebody knows of it.

A position alone does not tell: where an earlier copy was restored, or a standby without the last entries took over,
other entries take the positions of those that were lost. An entry's mark does, since no two are alike.
"""

from bisect import bisect_left

from domain.kernel import RecordedEvent
from projections.operation.state import OperationState
from service.digits import number_in
from service.log import Log
from service.stored import events_in


def mark_of(recorded: RecordedEvent) -> str:
    """A name of what stands at its position; the event's id was made by chance."""
    return f"{recorded.position}.{recorded.envelope.event_id[:12]}"


def mark_at(log: Log, position: int) -> str:
    """The mark of what stands at a position; nothing where there is nothing."""
    rows, _ = log.read_list(None, position - 1, 1) if position > 0 else ([], None)
    return next((mark_of(each) for each in events_in(log, rows) if each.position == position), "")


def latest_mark(state: OperationState) -> str:
    """The mark of the last entry that an operation has taken in."""
    latest = (*state.recorded_events[-1:], *state.unreadable[-1:])
    return next((mark_of(each) for each in latest if each.position == state.position), "")


def is_held(log: Log, mark: str) -> bool:
    """Whether an entry still stands in the log where somebody knew it. What is no mark says nothing."""
    position = _position_in(mark)
    return position is None or mark_at(log, position) == mark


def is_held_in(state: OperationState, mark: str) -> bool:
    """The same of an operation as it is in memory."""
    position = _position_in(mark)
    if position is None:
        return True
    lists = (state.recorded_events, state.unreadable)
    found = (events[bisect_left(events, position, key=lambda each: each.position) :][:1] for events in lists)
    return any(mark_of(each) == mark for events in found for each in events)


def _position_in(mark: str) -> int | None:
    position, _, name = mark.partition(".")
    return number_in(position) if name else None
