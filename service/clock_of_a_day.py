"""The clock of an operation: this moment, or its own where it was replayed ahead of its time."""

from datetime import datetime

from projections.operation.state import OperationState
from service.clock import not_before, now


def clock_now(state: OperationState, moment: datetime | None = None) -> datetime:
    """The moment that clocks run against: one that is replayed; else they stand, or run."""
    return moment or stands_at(state) or recording_clock(state)


def stands_at(state: OperationState) -> datetime | None:
    """The last entry of an exercise that was replayed ahead of its time; None where clocks run, as in a rehearsal."""
    ahead = state.operation.exercise and state.written is not None and state.written > now()
    return state.last if ahead else None


def recording_clock(state: OperationState | None) -> datetime:
    """The clock by which an operation is recorded: this moment, or later where it was replayed ahead of its time."""
    return not_before(state.written if state else None)
