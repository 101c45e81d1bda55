"""The wall pack: the page that says what is in it and what is missing, and its PDF."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from domain.texts import ENGLISH, Language
from projections.local_time import local_date
from projections.operation.state import OperationState
from projections.views.plan.languages import languages
from service.access.access import Viewer, may_do
from service.access.visibility import may_see, must_see
from service.clock import now
from service.commands.names import SLUGS
from web.http.addresses import OUTSIDE_ANY, form_of
from web.http.application import application
from web.http.paper import paper
from web.http.render import page, part
from web.http.sign_in import signed_in
from web.pages.wall_pack.cards import card_sheets, numbers
from web.pages.wall_pack.sheets import door_sheets, leaflets
from web.reports.report import marked
from web.wording.wall_pack import STEPS, Door

router = APIRouter(include_in_schema=False)
PARTS = ("doors", "steps", "leaflets")
"""What hangs on walls: each may be printed by itself."""
CARDS = "cards"
"""What people carry, which is printed on stronger paper, and so never with the rest."""


@router.get("/operations/{operation}/wall-pack")
async def wall_pack(request: Request, operation: str) -> Response:
    """What hangs in the centre, sheet by sheet, and what nobody has written yet."""
    viewer = await signed_in(request)
    state = application(request).state_of(viewer, operation)
    seen_by = must_see(viewer, "plan")
    context = await _context(request, state)
    spoken = [ENGLISH, *(Language(each.language) for each in languages(state))]
    return page(
        request,
        "wall_pack/wall_pack.html",
        here="plan",
        wanted=list(dict.fromkeys(spoken)),
        written={each.language: each for each in context["leaflets"]},
        forms={
            name: form_of(state.id if name == "RoomsPrepared" else OUTSIDE_ANY, name) for name in _fills(state, viewer)
        },
        may_see_texts=may_see(seen_by, "rights_texts"),
        cards=numbers(state),
        opens={each.door.action for each in context["doors"] if _opens(viewer, each.door)},
        **context,
    )


@router.get("/operations/{operation}/wall-pack.pdf")
async def printed(request: Request, operation: str, only: str = "") -> Response:
    """All of it, or one part alone."""
    viewer = await signed_in(request)
    state = application(request).state_of(viewer, operation)
    must_see(viewer, "plan")
    context = await _context(request, state)
    one = only in (*PARTS, CARDS)

    def html() -> str:
        """A thousand codes take seconds to draw: it is called beside the loop, like the laying out."""
        cards = card_sheets(numbers(state)) if only == CARDS else []
        return part("reports/wall_pack.html", parts=(only,) if one else PARTS, cards=cards, **context)

    name = f"wall-pack{f'-{only}' if one else ''}.pdf"
    return await paper(request, state.id, name, html)


async def _context(request: Request, state: OperationState) -> dict[str, Any]:
    host = f"{request.url.scheme}://{request.url.netloc}"
    return {
        "state": state,
        "host": host,
        "doors": door_sheets(state, host),
        "steps": STEPS,
        "leaflets": await leaflets(application(request), state),
        "printed": local_date(now()),
        "marking": marked(True, state.operation.exercise),
    }


def _opens(viewer: Viewer, door: Door) -> bool:
    """Whether this user may open what the code of a door leads to."""
    return door.action is None or may_do(viewer, SLUGS[door.action].event.__name__)


def _fills(state: OperationState, viewer: Viewer) -> list[str]:
    """What this user may enter of what is missing: rooms, and texts of their own council that leads."""
    lead = state.operation.lead
    own = lead is not None and lead.folded == viewer.agency.folded
    names = ("RoomsPrepared", *(("RightsTextWritten",) if own else ()))
    return [each for each in names if may_do(viewer, each)]
