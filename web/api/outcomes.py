"""The figures across operations, for programs: totals of a period, and the register at a moment."""

import asyncio
from datetime import date
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request

from domain.policy.small_numbers import Hiding, SmallNumbers
from domain.times import read_date
from service.access.access import may_see_outcomes
from service.clock import now
from service.commands.malformed import malformed
from service.left_out import not_counted
from service.outcomes import Outcomes, PublicTotal, Where
from service.outcomes.kept import PublicFigures
from service.public_totals import to_publish
from service.sent_outcomes import Quarters
from service.waiting import may_wait
from web.api.answer import Answer
from web.api.reading import moment
from web.api.roles import read_by
from web.api.shapes import FIGURES, REGISTER, answers_with
from web.http.application import application
from web.http.sign_in import signed_in
from web.wording.hiding import today

router = APIRouter(prefix="/api", tags=["Read"])
DATE = {"format": "date"}
From = Annotated[str, Query(alias="from", json_schema_extra=DATE)]
To = Annotated[str, Query(alias="to", json_schema_extra=DATE)]


@router.get("/outcomes", responses=answers_with("The measures", FIGURES), openapi_extra=read_by("outcomes"))
async def read_outcomes(
    request: Request,
    since: From,
    until: To,
    public: bool = False,
    small_numbers: SmallNumbers = "standard",
    hide_suspects: bool = False,
    county: str | None = None,
    premises: str | None = None,
    exploitation_type: str | None = None,
    agency: str | None = None,
) -> Answer:
    """Every measure over the operations of a period that this user's organisation sees, under its id; local dates."""
    viewer = await signed_in(request)
    may_see_outcomes(viewer, "outcomes")
    first, last = period_asked(since, until)
    where = Where(county, premises, exploitation_type, agency)
    if public and where != Where():
        raise HTTPException(422, "Public figures are those of all operations; a part beside them would tell the rest.")
    kept = application(request).outcomes.of(viewer.agency)
    await may_wait(kept.catch_up)
    if public:
        made_of = (application(request).log, kept, viewer.agency, Quarters(first, last))
        total = await asyncio.to_thread(to_publish, *made_of, today(Hiding(small_numbers, hide_suspects)))
        return Answer(await publicly(kept, total))
    totals = await asyncio.to_thread(kept.totals, first, last, where)
    figures = {code: measure.plain() for code, measure in totals.items()}
    return Answer({**figures, **await _left_out(request)})


async def _left_out(request: Request) -> dict[str, object]:
    """The operations that none of the figures hold, because they could not be counted; nothing where there are none."""
    found = await not_counted(application(request), request.state.viewer)
    return {"left_out": [{"operation": each.operation, "entry": each.position} for each in found]} if found else {}


def period_asked(since: str, until: str) -> tuple[date, date]:
    """Both dates, the first one first. Raises Malformed."""
    with malformed("from"):
        first = read_date(since)
    with malformed("to"):
        last = read_date(until)
        if last < first:
            raise ValueError("The last day is before the first. Choose the first day first")
    return first, last


async def publicly(kept: Outcomes, total: PublicTotal) -> PublicFigures:
    """The public figures of a total, waited for without holding up anything else."""
    if found := await asyncio.to_thread(kept.public.kept, total):
        return found
    return await asyncio.shield(asyncio.wrap_future(kept.public.making(total).made))


@router.get("/register", responses=answers_with("The register", REGISTER), openapi_extra=read_by("register"))
async def read_register(request: Request, as_of: str | None = None) -> Answer:
    """How many people stood at which stage at a local minute or the end of a day, by age; now, if none is given."""
    viewer = await signed_in(request)
    may_see_outcomes(viewer, "register")
    when = moment("as_of", as_of) or now()
    kept = application(request).outcomes.of(viewer.agency)
    await may_wait(kept.catch_up)
    stages = await asyncio.to_thread(kept.register, when)
    counted = {"as_of": when, "people": sum(each.n for each in stages), "stages": stages}
    return Answer({**counted, **await _left_out(request)})
