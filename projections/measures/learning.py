"""M69, M70 and M87: what was learnt, and what was done about it (FACTS 3.5)."""

from datetime import datetime, timedelta

from domain.events.debrief import StructuredDebriefHeld
from projections.local_time import local_date
from projections.measures.declared import measure
from projections.measures.looks import closed, debriefed, found_none
from projections.measures.measure import NOT_YET, NOTHING, Measure, ids
from projections.measures.public import Public
from projections.operation.state import OperationState

YARDSTICKS = {"28_days": timedelta(weeks=4), "42_days": timedelta(weeks=6)}
"""A structured debrief within four weeks, or within six (EMS, Dorset)."""


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
    version=2,
)
def m70(state: OperationState) -> Measure:
    """Closed operations whose structured debrief was held within 42 days."""
    shut, held = closed(state), state.all(StructuredDebriefHeld)[:1]
    if shut is None:
        return NOT_YET
    if not held:
        return NOTHING if _six_weeks_over(state, shut) else NOT_YET
    wait = local_date(held[0].at) - local_date(shut)
    within = {name: int(wait <= limit) for name, limit in YARDSTICKS.items()}
    in_time = held[: within["42_days"]]
    return Measure(len(in_time), 1, within=within, events=ids(in_time))


def _six_weeks_over(state: OperationState, shut: datetime) -> bool:
    return state.now is not None and local_date(state.now) - local_date(shut) > YARDSTICKS["42_days"]


@measure(
    "M87",
    title="Lessons identified",
    counts="lessons",
    kind="O",
    answered_by="a lesson, or that the structured debrief found none",
    section="Afterwards, cost, partnership",
    public=Public(),
    version=2,
)
def m87(state: OperationState) -> Measure:
    """Lessons entered, good practice included."""
    found = list(state.lessons.values())
    if not found:
        return _no_lesson(state)
    return Measure(len(found), events=ids(lesson.recorded for lesson in found))


def _no_lesson(state: OperationState) -> Measure:
    """None where a debrief looked for lessons; not recorded once one was held, or six weeks after closing."""
    if found_none(state, "lessons"):
        return Measure(0)
    shut = closed(state)
    due = debriefed(state) or (shut is not None and _six_weeks_over(state, shut))
    return NOTHING if due else NOT_YET


@measure(
    "M87b",
    title="Actions assigned",
    counts="actions",
    kind="O",
    answered_by="an action, or lessons that are all good practice",
    section="Afterwards, cost, partnership",
    public=Public(),
    version=2,
)
def m87b(state: OperationState) -> Measure:
    """Actions that a lesson asked for and that were given to somebody."""
    lessons = list(state.lessons.values())
    assigned = [lesson.assigned for lesson in lessons if lesson.assigned]
    nothing_asked = lessons and all(lesson.kind == "good_practice" for lesson in lessons)
    return Measure(len(assigned), events=ids(assigned)) if assigned or nothing_asked else _no_lesson(state)
