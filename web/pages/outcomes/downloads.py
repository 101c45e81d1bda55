"""The figures across operations to take away: for a board, and for councillors with small numbers hidden."""

import asyncio
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from projections.measures import SECTIONS
from service.access.access import may_see_outcomes
from service.clock import now
from service.left_out import not_counted
from service.outcomes import Outcomes, Where
from web.http.application import application
from web.http.ready import ready
from web.http.render import page, part
from web.http.sign_in import signed_in
from web.pages.debrief.downloads import download
from web.pages.outcomes.context import outcomes_context
from web.pages.outcomes.routes import chosen, public_figures, query
from web.reports.report import Report, issued
from web.wording.periods import Period

router = APIRouter(include_in_schema=False)


@router.get("/outcomes.{ending}")
async def outcomes(request: Request, ending: str, version: str = "board") -> Response:
    """The page of a period as a file; `version` is board, or public: whole quarters, small numbers hidden."""
    viewer = await signed_in(request)
    may_see_outcomes(viewer)
    if version not in ("board", "public"):
        raise HTTPException(404, "There is a version for the board and a public one.")
    period, where = chosen(request)
    if waiting := await ready(request):
        return waiting
    found = application(request).outcomes.of(viewer.agency)
    if version == "public":
        report = await asyncio.to_thread(public_report_of, found, period.widened(), str(viewer.agency))
        context = {"report": report, "sections": SECTIONS}
        return await download(request, "", report, ending, lambda: part("reports/held.html", **context), {})
    report = await asyncio.to_thread(board_report_of, found, period, where, str(viewer.agency))

    def html() -> str:
        made = outcomes_context(found, period, where, paper=True)
        return part("reports/outcomes.html", **made, report=report, query=query(period, where))

    return await download(request, "", report, ending, html, {})


@router.get("/outcomes/public")
async def public(request: Request) -> Response:
    """For councillors and the public: whole quarters, small numbers hidden, nothing about a place or a person."""
    viewer = await signed_in(request)
    may_see_outcomes(viewer)
    asked = chosen(request)[0]
    period = asked.widened()
    if waiting := await ready(request):
        return waiting
    found = application(request).outcomes.of(viewer.agency)
    report = await asyncio.to_thread(public_report_of, found, period, str(viewer.agency))
    shown: dict[str, Any] = {"report": report, "sections": SECTIONS, "query": query(period, Where())}
    shown["widened_from"] = None if asked == period else asked
    shown["left_out"] = await not_counted(application(request), request.state.viewer)
    return page(request, "outcomes/public.html", here="outcomes", **shown)


def board_report_of(outcomes: Outcomes, period: Period, where: Where, organisation: str) -> Report:
    """Every figure of a period, narrowed as asked."""
    measures = {code: each.plain() for code, each in outcomes.totals(period.since, period.until, where).items()}
    words = f"Exercises are left out. Everything in the log up to entry {outcomes.position()}.{_missing(outcomes)}"
    about = _about(period.words, organisation, issued(now(), public=False))
    return Report(f"Outcomes, {period.words}", "For the board", words, False, measures, about=about)


def _about(period: str, organisation: str, issued: str) -> dict[str, str]:
    return {"Period": period, "Organisation": organisation, "Issued": issued}


def _missing(outcomes: Outcomes) -> str:
    """How many operations no figure holds, because they could not be counted; named on the page alone."""
    many = len(outcomes.left_out())
    return f" {many} {'operation' if many == 1 else 'operations'} could not be counted." if many else ""


def public_report_of(outcomes: Outcomes, period: Period, organisation: str) -> Report:
    """The public figures of whole quarters."""
    figures = public_figures(outcomes, period)
    words = f"Exercises are left out.{_missing(outcomes)}"
    about = _about(period.quarters, organisation, issued(now(), public=True))
    return Report(f"Outcomes, {period.quarters}", "Public version", words, True, figures, about=about)
