"""Plan against actual while the day runs: the debrief's own lines on a page of their own."""

import asyncio
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from projections.measures import measured
from service.access.figures import shown_figures
from service.access.visibility import must_see
from service.simulation.at_opening import at_opening
from web.http.application import application
from web.http.render import page
from web.http.sign_in import signed_in
from web.pages.debrief.plan_actual import plan_context
from web.pages.timeline.as_of import AsOf

router = APIRouter(include_in_schema=False)


@router.get("/operations/{operation}/plan-against-actual")
async def plan_beside_actual(request: Request, operation: str) -> Response:
    """What was meant to be beside what is, as far as the day has come."""
    viewer = await signed_in(request)
    app = application(request)
    state = app.state_of(viewer, operation)
    must_see(viewer, "debrief")
    seen_by = must_see(viewer, "plan")
    expected = await asyncio.to_thread(at_opening, app.days, app.simulations, state)
    figures = shown_figures(measured(state), seen_by)
    lines: dict[str, Any] = plan_context(state, figures, seen_by, expected)
    return page(
        request,
        "debrief/beside_plan.html",
        state=state,
        here="plan",
        paper=False,
        as_of=AsOf(),
        **lines,
        begun=bool(state.operation.opened or state.arrived),
    )
