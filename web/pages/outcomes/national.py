"""A calendar year beside the national tables: the same breakdowns, the same words, in full and for the public."""

import asyncio
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from domain.outside import OUTSIDE
from domain.policy.national import NATIONAL
from projections.local_time import local_date
from service.access.access import may_see_outcomes
from service.clock import now
from service.codec import to_json
from service.digits import number_in
from service.left_out import not_counted
from service.outcomes import Outcomes
from service.outcomes.kept import Making
from service.public_totals import to_publish
from service.sent_outcomes import Quarters
from web.http.application import application
from web.http.paper import attached, taken_away
from web.http.ready import ready
from web.http.render import page
from web.http.sign_in import signed_in
from web.pages.debrief.downloads import MEDIA
from web.pages.outcomes.public import soon, working
from web.pages.outcomes.versions import BOARD, PUBLIC, must_be_a_version
from web.reports.national import NationalTable, national_csv, national_tables, year_of
from web.reports.national_public import public_tables
from web.reports.report import MARKINGS
from web.wording.hiding import asked_hiding, today
from web.wording.national import beside

router = APIRouter(include_in_schema=False)
FIRST_YEAR = 2015


@router.get("/outcomes/national")
async def national(request: Request) -> Response:
    """The tables of a year, each beside what the Home Office published."""
    found = await _found(request)
    if isinstance(found, Response):
        return found
    outcomes, year, version, tables = found
    shown: dict[str, Any] = {"tables": tables, "year": year, "version": version}
    shown |= {"position": await asyncio.to_thread(outcomes.position)}
    shown |= {"national": [(beside(each), each.source) for each in NATIONAL]}
    shown |= {"left_out": await not_counted(application(request), request.state.viewer)}
    return page(request, "outcomes/national.html", here="outcomes", **shown)


@router.get("/outcomes/national.{ending}")
async def national_file(request: Request, ending: str) -> Response:
    """The same as a file; that somebody took it away is kept."""
    if ending not in ("csv", "json"):
        raise HTTPException(404, "The national tables come as CSV or JSON.")
    found = await _found(request)
    if isinstance(found, Response):
        return found
    _, year, version, tables = found
    name = f"national-{version}-{year}.{ending}"
    await taken_away(request, OUTSIDE, name)
    data = (
        national_csv(tables, MARKINGS[version == PUBLIC])
        if ending == "csv"
        else _json(tables, MARKINGS[version == PUBLIC], year)
    )
    return attached(data, MEDIA[ending], name)


def _json(tables: list[NationalTable], marking: str, year: int) -> bytes:
    national = [asdict(each) for each in NATIONAL]
    return to_json(
        {"marking": marking, "year": year, "tables": [asdict(each) for each in tables], "national": national}
    )


async def _found(request: Request) -> Response | tuple[Outcomes, int, str, list[NationalTable]]:
    """The tables that the address asks for; or the page that is shown until there are any."""
    viewer = await signed_in(request)
    may_see_outcomes(viewer)
    year, version = _year(request), request.query_params.get("version") or BOARD
    must_be_a_version(version)
    if waiting := await ready(request):
        return waiting
    outcomes = application(request).outcomes.of(viewer.agency)
    if version == BOARD:
        return outcomes, year, version, await asyncio.to_thread(national_tables, outcomes, year)
    thresholds = today(asked_hiding(request.query_params))
    log, quarters = application(request).log, Quarters(*year_of(year))
    total = await asyncio.to_thread(to_publish, log, outcomes, viewer.agency, quarters, thresholds)
    figures = await soon(outcomes, total)
    if isinstance(figures, Making):
        return working(request, figures)
    return outcomes, year, version, await asyncio.to_thread(public_tables, outcomes, year, figures, thresholds)


def _year(request: Request) -> int:
    """The calendar year of the address; this year where none is given. 422 for what is none."""
    asked, this = request.query_params.get("year"), local_date(now()).year
    if not asked:
        return this
    year = number_in(asked)
    if year is None or not FIRST_YEAR <= year <= this + 1:
        raise HTTPException(422, f"Write a year from {FIRST_YEAR} on, such as {this}.")
    return year
