"""The running total: what was set aside, what was spent of it, what is left."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from domain.events.debrief import CostsRecorded
from domain.events.planning import BudgetApproved
from projections.views.money import OUT_OF_IT, PETTY_CASH, money
from service.access.access import Forbidden, audience, may_do, sees
from web.http.addresses import form_of
from web.http.application import application
from web.http.render import page
from web.http.sign_in import signed_in
from web.wording.labels import pounds

router = APIRouter(include_in_schema=False)


@router.get("/operations/{operation}/money")
async def running_total(request: Request, operation: str) -> Response:
    """By heading, for those who see both what was set aside and what was spent."""
    viewer = await signed_in(request)
    state = application(request).state_of(viewer, operation)
    seen_by = audience(viewer)
    if not sees(seen_by, BudgetApproved.__name__) or not sees(seen_by, CostsRecorded.__name__):
        raise Forbidden("Your role does not see the money of an operation.")
    forms = {
        kind.__name__: form_of(state.id, kind.__name__)
        for kind in (BudgetApproved, CostsRecorded)
        if may_do(viewer, kind.__name__)
    }
    return page(
        request,
        "money/money.html",
        state=state,
        here="plan",
        stands=money(state),
        pounds=pounds,
        forms=forms,
        petty=PETTY_CASH,
        out_of_it=OUT_OF_IT,
    )
