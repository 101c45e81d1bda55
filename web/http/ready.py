"""Whether the tables across operations are up to the log, and the page that is shown while they are built."""

import asyncio

from fastapi import Request
from fastapi.responses import Response

from service.outcomes import Outcomes
from service.waiting import may_wait
from web.http.application import application
from web.http.render import page

AT_ONCE = 20_000
"""Events that a page waits for; a log further ahead is built beside it, with a progress bar."""


async def ready(request: Request) -> Response | None:
    """Take in whatever the log holds by now; a page that says how far it is, where that takes long."""
    outcomes = application(request).outcomes
    building = getattr(request.app.state, "building", None)
    behind = await asyncio.to_thread(outcomes.behind)
    if building is None and behind <= AT_ONCE:
        await may_wait(outcomes.catch_up)
        return None
    if building is None:
        request.app.state.building = building = {"done": 0, "of": behind}
        building["task"] = asyncio.create_task(_build(request, outcomes, building))
    return page(request, "outcomes/building.html", 503, here="outcomes", done=building["done"], of=building["of"])


async def _build(request: Request, outcomes: Outcomes, building: dict[str, object]) -> None:
    def progress(done: int, of: int) -> None:
        building.update(done=done, of=of)

    try:
        await may_wait(outcomes.catch_up, progress)
    finally:
        request.app.state.building = None
