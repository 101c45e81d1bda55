"""Gaps of a day that was moved: hours of the centre, or of those who are asked, that are still of another day."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from domain.amend import amended
from domain.events.planning import OperationProposed
from domain.events.venue import CentreHoursPlanned
from domain.kernel import RecordedEvent
from projections.local_time import local_date, start_of
from projections.operation.state import OperationState
from projections.views.plan.centre_hours import hours_planned
from projections.views.plan.gap import PlanGap, gap
from projections.views.plan.invited import NO, invited

A_DAY = timedelta(days=1)
BEFORE, AFTER = A_DAY, timedelta(days=7)
"""A centre is made ready on the day before, and is open for two to five days (FACTS 2.2)."""


def moved(state: OperationState) -> Iterator[PlanGap]:
    """The centre's hours, where the first centre does not open on the planned day or in the night after it; and each
    partner that was asked for hours far from that day, and has not said no.

    What was said for the planned day, before that was moved, is of another day however near the new one is.
    """
    day, hours = state.operation.planned_for, hours_planned(state)
    if day is None:
        return
    opens, closes = min((starts for starts, _ in hours.values()), default=None), start_of(day + AFTER)
    if opens and (local_date(opens) not in (day, day + A_DAY) or _of_a_former_day(state, _hours_said(state, opens))):
        yield gap(state, "opens_another_day", local_date(opens).isoformat())
    elif opens:
        closes = max(closes, *(ends for _, ends in hours.values()))
    for each in invited(state):
        starts, ends = each.said.starts, each.said.ends or each.said.starts
        if not starts or not ends or each.answer == NO:
            continue
        far = ends <= start_of(day - BEFORE) or starts >= closes
        if far or _of_a_former_day(state, (each.asked, local_date(starts))):
            yield gap(state, "asked_another_day", each.partner.ref)


def _hours_said(state: OperationState, opens: datetime) -> tuple[RecordedEvent, date]:
    """The entry that planned the first opening, and the date that it names."""
    said = [recorded for recorded, event in state.events_of(CentreHoursPlanned) if event.starts == opens]
    return said[-1], local_date(opens)


def _of_a_former_day(state: OperationState, said: tuple[RecordedEvent, date]) -> bool:
    """Whether something was said for the very day that was planned then, and another is planned now."""
    recorded, named = said
    return named != state.operation.planned_for and named == _planned_at(state, recorded.position)


def _planned_at(state: OperationState, position: int) -> date | None:
    """The day for which the operation was planned when an entry was made."""
    about = state.once(_about_the_proposal)
    known = [each.event for each in amended(each for each in about if each.position < position)]
    return next((each.planned_for for each in reversed(known) if isinstance(each, OperationProposed)), None)


def _about_the_proposal(state: OperationState) -> list[RecordedEvent]:
    """What was proposed, and whatever puts that right."""
    about: list[RecordedEvent] = []
    entries = {each.envelope.entry for each in state.recorded_events if isinstance(each.event, OperationProposed)}
    for each in state.recorded_events:
        if isinstance(each.event, OperationProposed) or getattr(each.event, "entry", None) in entries:
            about.append(each)
            entries.add(each.envelope.entry)
    return about
