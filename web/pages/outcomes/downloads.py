"""The figures across operations to take away: for a board, and for councillors with small numbers hidden."""

import asyncio
from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import Response

from projections.across.lessons import Learnt
from projections.measures import SECTIONS
from service.access.access import Viewer, audience, may_see_outcomes
from service.access.visibility import may_see
from service.clock import now
from service.lessons import every
from service.outcomes import Outcomes, Where
from service.outcomes.kept import Making
from web.http.application import application
from web.http.ready import ready
from web.http.render import part
from web.http.sign_in import signed_in
from web.pages.debrief.downloads import download
from web.pages.outcomes.context import narrowed
from web.pages.outcomes.paper import paper_context
from web.pages.outcomes.public import cover, missing, public_report_of, soon, total_of, working
from web.pages.outcomes.routes import chosen
from web.pages.outcomes.versions import BOARD, PUBLIC, must_be_a_version
from web.reports.report import Report, issued
from web.wording.hiding import asked_hiding
from web.wording.periods import Period

router = APIRouter(include_in_schema=False)


@router.get("/outcomes.{ending}")
async def outcomes(request: Request, ending: str, version: str = BOARD) -> Response:
    """The page of a period as a file; `version` is board, or public: whole quarters, small numbers hidden."""
    viewer = await signed_in(request)
    may_see_outcomes(viewer)
    must_be_a_version(version)
    period, where = chosen(request)
    if waiting := await ready(request):
        return waiting
    found = application(request).outcomes.of(viewer.agency)
    if version == PUBLIC:
        return await _public(request, found, period.widened(), ending)
    report = await asyncio.to_thread(board_report_of, found, period, where, viewer)
    lessons = await lessons_shown(request, found, period, where) if ending == "pdf" else None

    def html() -> str:
        made = paper_context(found, period, where, lessons, application(request).vault)
        return part("reports/outcomes.html", **made, report=report)

    return await download(request, "", report, ending, html, {})


async def _public(request: Request, found: Outcomes, period: Period, ending: str) -> Response:
    """The public figures as a file; the page that says how far they are, where they are still being made."""
    hiding = asked_hiding(request.query_params)
    figures = await soon(found, await total_of(request, found, period, hiding))
    if isinstance(figures, Making):
        return working(request, figures)
    organisation = str(request.state.viewer.agency)
    report = await asyncio.to_thread(public_report_of, found, period, hiding, figures, organisation)
    context = {"report": report, "sections": SECTIONS}
    return await download(request, "", report, ending, lambda: part("reports/held.html", **context), {})


async def lessons_shown(request: Request, outcomes: Outcomes, period: Period, where: Where) -> list[Learnt] | None:
    """Those of the operations that this organisation sees, up to the period's end; None where not shown."""
    if not may_see(audience(request.state.viewer), "lessons"):
        return None
    every_one = await every(application(request))
    rows = await asyncio.to_thread(outcomes.operations, date.min, period.until, where)
    theirs = {row.operation for row in rows}
    return [each for each in every_one if each.origin.operation in theirs]


def board_report_of(outcomes: Outcomes, period: Period, where: Where, viewer: Viewer) -> Report:
    """Every figure of a period, narrowed as asked."""
    measures = {code: each.plain() for code, each in outcomes.totals(period.since, period.until, where).items()}
    words = f"Exercises are left out. Everything in the log up to entry {outcomes.position()}.{missing(outcomes)}"
    about = {"Author": viewer.name, **cover(period.words, str(viewer.agency), issued(now(), public=False))}
    title = ", ".join(("Outcomes", period.words, *narrowed(where)))
    return Report(title, "For the board", words, False, measures, about=about)
