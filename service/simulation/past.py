"""How long things took before: the times of past operations where there are enough of them, else of the reference day.

`reference_times.json` beside this holds the reference day's own times and says where they come from.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from domain.kernel import RecordedEvent
from domain.policy.capacity import LATEST, enough
from domain.policy.dated import in_force
from domain.words import Agency, OperationId
from projections.across.operations import Operations
from projections.operation.state import OperationState
from projections.views.plan.day_times import DayTimes, day_times
from projections.views.plan.gap import policy_day
from projections.views.sight import organisations_of
from service.days import events_of_operation
from service.log import Log

FILE = Path(__file__).parent / "reference_times.json"


@dataclass(frozen=True, slots=True)
class KnownTimes:
    """The times to draw from, and from how many past operations they are; 0 is the reference day."""

    times: DayTimes
    operations: int = 0


@dataclass(frozen=True, slots=True)
class PastDay:
    """How long things took in one operation, and the organisations (folded) for which it counts; nobody's exercise."""

    times: DayTimes
    seen_by: frozenset[str]


PastDays = dict[str, PastDay]
"""Past days by their last entry."""
MOST = 500
"""Past days kept at once."""


@cache
def of_the_reference_day() -> KnownTimes:
    """The times of the reference day."""
    said = json.loads(FILE.read_text(encoding="utf-8"))
    return KnownTimes(DayTimes(**{name: tuple(minutes) for name, minutes in said["minutes"].items()}))


def lead_of(state: OperationState) -> str | None:
    """Whose past operations stand for an operation: those that its lead council sees; its folded name."""
    lead = state.operation.led_by
    return lead.folded if lead else None


def candidates(operations: Operations, state: OperationState) -> list[OperationId]:
    """The operations that may be past ones of the same lead, the latest proposed first."""
    lead = Agency(lead_of(state) or "")
    return [
        each for each in reversed(list(operations.cards)) if each != state.id and operations.may_concern(each, lead)
    ]


def known_times(
    log: Log, among: list[OperationId], state: OperationState, before: int | None = None, kept: PastDays | None = None
) -> KnownTimes:
    """What the log held, before a position or now, of how long things took in the latest of some operations.

    Exercises are none, nor is one that the lead of this operation did not see. `kept` spares those that were read.
    """
    found, operations, day = DayTimes(), 0, policy_day(state)
    for operation in among:
        recorded_events = events_of_operation(log, operation)
        past = _past_day(
            operation, [each for each in recorded_events if before is None or each.position < before], kept
        )
        if past.times.length and lead_of(state) in past.seen_by:
            found, operations = found + past.times, operations + 1
        if operations == in_force(LATEST, day):
            break
    if found.whole and enough(operations, len(found.length), day):
        return KnownTimes(found, operations)
    return of_the_reference_day()


def _past_day(operation: OperationId, recorded_events: list[RecordedEvent], kept: PastDays | None) -> PastDay:
    """A day as far as these entries say, by the last of which it is known."""
    if not recorded_events:
        return PastDay(DayTimes(), frozenset())
    known = {} if kept is None else kept
    key = recorded_events[-1].envelope.event_id
    if key not in known:
        past = OperationState.as_far_as_readable(operation, recorded_events)
        seen_by = frozenset() if past.operation.exercise else organisations_of(past)
        if len(known) >= MOST:
            known.clear()
        known[key] = PastDay(day_times(past), seen_by)
    return known[key]
