"""The debrief: what came of the day, each figure opened down to the entries that it counts."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from domain.words import Sealed
from projections.day import Day
from projections.measures import MEASURES, TITLES
from projections.recorded_late import recorded_late
from service.access import audience
from service.vault import Erased, Vault
from web.desk import desk
from web.pages.as_of import AsOf
from web.pages.debrief_lessons import OpenText
from web.pages.debrief_sections import debrief_context
from web.pages.figure import by_day, counted, visible, what_it_counts
from web.render import page
from web.sign_in import signed_in
from web.wording.figures import PER_OPERATION

router = APIRouter(include_in_schema=False)


async def _day(request: Request, operation: str) -> tuple[Day, frozenset[str]]:
    viewer = await signed_in(request)
    day = desk(request).day(viewer, operation)
    seen_by = audience(viewer)
    if "debrief" not in seen_by:
        raise HTTPException(403, "Your role does not see the debrief figures.")
    return day, seen_by


def opening(vault: Vault) -> OpenText:
    """How texts about no person are read: a lesson, an action. What was erased says so."""

    def open_text(reference: Sealed) -> str:
        try:
            return vault.open(reference)
        except Erased:
            return "erased"

    return open_text


@router.get("/operations/{operation}/debrief")
async def debrief(request: Request, operation: str, at: str = "", known_at: str = "") -> Response:
    """Outcomes first, then how they came about, then every figure; now or as of a moment."""
    day, seen_by = await _day(request, operation)
    as_of = AsOf(at, known_at)
    context = debrief_context(as_of.of(day), seen_by, opening(desk(request).vault), as_of=as_of)
    return page(request, "debrief/debrief.html", here="debrief", **context)


@router.get("/operations/{operation}/debrief/late")
async def late(request: Request, operation: str, at: str = "", known_at: str = "") -> Response:
    """The entries recorded more than half an hour after they happened."""
    day, seen_by = await _day(request, operation)
    as_of = AsOf(at, known_at)
    shown = as_of.of(day)
    found = recorded_late(shown)
    rows = visible([(past, None) for past in found.entries], seen_by)
    return page(
        request,
        "debrief/late.html",
        day=shown,
        here="debrief",
        as_of=as_of,
        as_of_words=as_of.words(shown),
        late=found,
        days=by_day(rows),
        hidden=len(found.entries) - len(rows),
    )


@router.get("/operations/{operation}/debrief/{code}")
async def figure(request: Request, operation: str, code: str, at: str = "", known_at: str = "") -> Response:
    """One figure and exactly the entries that it counts; those not yours to see are only numbered."""
    day, seen_by = await _day(request, operation)
    if code not in MEASURES:
        raise HTTPException(404, "There is no such figure.")
    as_of = AsOf(at, known_at)
    shown = as_of.of(day)
    measure = MEASURES[code](shown)
    found = counted(shown, measure)
    rows = visible(found, seen_by)
    return page(
        request,
        "debrief/figure.html",
        day=shown,
        here="debrief",
        as_of=as_of,
        as_of_words=as_of.words(shown),
        code=code,
        title=TITLES[code],
        meaning=what_it_counts(code),
        measure=measure,
        per_operation=code in PER_OPERATION,
        days=by_day(rows),
        entries=len(found),
        hidden=len(found) - len(rows),
    )
