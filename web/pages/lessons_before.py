"""What whoever plans should read first: the lessons of earlier operations that are still open."""

from typing import Any

from fastapi import Request

from projections.day import Day
from projections.learning import alike, origin, to_read
from service.access import Viewer, audience, may_do
from web.api.decisions import PROPOSE
from web.desk import desk
from web.pages.lesson_library import every
from web.pages.lesson_words import as_read
from web.pages.outcomes import ready

FIRST = 10
"""Open lessons listed on a plan; the rest is one link away."""


async def to_read_first(request: Request, viewer: Viewer) -> int:
    """How many lessons are still open, for those who plan and may read them; 0 while that is being counted."""
    if not may_do(viewer, PROPOSE) or "debrief" not in audience(viewer) or await ready(request):
        return 0
    return sum(each.open for each in await every(request))


async def before(request: Request, day: Day) -> dict[str, Any] | None:
    """The open lessons of others, those of the same kind of exploitation or premises first; None once it is live."""
    plan = day.operation
    if plan.entry or plan.opened or plan.cancelled or await ready(request):
        return None
    others = [each for each in to_read(await every(request)) if each.origin.operation != day.id]
    here, vault = origin(day), desk(request).vault
    others.sort(key=lambda each: not alike(here, each))
    return {"rows": [as_read(vault, each, plan=here) for each in others[:FIRST]], "count": len(others)}
