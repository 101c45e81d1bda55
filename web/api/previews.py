"""What a public version would hold if it went out now, for programs: its code is sent along when it is published."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Query, Request

from domain.bounds import VERSION
from domain.events.debrief import DebriefReportPublished
from domain.events.outcomes import OutcomesPublished
from domain.policy.small_numbers import Hiding, SmallNumbers
from service.access.access import Forbidden, audience, may_do, may_see_outcomes
from service.access.visibility import may_see
from service.application import own_clock
from service.clock import now
from service.previews import of_outcomes, of_report
from service.public_totals import to_publish, totals_around
from service.publishing import asks_for_a_second
from service.sent_outcomes import Quarters
from service.waiting import may_wait
from web.api.answer import Answer
from web.api.outcomes import From, To, period_asked, publicly
from web.api.roles import may_enter
from web.api.shapes import PREVIEW, answers_with
from web.http.application import application
from web.http.sign_in import signed_in
from web.wording.hiding import today

router = APIRouter(prefix="/api", tags=["Read"])
Number = Annotated[int | None, Query(ge=VERSION.least, le=VERSION.most)]
NOT_YOURS = "Your role does not publish."


@router.get(
    "/operations/{operation}/preview",
    responses=answers_with("What would go out", PREVIEW),
    openapi_extra={"x-roles": may_enter(DebriefReportPublished.__name__)},
)
async def preview_report(
    request: Request,
    operation: str,
    version: Number = None,
    small_numbers: SmallNumbers = "standard",
    hide_suspects: bool = False,
) -> Answer:
    """The next public version of a debrief as it would go out now, with its code and why anything is hidden."""
    viewer = await signed_in(request)
    app = application(request)
    await app.load(viewer, operation)
    state = app.state_of(viewer, operation)
    if not may_see(audience(viewer), "debrief") or not may_do(viewer, DebriefReportPublished.__name__):
        raise Forbidden(NOT_YOURS)
    second = await asyncio.to_thread(asks_for_a_second, app.log, state.operation.lead)
    hiding = Hiding(small_numbers, hide_suspects)
    within = await asyncio.to_thread(totals_around, app.log, app.outcomes, state)
    moment = own_clock(state) or now()
    made = await asyncio.to_thread(of_report, state, hiding, moment, second, version, within)
    return Answer(made.plain())


@router.get(
    "/outcomes/preview",
    responses=answers_with("What would go out", PREVIEW),
    openapi_extra={"x-roles": may_enter(OutcomesPublished.__name__)},
)
async def preview_outcomes(
    request: Request,
    since: From,
    until: To,
    version: Number = None,
    small_numbers: SmallNumbers = "standard",
    hide_suspects: bool = False,
) -> Answer:
    """The next public version of whole quarters as it would go out now, with its code and why anything is hidden."""
    viewer = await signed_in(request)
    may_see_outcomes(viewer, "outcomes")
    if not may_do(viewer, OutcomesPublished.__name__):
        raise Forbidden(NOT_YOURS)
    app, hiding = application(request), Hiding(small_numbers, hide_suspects)
    quarters = Quarters(*period_asked(since, until))
    own = app.outcomes.of(viewer.agency)
    await may_wait(own.catch_up)
    total = await asyncio.to_thread(to_publish, app.log, own, viewer.agency, quarters, today(hiding))
    given = (app.log, own, viewer.agency, quarters, total, await publicly(own, total), hiding, now(), version)
    return Answer((await asyncio.to_thread(of_outcomes, *given)).plain())
