"""What was not known at a moment of the replay, in words for one audience."""

from dataclasses import dataclass

from domain.kernel import RecordedEvent
from projections.operation.state import OperationState
from projections.views.known_differences import Difference, differences
from projections.views.timeline_index import local_minute
from service.access.visibility import known, shown_counts
from web.pages.replay.scene import Scene
from web.wording import sentence

MOST = 50
"""Entries that are listed."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """An entry that was not known as it was: in words for one audience."""

    entry: RecordedEvent
    kind: str
    words: str
    known: str
    amendment: RecordedEvent | None
    late: bool


def differing_counts(found: Scene) -> list[tuple[str, int, int]]:
    """The board's counts that differ: the key, as it was, and as it was known."""
    was, then = (shown_counts(state, found.seen_by) for state in (found.was, _known(found)))
    return [(key, was[key], then[key]) for key in was if was[key] != then[key]]


def unknown_then(found: Scene) -> list[Unknown]:
    """What this audience may see of what was not known as it was, the latest first."""
    rows = differences(found.was, _known(found), found.state.recorded_events)
    listed = [_unknown(row, found) for row in reversed(rows) if found.sees(row.entry)]
    return [row for row in listed if row is not None]


def _known(found: Scene) -> OperationState:
    """What was known then of what had happened by then."""
    if found.known.last is None or found.known.last <= found.end:
        return found.known
    return OperationState.of(found.state.id, found.state.recorded_events, at=found.end, known_at=found.end)


def _unknown(row: Difference, found: Scene) -> Unknown | None:
    """In words; None where what differs is not for this audience. Why and when it was amended is for the audit."""
    words = sentence(row.entry, found.seen_by)
    then = sentence(row.known, found.seen_by) if row.known else ""
    moved = row.known is not None and row.known.at != row.entry.at
    if row.kind == "otherwise" and then == words and not moved:
        return None
    amended = [row.amendment] if row.amendment else []
    amendment = next(known(found.state, amended, found.seen_by), None)
    late = row.entry.envelope.recorded_at > found.end
    then = f"{then}, at {local_minute(row.known.at)[11:16]}" if moved and row.known else then
    return Unknown(row.entry, row.kind, words, then, amendment, late)
