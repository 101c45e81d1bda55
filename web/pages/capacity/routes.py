"""The capacity of a plan: days are simulated beside the page; whoever reads it may ask "what if". Nothing is stored."""

import asyncio
from math import inf
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from projections.views.plan.capacity import CapacityPlanned, capacity_planned
from service.access.access import Viewer, audience
from service.access.visibility import may_see, must_see
from service.kinds import organised
from service.simulation.beside import Simulating, TooMany
from service.simulation.past import KnownTimes, candidates, known_times
from service.simulation.scene import Capacity, planned, scene, taken
from web.http.application import application
from web.http.render import page
from web.http.sign_in import signed_in
from web.pages.capacity.asked import numbers
from web.pages.capacity.forms import BETTER, MISSING, form_here, lacks
from web.pages.capacity.moments import begins, clock, span, waits
from web.pages.capacity.needed import assumptions, needs, without
from web.pages.capacity.said import added, chart, then
from web.wording.capitals import capitalise

router = APIRouter(include_in_schema=False)
AT_ONCE = 1.0
"""Seconds that a page waits for a simulation; one that takes longer runs on beside it."""
BUSY = "Others are simulating just now. Try again in a minute: nothing is lost."


@router.get("/operations/{operation}/capacity")
async def capacity(request: Request, operation: str) -> Response:
    """When the last person will have been talked to, by the plan or by the numbers of the address."""
    viewer = await signed_in(request)
    app = application(request)
    state = app.state_of(viewer, operation)
    must_see(viewer, "plan")
    opened = state.operation.opened
    plan = capacity_planned(state, organised(state, app.days.everybody), opened.at if opened else None)
    asked, has = numbers(plan, dict(request.query_params))
    lacking = [each for each in MISSING if lacks(plan, has, each)]
    shown: dict[str, Any] = {
        "state": state,
        "here": "plan",
        "asked": asked,
        "lacking": [(*MISSING[each], form_here(state, viewer, each)) for each in lacking],
        "better": [(words, address) for each, words in BETTER.items() if (address := form_here(state, viewer, each))],
        "changed": has is not None and has != planned(plan),
        "opened": opened is not None,
    }
    if lacking or has is None:
        wrong = any(each.error and each.value for each in asked)
        typed = any(each.error and request.query_params.get(each.name) for each in asked)
        return page(request, "plan/capacity.html", 422 if typed else 200, result=None, wrong=wrong, **shown)
    among = candidates(app.days.operations, state)
    known = await asyncio.to_thread(known_times, app.log, among, state, kept=app.simulations.past)
    try:
        running = app.simulations.of(scene(plan, has, known.times))
    except TooMany as many:
        raise HTTPException(429, BUSY, {"Retry-After": "60"}) from many
    if not await _soon(running):
        return page(request, "plan/simulating.html", 202, state=state, here="plan", running=running)
    result = _result(plan, has, running, known, viewer)
    return page(request, "plan/capacity.html", result=result, wrong=False, **shown)


async def _soon(running: Simulating) -> bool:
    """Whether a simulation is done within a moment; it goes on where it is not."""
    waited = asyncio.shield(asyncio.wrap_future(running.made))
    done, _ = await asyncio.wait([waited], timeout=AT_ONCE)
    return bool(done)


def _result(
    plan: CapacityPlanned, has: Capacity, running: Simulating, known: KnownTimes, viewer: Viewer
) -> dict[str, Any]:
    made, opens = running.made.result(), plan.opens
    assert opens is not None
    first = made.advice.first
    return {
        "forecast": made.forecast,
        "opens": opens,
        "has": has,
        "last": clock(opens, made.forecast.last.middle),
        "span": span(opens, made.forecast.last),
        "never": made.forecast.last.middle == inf,
        "waits": waits(made.forecast.waits),
        "first": begins(opens, made.forecast.first),
        "chart": chart(opens, made),
        "add": capitalise(added(first)) if first else None,
        "then": then(opens, first, made.forecast.last.middle == inf),
        "needs": needs(plan, has, made),
        "without": without(plan, has),
        "assumptions": assumptions(plan, known, taken(plan), has, may_see(audience(viewer), "outcomes")),
    }
