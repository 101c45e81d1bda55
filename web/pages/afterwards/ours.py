"""How long a way took in this service's own past operations, where enough people took it."""

import asyncio
from datetime import date

from fastapi import Request

from domain.policy.afterwards import OWN_TIMES_ENOUGH
from domain.policy.dated import in_force
from projections.measures import TITLES, Measure
from service.access.access import Viewer, audience
from service.access.visibility import may_see
from service.outcomes import Outcomes
from service.waiting import may_wait
from web.http.application import application
from web.http.ready import AT_ONCE
from web.wording.afterwards import IN_FULL
from web.wording.capitals import lower_first
from web.wording.numbers import counted, number


async def own_times(request: Request, viewer: Viewer) -> dict[str, str]:
    """A sentence for each way that has a figure; none for who does not see across operations, nor while the tables are
    being built.
    """
    outcomes = application(request).outcomes
    if not may_see(audience(viewer), "outcomes") or viewer.operations is not None:
        return {}
    if await asyncio.to_thread(outcomes.behind) > AT_ONCE:
        return {}
    await may_wait(outcomes.catch_up)
    return await asyncio.to_thread(_own_times, outcomes.of(viewer.agency))


def _own_times(outcomes: Outcomes) -> dict[str, str]:
    totals = outcomes.totals(date.min, date.max)
    return {way: _said(outcomes, totals[said.figure], said.figure) for way, said in IN_FULL.items() if said.figure}


def _said(outcomes: Outcomes, pooled: Measure, code: str) -> str:
    """The median with what it is of; that there are too few, where somebody could be told from it."""
    people = int(pooled.n or 0)
    if pooled.median is None or people < in_force(OWN_TIMES_ENOUGH, date.max):
        return "too few people so far to say"
    held = sum(each.measure.median is not None for each in outcomes.by_operation(code, date.min, date.max))
    half = f"half took {number(round(pooled.median, 1))} {pooled.unit} or less"
    return f"{half}, of {people} people in {counted(held, 'operation')} ({lower_first(TITLES[code])})"
