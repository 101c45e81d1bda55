"""The debrief: what came of the day, each figure opened down to the entries that it counts."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from projections.day import Day
from projections.measures import MEASURES, SECTIONS, TITLES, Measure
from service.access import audience, sees
from web.desk import desk
from web.pages.lines import by_day, lines
from web.render import page
from web.sign_in import signed_in

router = APIRouter(include_in_schema=False)
PER_OPERATION = ("M02", "M09b", "M10")
"""Figures whose denominator is a number of operations."""


async def _day(request: Request, operation: str) -> tuple[Day, frozenset[str]]:
    viewer = await signed_in(request)
    day = desk(request).day(viewer, operation)
    seen_by = audience(viewer)
    if "debrief" not in seen_by:
        raise HTTPException(403, "Your role does not see the debrief figures.")
    return day, seen_by


@router.get("/operations/{operation}/debrief")
async def debrief(request: Request, operation: str) -> Response:
    """Every figure, outcomes first: n of m, and how many were not recorded."""
    day, _ = await _day(request, operation)
    sections = [(heading, [(code, TITLES[code], MEASURES[code](day)) for code in codes]) for heading, codes in SECTIONS]
    return page(
        request, "debrief/debrief.html", day=day, here="debrief", sections=sections, per_operation=PER_OPERATION
    )


@router.get("/operations/{operation}/debrief/{code}")
async def figure(request: Request, operation: str, code: str) -> Response:
    """The entries behind one figure, exactly those that it counts; those not yours to see are only counted."""
    day, seen_by = await _day(request, operation)
    if code not in MEASURES:
        raise HTTPException(404, "There is no such figure.")
    measure: Measure = MEASURES[code](day)
    counted = {past.position: past for past in day.pasts if past.envelope.event_id in set(measure.events)}
    visible = {position for position, past in counted.items() if sees(seen_by, type(past.event).__name__)}
    shown = [line for line in lines(day, seen_by) if line.position in visible]
    return page(
        request,
        "debrief/figure.html",
        day=day,
        here="debrief",
        title=TITLES[code],
        measure=measure,
        days=by_day(shown),
        per_operation=code in PER_OPERATION,
        hidden=len(counted) - len(visible),
    )
