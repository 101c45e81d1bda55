"""The public figures of a period: for councillors and the public, small numbers hidden, whole quarters."""

import asyncio
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from domain.kernel import Refused
from domain.policy.small_numbers import Hiding
from projections.measures import SECTIONS
from service.access.access import may_do, may_see_outcomes
from service.clock import now
from service.left_out import not_counted
from service.outcomes import Outcomes
from service.outcomes.kept import Making, PublicFigures, PublicTotal
from service.public_totals import to_publish
from service.sent_outcomes import Quarters, is_published, overlapping, sent
from web.http.application import application
from web.http.ready import ready
from web.http.render import page
from web.http.sign_in import signed_in
from web.pages.outcomes.routes import chosen
from web.reports.report import Report, issued
from web.wording.hiding import address_of, asked_hiding, today
from web.wording.periods import Period, in_quarters
from web.wording.refusals import refusal

router = APIRouter(include_in_schema=False)
AT_ONCE = 1.0
"""Seconds that a page waits for a total; one that takes longer is made beside it."""


@router.get("/outcomes/public")
async def public(request: Request) -> Response:
    """For councillors and the public: nothing about a place or a person, numbers hidden as the address chooses."""
    viewer = await signed_in(request)
    may_see_outcomes(viewer)
    asked, hiding = chosen(request)[0], asked_hiding(request.query_params)
    period = asked.widened()
    if waiting := await ready(request):
        return waiting
    app, quarters = application(request), Quarters(period.since, period.until)
    found = app.outcomes.of(viewer.agency)
    figures = await soon(found, await total_of(request, found, period, hiding))
    if isinstance(figures, Making):
        return working(request, figures)
    report = await asyncio.to_thread(public_report_of, found, period, hiding, figures, str(viewer.agency))
    every = await asyncio.to_thread(sent, app.log, viewer.agency)
    return page(
        request,
        "outcomes/public.html",
        versions=[each for each in every if is_published(each, quarters)],
        overlapped=in_quarters(overlapping(every, quarters)),
        may_publish=may_do(viewer, "OutcomesPublished"),
        here="outcomes",
        report=report,
        sections=SECTIONS,
        hiding=hiding,
        period=period,
        query=public_query(period, hiding),
        widened_from=None if asked == period else asked,
        left_out=await not_counted(app, viewer),
    )


async def total_of(request: Request, own: Outcomes, period: Period, hiding: Hiding) -> PublicTotal:
    """What the public figures of a period are made of."""
    log, agency = application(request).log, request.state.viewer.agency
    quarters = Quarters(period.since, period.until)
    return await asyncio.to_thread(to_publish, log, own, agency, quarters, today(hiding))


async def soon(outcomes: Outcomes, total: PublicTotal) -> PublicFigures | Making:
    """The public figures where they are kept or are made at once; else the making of them, which goes on beside."""
    if found := await asyncio.to_thread(outcomes.public.kept, total):
        return found
    making = outcomes.public.making(total)
    waited = asyncio.shield(asyncio.wrap_future(making.made))
    done, _ = await asyncio.wait([waited], timeout=AT_ONCE)
    try:
        return waited.result() if done else making
    except Refused as wrong:
        raise HTTPException(409, " ".join(map(refusal, wrong.reasons))) from None


def working(request: Request, making: Making) -> Response:
    """The page that says since when a total is being made, and looks again."""
    return page(request, "outcomes/working.html", 202, here="outcomes", making=making)


def public_query(period: Period, hiding: Hiding) -> str:
    """The period and what is hidden, as an address."""
    return urlencode({"from": period.since.isoformat(), "to": period.until.isoformat(), **address_of(hiding)})


def public_report_of(
    outcomes: Outcomes, period: Period, hiding: Hiding, figures: PublicFigures, organisation: str
) -> Report:
    """The public figures of whole quarters, as a report."""
    words = f"Exercises are left out.{missing(outcomes)}"
    months = f"{period.quarters}, calendar quarters: {period.since:%B %Y} to {period.until:%B %Y}"
    about = cover(months, organisation, issued(now(), public=True))
    title = f"Outcomes, {period.quarters}"
    return Report(title, "Public version", words, True, figures, about=about, thresholds=today(hiding))


def cover(period: str, organisation: str, issued: str) -> dict[str, str]:
    """What the cover of a file says of a period's figures."""
    return {"Period": period, "Organisation": organisation, "Issued": issued}


def missing(outcomes: Outcomes) -> str:
    """How many operations no figure holds, because they could not be counted; named on the page alone."""
    return could_not(len(outcomes.left_out()))


def could_not(many: int) -> str:
    """The same of a number."""
    return f" {many} {'operation' if many == 1 else 'operations'} could not be counted." if many else ""
