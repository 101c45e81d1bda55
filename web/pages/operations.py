"""The operations: what is planned, live and closed."""

from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from domain.words import OperationId
from projections.board import counts
from service.access import may_do, may_see_operation
from service.carry_out import DECISIONS
from web.api.decisions import PROPOSE, slug
from web.desk import desk
from web.pages.fields import fields_for
from web.pages.forms import agencies
from web.pages.lessons_before import to_read_first
from web.render import page
from web.sign_in import signed_in
from web.wording import ACTIONS

router = APIRouter(include_in_schema=False)
GROUPS = {
    "live": ("live",),
    "planned": ("proposed", "planned", "go", "no_go"),
    "closed": ("closed", "debriefed", "archived", "cancelled"),
}


@router.get("/")
async def home(request: Request) -> Response:
    return RedirectResponse("/operations", 303)


@router.get("/operations")
async def operations(request: Request) -> Response:
    """Every operation that this user may see: live ones first, then those planned, then those closed."""
    viewer = await signed_in(request)
    days = desk(request).days
    days.catch_up()
    rows = []
    for card in reversed(days.operations.cards.values()):
        day = days.get(OperationId(card.id))
        if day is not None and may_see_operation(viewer, day):
            rows.append((card, day, counts(day)))
    groups = {name: [row for row in rows if row[0].state in states] for name, states in GROUPS.items()}
    return page(
        request,
        "operations/operations.html",
        groups=groups,
        here="operations",
        may_propose=may_do(viewer, PROPOSE),
        open_lessons=await to_read_first(request, viewer),
    )


@router.get("/operations/new/propose")
async def propose(request: Request) -> Response:
    """The form of a new operation."""
    viewer = await signed_in(request)
    decision = DECISIONS[PROPOSE]
    return page(
        request,
        "lessons/propose.html",
        title=ACTIONS[PROPOSE],
        address=f"/operations/new/do/{slug(decision)}",
        fields=fields_for(decision, None, {}),
        problems=[],
        about=None,
        happened_at="",
        agencies=agencies(None, viewer),
        chosen=viewer.agency,
        next=None,
        entry=uuid4().hex,
        open_lessons=await to_read_first(request, viewer),
    )
