"""Gaps of a day that was moved: hours of the centre, or of those who are asked, that are still of another day."""

from collections.abc import Iterator
from datetime import timedelta

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
    """
    day, hours = state.operation.planned_for, hours_planned(state).values()
    if day is None:
        return
    opens, closes = min((starts for starts, _ in hours), default=None), start_of(day + AFTER)
    if opens and local_date(opens) not in (day, day + A_DAY):
        yield gap(state, "opens_another_day", local_date(opens).isoformat())
    elif opens:
        closes = max(closes, *(ends for _, ends in hours))
    for each in invited(state):
        starts, ends = each.said.starts, each.said.ends or each.said.starts
        if starts and ends and each.answer != NO and (ends <= start_of(day - BEFORE) or starts >= closes):
            yield gap(state, "asked_another_day", each.partner.ref)
