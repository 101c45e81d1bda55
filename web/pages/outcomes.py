"""The figures across operations: the questions that nobody could answer, answered on one page."""

import asyncio
from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from projections.measures import TITLES
from projections.public import public_report
from service.access import Viewer, audience
from service.access_table import HOSTS
from service.outcomes import Outcomes, Where
from web.desk import desk
from web.pages.outcomes_context import outcomes_context
from web.pages.periods import Period, asked_for
from web.render import page
from web.sign_in import signed_in

router = APIRouter(include_in_schema=False)
AT_ONCE = 20_000
"""Events that a page waits for; a log further ahead is built beside it, with a progress bar."""


def may_see_outcomes(viewer: Viewer, compartment: str = "outcomes") -> None:
    """403 for those whose role or agency does not see across operations: partners see what they took part in."""
    if compartment not in audience(viewer) or viewer.agency not in HOSTS or viewer.operations is not None:
        raise HTTPException(403, "Your role does not see the figures across operations.")


async def ready(request: Request) -> Response | None:
    """Take in whatever the log holds by now; a page that says how far it is, where that takes long."""
    outcomes = desk(request).outcomes
    building = getattr(request.app.state, "building", None)
    if building is None and outcomes.behind() <= AT_ONCE:
        await asyncio.to_thread(outcomes.catch_up)
        return None
    if building is None:
        request.app.state.building = building = {"done": 0, "of": outcomes.behind()}
        building["task"] = asyncio.create_task(_build(request, outcomes, building))
    return page(request, "outcomes/building.html", 503, here="outcomes", done=building["done"], of=building["of"])


async def _build(request: Request, outcomes: Outcomes, building: dict[str, Any]) -> None:
    def progress(done: int, of: int) -> None:
        building.update(done=done, of=of)

    try:
        await asyncio.to_thread(outcomes.catch_up, progress)
    finally:
        request.app.state.building = None


def chosen(request: Request) -> tuple[Period, Where]:
    """The period and the filters of the address."""
    asked = request.query_params
    names = ("county", "premises", "exploitation_type", "agency")
    return asked_for(asked.get("from", ""), asked.get("to", "")), Where(
        **{name: asked.get(name) or None for name in names}
    )


def query(period: Period, where: Where) -> str:
    """The same as an address."""
    named = {name: code for name, code in asdict(where).items() if code}
    return urlencode({"from": period.since.isoformat(), "to": period.until.isoformat(), **named})


@router.get("/outcomes")
async def outcomes(request: Request) -> Response:
    """Every figure over the operations of a period, by month, place, kind, premises and lead agency."""
    viewer = await signed_in(request)
    may_see_outcomes(viewer)
    period, where = chosen(request)
    if waiting := await ready(request):
        return waiting
    context = await asyncio.to_thread(outcomes_context, desk(request).outcomes, period, where)
    return page(request, "outcomes/outcomes.html", here="outcomes", query=query(period, where), **context)


def public_figures(outcomes: Outcomes, period: Period) -> dict[str, dict[str, Any]]:
    """The public figures of a period, safe beside the public reports of its operations."""
    totals = outcomes.totals(period.since, period.until)
    return public_report(totals, parts=outcomes.published(period.since, period.until))


@router.get("/outcomes/{code}")
async def figure(request: Request, code: str) -> Response:
    """One figure, operation by operation; each opens the entries that it counts there, for those allowed."""
    viewer = await signed_in(request)
    may_see_outcomes(viewer)
    if code not in TITLES:
        raise HTTPException(404, "There is no such figure.")
    period, where = chosen(request)
    if waiting := await ready(request):
        return waiting
    at = desk(request)
    total = at.outcomes.totals(period.since, period.until, where)[code]
    rows = at.outcomes.by_operation(code, period.since, period.until, where)
    shown: dict[str, Any] = {"code": code, "title": TITLES[code], "measure": total, "rows": rows, "period": period}
    return page(request, "outcomes/figure.html", here="outcomes", query=query(period, where), **shown)
