"""What whoever plans should read first: the lessons of earlier operations that are still open."""

import asyncio

from fastapi import Request

from projections.across.lessons import Learnt, Origin, alike, origin, to_read
from projections.operation.state import OperationState
from service.access.access import Viewer, audience, may_do
from service.access.visibility import may_see
from service.commands.names import PROPOSE
from service.lessons import every
from service.privacy.vault import Vault
from web.http.application import application
from web.http.ready import ready
from web.pages.lessons.words import as_read

FIRST = 10
"""Open lessons listed on a plan; the rest is one link away."""


async def to_read_first(request: Request, viewer: Viewer) -> int:
    """How many lessons are still open, for those who plan and may read them; 0 while that is being counted."""
    if not may_do(viewer, PROPOSE) or not may_see(audience(viewer), "lessons") or await ready(request):
        return 0
    return sum(each.open for each in await every(application(request)))


async def before(request: Request, state: OperationState) -> dict[str, object] | None:
    """The open lessons of others, those of the same kind of exploitation or premises first; None once it is live."""
    plan = state.operation
    if plan.entry or plan.opened or plan.cancelled or await ready(request):
        return None
    others = [each for each in to_read(await every(application(request))) if each.origin.operation != state.id]
    here = origin(state)
    others.sort(key=lambda each: not alike(here, each))
    rows = await asyncio.to_thread(_as_read, application(request).vault, others[:FIRST], here)
    return {"rows": rows, "count": len(others)}


def _as_read(vault: Vault, lessons: list[Learnt], plan: Origin) -> list[dict[str, object]]:
    return [as_read(vault, each, plan=plan) for each in lessons]
