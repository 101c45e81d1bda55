"""M69, M70 and M87: what was learnt, and what was done about it (FACTS 3.5)."""

from datetime import timedelta

from domain.events.debrief import StructuredDebriefHeld
from projections.local_time import local_date
from projections.measures.measure import Measure, ids
from projections.operation.state import OperationState

YARDSTICKS = {"28_days": timedelta(weeks=4), "42_days": timedelta(weeks=6)}
"""A structured debrief within four weeks, or within six (EMS, Dorset)."""
OPEN = {"standby", "open", "standing_down"}


def m69(state: OperationState) -> Measure:
    """Actions closed on time, of those assigned; where no date was set, nothing is late."""
    assigned = [lesson for lesson in state.lessons.values() if lesson.assigned]
    done = [
        lesson.closed
        for lesson in assigned
        if lesson.closed and (lesson.due is None or local_date(lesson.closed.at) <= lesson.due)
    ]
    return Measure(len(done), len(assigned), events=ids(done))


def m70(state: OperationState) -> Measure:
    """Structured debriefs within six weeks of closing, of operations closed; and how many within four."""
    closed = [recorded.at for centre in state.centres.values() for recorded in centre.closed]
    if not closed or OPEN & {centre.phase for centre in state.centres.values()}:
        return Measure(0, 0)
    held = state.all(StructuredDebriefHeld)[:1]
    waits = [local_date(recorded.at) - local_date(max(closed)) for recorded in held]
    within = {name: sum(wait <= limit for wait in waits) for name, limit in YARDSTICKS.items()}
    in_time = held[: within["42_days"]]
    return Measure(len(in_time), 1, within=within if held else {}, events=ids(in_time))


def m87(state: OperationState) -> Measure:
    """Lessons identified."""
    found = list(state.lessons.values())
    return Measure(len(found), events=ids(lesson.recorded for lesson in found))


def m87b(state: OperationState) -> Measure:
    """Actions assigned."""
    assigned = [lesson.assigned for lesson in state.lessons.values() if lesson.assigned]
    return Measure(len(assigned), events=ids(assigned))
