"""The figures across operations: the questions that nobody could answer, answered on one page."""

import asyncio
from dataclasses import asdict
from datetime import date
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from projections.measures import TITLES
from service.access.access import may_see_outcomes
from service.left_out import not_counted
from service.outcomes import Outcomes, Where
from web.http.application import application
from web.http.ready import ready
from web.http.render import page
from web.http.sign_in import signed_in
from web.pages.outcomes.context import as_of_words, outcomes_context
from web.wording.definitions import definition
from web.wording.figure_sentences import in_a_sentence
from web.wording.periods import Period, asked_for, financial_year
from web.wording.states import said

router = APIRouter(include_in_schema=False)


def chosen(request: Request) -> tuple[Period, Where]:
    """The period and the filters of the address."""
    asked = request.query_params
    names = ("county", "premises", "exploitation_type", "agency")
    return asked_for(asked.get("from", ""), asked.get("to", "")), Where(
        **{name: asked.get(name) or None for name in names}
    )


def query(period: Period, where: Where) -> str:
    """The same as an address."""
    named = {name: code for name, code in asdict(where).items() if code}
    return urlencode({"from": period.since.isoformat(), "to": period.until.isoformat(), **named})


@router.get("/outcomes")
async def outcomes(request: Request) -> Response:
    """Every figure over the operations of a period, by month, place, kind, premises and lead agency."""
    viewer = await signed_in(request)
    may_see_outcomes(viewer)
    period, where = chosen(request)
    if waiting := await ready(request):
        return waiting
    outcomes = application(request).outcomes.of(viewer.agency)
    usual, asked = period, request.query_params
    if not (asked.get("from") or asked.get("to")):
        period = await asyncio.to_thread(_latest, outcomes, usual)
    context = await asyncio.to_thread(outcomes_context, outcomes, period, where)
    context["nothing_in"] = None if period == usual else usual
    context["left_out"] = await not_counted(application(request), viewer)
    return page(request, "outcomes/outcomes.html", here="outcomes", query=query(period, where), **context)


def _latest(outcomes: Outcomes, usual: Period) -> Period:
    """The usual period, or where no operation was in it, the council's year of the latest before it."""
    if outcomes.operations(usual.since, usual.until):
        return usual
    before = outcomes.operations(date.min, usual.since)
    return financial_year(before[-1].date) if before else usual


@router.get("/outcomes/{code}")
async def figure(request: Request, code: str) -> Response:
    """One figure, operation by operation; each opens the entries that it counts there, for those allowed."""
    viewer = await signed_in(request)
    may_see_outcomes(viewer)
    if code not in TITLES:
        raise HTTPException(404, "There is no such figure.")
    period, where = chosen(request)
    if waiting := await ready(request):
        return waiting
    found = application(request).outcomes.of(viewer.agency)
    total = (await asyncio.to_thread(found.totals, period.since, period.until, where))[code]
    rows = await asyncio.to_thread(found.by_operation, code, period.since, period.until, where)
    shown: dict[str, Any] = {"code": code, "title": TITLES[code], "measure": total, "period": period}
    shown |= {"said": said(total.plain(), code), "sentence": in_a_sentence(total.plain(), code)}
    shown |= {"definition": definition(code), "rows": [(row, said(row.measure.plain(), code).words) for row in rows]}
    shown["left_out"] = await not_counted(application(request), viewer)
    shown["as_of_words"] = await asyncio.to_thread(as_of_words, found, period, where)
    return page(request, "outcomes/figure.html", here="outcomes", query=query(period, where), **shown)
