"""The whole operation at any moment: as it happened, and as it was known."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from projections.operation.state import OperationState
from projections.views.timeline_index import Moment, minute_of, moments
from service.access.access import Forbidden, audience
from service.access.visibility import knows
from service.digits import number_in
from web.http.application import application
from web.http.render import page, swapped
from web.http.sign_in import signed_in
from web.pages.replay import parts as replay_parts
from web.pages.replay.scene import ORDERS, Scene
from web.pages.timeline.as_of import moment_typed

router = APIRouter(include_in_schema=False)


@router.get("/operations/{operation}/replay")
async def replay(
    request: Request,
    operation: str,
    moment: str = "",
    clock: str = "happened",
    step: str = "",
    parts: str = "",
) -> Response:
    """The replay at a local minute; `parts=1` gives what changes. `step`, a place on the slider, leads to a minute."""
    viewer = await signed_in(request)
    state = application(request).state_of(viewer, operation)
    found = _scene(state, audience(viewer), moment, clock)
    if step:
        return RedirectResponse(found.address(_stop_at(found, step).start), 303)
    made = replay_parts.parts(found)
    if parts:
        return HTMLResponse("".join(swapped(name, html) for name, html in made.items()))
    return page(
        request, "replay/replay.html", state=state, here="replay", s=found, parts=made, strip=replay_parts.strip(found)
    )


def _scene(state: OperationState, seen_by: frozenset[str], moment: str, order: str) -> Scene:
    """What is asked for; without a moment the last one. 422 where it cannot be read."""
    if order not in ORDERS:
        raise HTTPException(422, f"{order} is no clock. Write happened or known.")
    stops = moments(state, order, lambda recorded: knows(state, recorded, seen_by))
    if not stops:
        raise Forbidden("Your role sees nothing of this operation yet.")
    return Scene(state, seen_by, order, minute_of(moment_typed(moment)) if moment else stops[-1].start, stops)


def _stop_at(found: Scene, step: str) -> Moment:
    """The stop at a place of the slider. 422 where there is none."""
    place = number_in(step)
    if place is None or place >= len(found.stops):
        raise HTTPException(422, f"{step} is no place on the slider. It has {len(found.stops)}, counted from 0.")
    return found.stops[place]
