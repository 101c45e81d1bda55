"""The debrief to take away: PDF, CSV, XLSX and JSON, for partners and for the public."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from projections.measures import SECTIONS
from service.access.access import audience
from service.codec import to_json
from service.simulation.at_opening import at_opening
from web.http.application import application
from web.http.paper import PDF, attached, paper, taken_away
from web.http.render import part, title_of
from web.pages.debrief.aims import aims_texts
from web.pages.debrief.context import debrief_context
from web.pages.debrief.known_at_go import known_at_go, reasons_of
from web.pages.debrief.publications import (
    debrief_day,
    published,
    report_of,
    since_before,
)
from web.pages.debrief.reports import as_it_stands, draft
from web.pages.debrief.routes import opening
from web.pages.timeline.as_of import AsOf
from web.reports.report import Report
from web.reports.sheets import tidy_csv, xlsx
from web.wording.hiding import asked_hiding, today

router = APIRouter(include_in_schema=False)
MEDIA = {
    "pdf": PDF,
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


async def download(
    request: Request, operation: str, report: Report, ending: str, html: Callable[[], str], about: dict[str, Any]
) -> Response:
    """A report in the format of an ending, under its own name; that somebody took it away is kept.

    404 for an ending that there is not; 503 where this machine cannot lay out a PDF.
    """
    if ending not in MEDIA:
        raise HTTPException(404, "Reports come as PDF, XLSX, CSV or JSON.")
    name = f"{report.file_name}.{ending}"
    if ending == "pdf":
        return await paper(request, operation, name, html, otherwise="Take the XLSX.")
    await taken_away(request, operation, name)
    return attached(_made(report, ending, about), MEDIA[ending], name)


def _made(report: Report, ending: str, about: dict[str, Any]) -> bytes:
    if ending == "xlsx":
        return xlsx(report)
    if ending == "csv":
        return tidy_csv(report)
    said = {"title": report.title, "version": report.version, "marking": report.marking, "as_of": report.as_of}
    hides = {"hidden_below": asdict(report.thresholds)} if report.public else {}
    return to_json({**said, **about, **hides, "measures": dict(report.measures)})


@router.get("/operations/{operation}/debrief.{ending}")
async def debrief(
    request: Request, operation: str, ending: str, version: str = "partner", at: str = "", known_at: str = ""
) -> Response:
    """The debrief as it stands, or stood; `version` is partner or public."""
    state = await debrief_day(request, operation)
    as_of = AsOf(at, known_at)
    shown = as_of.of(state)
    if version not in ("partner", "public"):
        raise HTTPException(404, "There is a partner version and a public one.")
    viewer, seen_by = request.state.viewer, audience(request.state.viewer)
    if version == "public":
        report = draft(shown, seen_by, str(viewer.agency), today(asked_hiding(request.query_params)))
    else:
        report = as_it_stands(shown, seen_by, as_of.words(shown), str(viewer.agency))
    context = {"report": report, "sections": SECTIONS, "state": shown}

    opened = (
        None
        if report.public
        else await opening(application(request).vault, shown, [*reasons_of(shown), *aims_texts(shown)])
    )

    def html() -> str:
        if opened is None:
            return part("reports/held.html", **context)
        known = known_at_go(shown, application(request).days, seen_by, opened)
        app = application(request)
        expected = at_opening(app.days, app.simulations, shown)
        made = debrief_context(shown, seen_by, opened, paper=True, as_of=as_of, at_opening=expected)
        return part("reports/debrief.html", **made, known=known, report=report, held=SECTIONS)

    return await download(request, state.id, report, ending, html, {} if report.public else {"operation": state.id})


@router.get("/operations/{operation}/publications/{position}.{ending}")
async def publication(request: Request, operation: str, position: int, ending: str) -> Response:
    """A published version, from the figures that it holds."""
    state, version = await published(request, operation, position)
    report = report_of(state, version, f"Debrief: {title_of(state)}", audience(request.state.viewer))
    about = {} if report.public else {"operation": state.id}
    context = {
        "report": report,
        "sections": SECTIONS,
        "state": state,
        **since_before(state, version, audience(request.state.viewer)),
    }
    return await download(request, state.id, report, ending, lambda: part("reports/held.html", **context), about)
