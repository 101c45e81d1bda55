"""What somebody may know of an operation's entries, each as CloudEvents 1.0 says it in structured JSON."""

from collections.abc import Sequence

from domain.kernel import RecordedEvent
from projections.operation.state import OperationState
from service.access.access import shown
from service.access.visibility import known
from service.codec import to_plain
from service.export import subject_of
from service.feed.rows import Changed, Row, Say, Stopped, Told, timeline_rows
from service.same_log import mark_of

CHANGED = "firstlight.EntryChanged"
"""The type of what tells that earlier entries no longer count, or read otherwise now."""
STOPPED = "firstlight.OperationUnreadable"
"""The type of what tells that an operation cannot be read by now, from this position on."""
CloudEvent = dict[str, object]


def cloud_events(state: OperationState, found: Sequence[Told], seen_by: frozenset[str], say: Say) -> list[CloudEvent]:
    """Each in its order; `id` is its position, `data` the row that the timeline has of it."""
    recorded = [each for each in found if isinstance(each, RecordedEvent)]
    rows = {row["position"]: row for row in timeline_rows(state, recorded, seen_by, say)}
    return [_told(state, each, rows, seen_by, say) for each in found]


def _told(state: OperationState, each: Told, rows: dict[object, Row], seen_by: frozenset[str], say: Say) -> CloudEvent:
    if isinstance(each, Stopped):
        told: Row = {"position": each.position, "in_the_way": list(each.in_the_way)}
        return _said(state, each.recorded, STOPPED, told, None)
    if isinstance(each, Changed):
        return _changed(state, each, seen_by, say)
    return _entry(state, each, rows, seen_by)


def _entry(
    state: OperationState, recorded: RecordedEvent, rows: dict[object, Row], seen_by: frozenset[str]
) -> CloudEvent:
    subject = subject_of(recorded.event, shown(seen_by, recorded.event))
    kind = f"firstlight.{type(recorded.event).__name__}"
    return _said(state, recorded, kind, rows[recorded.position], subject)


def _changed(state: OperationState, changed: Changed, seen_by: frozenset[str], say: Say) -> CloudEvent:
    now = list(known(state, (each for each in state.entries if each.position in changed.positions), seen_by))
    counting = {each.position for each in now}
    gone = [position for position in changed.positions if position not in counting]
    told = {"position": changed.position, "no_longer": gone, "now": timeline_rows(state, now, seen_by, say)}
    return _said(state, changed.recorded, CHANGED, told, None)


def _said(state: OperationState, recorded: RecordedEvent, kind: str, data: Row, subject: str | None) -> CloudEvent:
    return {
        "specversion": "1.0",
        "id": str(recorded.position),
        "source": f"/operations/{state.id}",
        "type": kind,
        "time": to_plain(recorded.at),
        **({"subject": subject} if subject else {}),
        "datacontenttype": "application/json",
        "mark": mark_of(recorded),
        **({"exercise": True} if state.operation.exercise else {}),
        "data": to_plain(data),
    }
