"""What happens to people afterwards, in plain words: the page, and the poster for the wall."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from domain.texts import ENGLISH, Language
from projections.local_time import local_date
from projections.operation.state import OperationState
from projections.views.plan.gap import planned_day
from service.access.access import Viewer, may_do
from service.access.visibility import must_see
from service.clock import now
from web.http.addresses import OUTSIDE_ANY, form_of
from web.http.application import application
from web.http.paper import paper
from web.http.render import page, part
from web.http.sign_in import signed_in
from web.pages.afterwards.ours import own_times
from web.pages.afterwards.ways import entered, ways_shown
from web.reports.fonts import not_drawn
from web.reports.report import marked
from web.wording.afterwards import IN_FULL

router = APIRouter(include_in_schema=False)


@router.get("/operations/{operation}/afterwards")
async def afterwards(request: Request, operation: str, language: str = "") -> Response:
    """Every way in plain words, with what the council wrote of it in a language."""
    viewer = await signed_in(request)
    state = application(request).state_of(viewer, operation)
    must_see(viewer, "plan")
    context = await _context(request, viewer, state, language)
    forms = {name: form_of(state.id, name) for name in ("WayAfterwardsAgreed",) if may_do(viewer, name)}
    return page(
        request, "afterwards/afterwards.html", here="plan", forms=forms, write=_writes(state, viewer), **context
    )


@router.get("/operations/{operation}/afterwards.pdf")
async def for_the_wall(request: Request, operation: str, language: str = "") -> Response:
    """The same as a poster: a way a sheet, without who pays, without the name of the operation."""
    viewer = await signed_in(request)
    state = application(request).state_of(viewer, operation)
    must_see(viewer, "plan")
    context = await _context(request, viewer, state, language)
    name = f"afterwards-{context['language']}.pdf"
    return await paper(request, state.id, name, lambda: part("reports/afterwards.html", **context))


async def _context(request: Request, viewer: Viewer, state: OperationState, asked: str) -> dict[str, Any]:
    app = application(request)
    found = entered(app, state)
    language = Language(asked) if asked in found else ENGLISH
    ways = await ways_shown(app, state, language, await own_times(request, viewer))
    return {
        "state": state,
        "language": language,
        "languages": found,
        "of": len(IN_FULL),
        "ways": ways,
        "not_drawn": {each.code: not_drawn(each.text or "") for each in ways},
        "day": planned_day(state),
        "printed": local_date(now()),
        "marking": marked(True, state.operation.exercise),
    }


def _writes(state: OperationState, viewer: Viewer) -> str | None:
    """Where a text of the leading council is written; None for who may not, and where no council leads."""
    lead = state.operation.lead
    if lead is None or not may_do(viewer, "RightsTextWritten") or lead.folded != viewer.agency.folded:
        return None
    return form_of(OUTSIDE_ANY, "RightsTextWritten")
