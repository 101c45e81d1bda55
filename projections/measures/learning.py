"""M69, M70 and M87: what was learnt, and what was done about it (FACTS 3.5)."""

from datetime import timedelta

from domain.events.debrief import StructuredDebriefHeld
from projections.local_time import local_date
from projections.measures.declared import measure
from projections.measures.measure import Measure, ids
from projections.measures.public import Public
from projections.operation.state import OperationState

YARDSTICKS = {"28_days": timedelta(weeks=4), "42_days": timedelta(weeks=6)}
"""A structured debrief within four weeks, or within six (EMS, Dorset)."""
OPEN = {"standby", "open", "standing_down"}


@measure(
    "M69",
    title="Actions closed on time",
    counts="actions",
    kind="G",
    of="actions assigned",
    answered_by="nothing more: the list of actions is kept here",
    section="Afterwards, cost, partnership",
    public=Public(),
)
def m69(state: OperationState) -> Measure:
    """Actions from lessons closed by their date, or closed at all where no date was set."""
    assigned = [lesson for lesson in state.lessons.values() if lesson.assigned]
    done = [
        lesson.closed
        for lesson in assigned
        if lesson.closed and (lesson.due is None or local_date(lesson.closed.at) <= lesson.due)
    ]
    return Measure(len(done), len(assigned), events=ids(done))


@measure(
    "M70",
    title="Structured debrief within six weeks",
    counts="operations",
    kind="O",
    of="operations closed",
    answered_by="the structured debrief",
    section="Afterwards, cost, partnership",
    public=Public(),
)
def m70(state: OperationState) -> Measure:
    """Closed operations whose structured debrief was held within 42 days."""
    closed = [recorded.at for centre in state.centres.values() for recorded in centre.closed]
    if not closed or OPEN & {centre.phase for centre in state.centres.values()}:
        return Measure(0, 0)
    held = state.all(StructuredDebriefHeld)[:1]
    waits = [local_date(recorded.at) - local_date(max(closed)) for recorded in held]
    within = {name: sum(wait <= limit for wait in waits) for name, limit in YARDSTICKS.items()}
    in_time = held[: within["42_days"]]
    return Measure(len(in_time), 1, within=within if held else {}, events=ids(in_time))


@measure(
    "M87",
    title="Lessons identified",
    counts="lessons",
    kind="O",
    answered_by="a lesson, or that the structured debrief found none",
    section="Afterwards, cost, partnership",
    public=Public(),
)
def m87(state: OperationState) -> Measure:
    """Lessons entered, good practice included."""
    found = list(state.lessons.values())
    return Measure(len(found), events=ids(lesson.recorded for lesson in found))


@measure(
    "M87b",
    title="Actions assigned",
    counts="actions",
    kind="O",
    answered_by="an action, or lessons that are all good practice",
    section="Afterwards, cost, partnership",
    public=Public(),
)
def m87b(state: OperationState) -> Measure:
    """Actions that a lesson asked for and that were given to somebody."""
    assigned = [lesson.assigned for lesson in state.lessons.values() if lesson.assigned]
    return Measure(len(assigned), events=ids(assigned))
