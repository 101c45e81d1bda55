"""The plan: the page on which an operation opens until its centre opens. It shows its own gaps."""

from dataclasses import replace

from fastapi import APIRouter, Request
from fastapi.responses import Response

from domain.words import Agency
from projections.across.operation_row import belongs_to
from projections.local_time import local_date
from projections.measures.looks import went_live
from projections.operation.state import OperationState
from projections.views.plan.gap import planned_day, policy_day
from service.access.access import Viewer, audience, may_do
from service.access.hosts import is_a_host
from service.access.visibility import may_see, must_see
from service.clock_of_a_day import clock_now
from service.commands.names import PROPOSE
from service.kinds import organised
from service.waiting import may_wait
from web.http.addresses import form_of
from web.http.application import application
from web.http.render import page
from web.http.sign_in import signed_in
from web.pages.afterwards.ways import entered
from web.pages.board.routes import board
from web.pages.gaps.rows import gap_rows
from web.pages.invitations.asked import asked_rows
from web.pages.invitations.sending import council_of
from web.pages.lessons.before_planning import before
from web.pages.plan.afterwards import way_rows
from web.pages.plan.by_hour import by_hour
from web.pages.plan.head import head_of, looked_at_as
from web.pages.plan.papers import cards
from web.pages.plan.place import place_facts
from web.pages.plan.tonight import listed
from web.pages.plan.venues import venue_context
from web.wording.plan import in_days

router = APIRouter(include_in_schema=False)
PARTNER = frozenset({"partner_reader"})
"""The role by whose eyes a plan is looked at as a partner reads it."""
FORMS = (
    *("LanguageExpected", "ExpectedNumberRevised", "CentreHoursPlanned", "PartnerHoursPlanned", "PartnerCommitted"),
    *("PartnerDeclined", "WayAfterwardsAgreed", "VenueBooked", "InterpretersBooked", "BudgetApproved"),
)


@router.get("/operations/{operation}")
async def first(request: Request, operation: str, only: str = "all", show: str = "", centre: str = "") -> Response:
    """The plan until the centre opens, for those who may see it; then the board, and wherever people are asked for."""
    viewer = await signed_in(request)
    state = application(request).state_of(viewer, operation)
    if opens_on_plan(state, viewer) and not {"only", "show", "centre"} & set(request.query_params):
        return await plan(request, operation)
    return await board(request, operation, only, show, centre)


def opens_on_plan(state: OperationState, viewer: Viewer) -> bool:
    """Whether an operation opens on its plan: until a centre has opened or anybody is here."""
    begun = state.operation.opened or state.people or state.arrived
    return not begun and may_see(audience(viewer), "plan")


@router.get("/operations/{operation}/plan")
async def plan(request: Request, operation: str) -> Response:
    """The whole plan, cut to what this user may see."""
    viewer = await signed_in(request)
    app = application(request)
    state = app.state_of(viewer, operation)
    partners = looked_at_as(state, viewer)
    must_see(viewer, "plan")
    asked, looks_as = request.query_params, request.query_params.get("as", "")
    if looks_as in partners:
        viewer = replace(viewer, agency=Agency(looks_as), roles=PARTNER, acts_for=frozenset(), is_force=False)
    seen_by = audience(viewer)
    known = organised(state, app.days.everybody)
    cancelled = state.operation.cancelled is not None
    today = None if state.operation.opened or cancelled else local_date(clock_now(state))
    every = gap_rows(state, known, seen_by, None if cancelled else viewer, today)
    day = planned_day(state) or (belongs_to(state) if went_live(state) else None)
    return page(
        request,
        "plan/plan.html",
        state=state,
        here="plan",
        partners=partners,
        **head_of(state, viewer),
        looks_as=looks_as if looks_as in partners else "",
        stands=app.days.operations.cards[state.id].state,
        **listed(state, every, clock_now(state)),
        asked=await may_wait(asked_rows, app, state, council_of(state, viewer)) if may_see(seen_by, "partners") else [],
        day=day,
        in_days=in_days((day - today).days) if day and today and day >= today else "",
        facts=place_facts(state, seen_by),
        **venue_context(app, viewer, state),
        hours=by_hour(state, known, asked.get("day", "")),
        ways=way_rows(state, policy_day(state)),
        written=entered(app, state),
        cards=await cards(app, viewer, state, asked.get("open", "")),
        forms={name: form_of(state.id, name) for name in FORMS if may_do(viewer, name) and not cancelled},
        may_start=may_do(viewer, PROPOSE),
        may_invite=may_do(viewer, PROPOSE) and is_a_host(viewer, state),
        before=await before(request, state) if may_see(seen_by, "lessons") else None,
    )
