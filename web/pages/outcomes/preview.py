"""Public outcomes before they go out: exactly what will stand in them, and the way to send them out."""

import asyncio
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from domain.outside import OUTSIDE
from domain.policy.small_numbers import Hiding
from projections.measures import SECTIONS
from service.access.access import Forbidden, may_do, may_see_outcomes
from service.clock import now
from service.outcomes.kept import Making
from service.previews import Preview, chosen_in, number_of, of_outcomes
from service.sent_outcomes import Quarters, figures_in
from web.http.application import application
from web.http.ready import ready
from web.http.render import page
from web.http.sign_in import signed_in
from web.pages.debrief.publications import public_changes
from web.pages.debrief.sending import hiding_in, next_in, send, shown, version_in
from web.pages.outcomes.public import soon, total_of, working
from web.pages.outcomes.published import file_of
from web.pages.record.stored import stored_before
from web.wording.hiding import asked_hiding, hiding_chosen
from web.wording.periods import Period, asked_for, in_quarters

router = APIRouter(include_in_schema=False)
EVENTS = {"publish": "OutcomesPublished", "prepare": "OutcomesPrepared"}
HERE = "/outcomes/public/preview"
Asked = Mapping[str, Any]


@router.get(HERE)
async def preview(request: Request) -> Response:
    """The next public version of whole quarters as it would go out now; one that was prepared, as it was chosen."""
    await _must_publish(request)
    if before := await stored_before(request, request.state.viewer, "/outcomes/public"):
        return before
    asked = request.query_params
    hiding = hiding_chosen(asked)
    return await shown_page(request, asked, hiding)


@router.post(HERE)
async def send_out(request: Request) -> Response:
    """Publish or prepare what was shown. Where it is another by now, nothing is stored and it is shown anew."""
    await _must_publish(request)
    form = {name: str(value) for name, value in (await request.form()).items()}
    hiding, period = asked_hiding(form), period_in(form)
    if isinstance(waiting := await _made(request, period, hiding, version_in(form)), Response):
        return waiting
    fields = {"since": period.since.isoformat(), "until": period.until.isoformat(), **asdict(hiding)}
    stored, status, problems = await send(request, OUTSIDE, EVENTS, form, fields)
    if stored is None:
        return await shown_page(request, form, hiding_in(hiding, problems), status, problems)
    query = f"from={period.since}&to={period.until}"
    prepared = form.get("does") == "prepare"
    return RedirectResponse(f"/outcomes/public?{query}" if prepared else f"/outcomes/published/{stored.position}", 303)


async def _must_publish(request: Request) -> None:
    viewer = await signed_in(request)
    may_see_outcomes(viewer)
    if not may_do(viewer, EVENTS["publish"]):
        raise Forbidden("Your role does not publish outcomes.")


def period_in(asked: Asked) -> Period:
    """The whole quarters that an address or a form names."""
    return asked_for(str(asked.get("from") or ""), str(asked.get("to") or "")).widened()


async def _made(request: Request, period: Period, hiding: Hiding, version: int | None) -> Preview | Response:
    """The preview, or the page that says how far the figures are."""
    if waiting := await ready(request):
        return waiting
    app, viewer = application(request), request.state.viewer
    own = app.outcomes.of(viewer.agency)
    total = await total_of(request, own, period, hiding)
    figures = await soon(own, total)
    if isinstance(figures, Making):
        return working(request, figures)
    quarters = Quarters(period.since, period.until)
    return await asyncio.to_thread(
        of_outcomes, app.log, own, viewer.agency, quarters, total, figures, hiding, now(), version
    )


async def shown_page(
    request: Request, asked: Asked, hiding: Hiding | None, status: int = 200, problems: list[str] | None = None
) -> Response:
    """The preview as it is now, with what was said against the last thing that was asked of it."""
    await _must_publish(request)
    period, version = period_in(asked), next_in(asked, problems or [])
    found = await _made(request, period, hiding or Hiding(), version)
    if isinstance(found, Preview) and hiding is None and found.prepared is not None:
        found = await _made(request, period, chosen_in(found.prepared), version)
    if isinstance(found, Response):
        return found
    viewer = request.state.viewer
    latest = found.guarded[-1] if found.guarded else None
    return page(
        request,
        "debrief/preview.html",
        status,
        here="outcomes",
        report=file_of(found.held, period, found.version, str(viewer.agency), now()),
        sections=SECTIONS,
        problems=problems or [],
        parts=found.parts,
        overlapped=in_quarters(found.overlaps),
        changes=public_changes(figures_in(latest), found.held["measures"]) if latest else None,
        before=number_of(latest) if latest else None,
        address=HERE,
        asked={"from": period.since, "to": period.until, "version": found.version},
        back=(f"/outcomes/public?from={period.since}&to={period.until}", "Back without publishing"),
        **shown(found, viewer),
    )
