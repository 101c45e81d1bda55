"""The public version of a debrief before it goes out: exactly what will stand in it, and the way to send it out."""

from dataclasses import asdict

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from domain.kernel import Refused
from domain.policy.small_numbers import Hiding
from projections.measures import SECTIONS
from projections.operation.state import OperationState
from service.access.access import Forbidden, audience, may_do
from service.access.figures import not_shown_figures
from service.application import own_clock
from service.clock import now
from service.previews import Preview, of_report
from service.public_totals import totals_around
from service.waiting import may_wait
from web.http.application import application
from web.http.render import page
from web.pages.debrief.publications import changed, debrief_day, public_file, versions
from web.pages.debrief.sending import hiding_in, next_in, send, shown, version_in
from web.pages.record.stored import stored_before
from web.wording import refusal
from web.wording.hiding import asked_hiding, hiding_chosen

router = APIRouter(include_in_schema=False)
EVENTS = {"publish": "DebriefReportPublished", "prepare": "DebriefReportPrepared"}
HERE = "/operations/{operation}/publications/preview"


@router.get(HERE)
async def preview(request: Request, operation: str) -> Response:
    """The next public version as it would go out now; of one that somebody prepared, under what they chose."""
    state = await _day(request, operation)
    if before := await stored_before(request, request.state.viewer, f"/operations/{state.id}/publications"):
        return before
    asked = request.query_params
    hiding = hiding_chosen(asked)
    return _page(request, state, await _made(request, state, version_in(asked), hiding))


@router.post(HERE)
async def send_out(request: Request, operation: str) -> Response:
    """Publish or prepare what was shown. Where it is another by now, nothing is stored and it is shown anew."""
    state = await _day(request, operation)
    form = await request.form()
    hiding = asked_hiding({name: str(value) for name, value in form.items()})
    public = {} if form.get("does") == "prepare" else {"public": True}
    stored, status, problems = await send(request, state.id, EVENTS, form, {**asdict(hiding), **public})
    back = f"/operations/{state.id}/publications"
    if stored is None:
        made = await _made(request, state, next_in(form, problems), hiding_in(hiding, problems))
        return _page(request, state, made, status, problems)
    return RedirectResponse(back if form.get("does") == "prepare" else f"{back}/{stored.position}", 303)


async def _day(request: Request, operation: str) -> OperationState:
    state = await debrief_day(request, operation)
    if not may_do(request.state.viewer, EVENTS["publish"]):
        raise Forbidden("Your role does not publish a debrief.")
    return state


async def _made(request: Request, state: OperationState, version: int | None, hiding: Hiding | None) -> Preview:
    app = application(request)
    lead = app.days.organisations.of(state.operation.lead or "")
    second = lead is not None and lead.second_release
    within = await may_wait(totals_around, app.log, app.outcomes, state)
    try:
        return await may_wait(of_report, state, hiding, own_clock(state) or now(), second, version, within)
    except Refused as wrong:
        raise HTTPException(409, " ".join(map(refusal, wrong.reasons))) from None


def _page(
    request: Request, state: OperationState, preview: Preview, status: int = 200, problems: list[str] | None = None
) -> Response:
    viewer = request.state.viewer
    seen_by = audience(viewer)
    latest = next((each for each in reversed(versions(state)) if each.public and not each.withdrawn), None)
    moment = own_clock(state) or now()
    return page(
        request,
        "debrief/preview.html",
        status,
        state=state,
        here="debrief",
        report=public_file(state, preview.held, preview.version, str(viewer.agency), moment),
        sections=SECTIONS,
        problems=problems or [],
        parts=None,
        changes=changed(latest, preview.held["measures"], seen_by) if latest else None,
        before=latest.number if latest else None,
        address=f"/operations/{state.id}/publications/preview",
        asked={"version": preview.version},
        back=(f"/operations/{state.id}/publications", "Back without publishing"),
        **shown(preview, viewer, not_shown_figures(seen_by)),
    )
