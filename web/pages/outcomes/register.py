"""The register: who is known, at which stage, as of any date, adults and children apart."""

import asyncio
from datetime import date

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from domain.outside import OUTSIDE
from domain.times import read_date
from projections.across import AGES, STAGES
from projections.local_time import local_date
from service.access.access import may_see_outcomes
from service.clock import end_of_minute, now
from service.left_out import not_counted
from service.outcomes import PersonRow, StageCount, Where
from web.http.access_log import note
from web.http.application import application
from web.http.ready import ready
from web.http.render import page
from web.http.sign_in import signed_in

router = APIRouter(include_in_schema=False)
MOST = 200
"""People listed at once; the counts above the list are always whole."""


@router.get("/register")
async def register(request: Request, as_of: str = "", stage: str = "", age: str = "", county: str = "") -> Response:
    """How many people stand at each stage, by age; one cell opens who they are, by number alone.

    That somebody looked at single people is kept (Data Protection Act 2018 s62).
    """
    viewer = await signed_in(request)
    may_see_outcomes(viewer, "register")
    day = _day(as_of)
    if stage not in ("", *STAGES) or age not in ("", *AGES):
        raise HTTPException(404, "There is no such stage.")
    if waiting := await ready(request):
        return waiting
    app, where, moment = application(request), Where(county=county or None), end_of_minute(day.isoformat())
    outcomes = app.outcomes.of(viewer.agency)
    counts = await asyncio.to_thread(outcomes.register, moment, where)
    people: list[PersonRow] = []
    if stage or age:
        chosen = (stage or None, age or None, MOST + 1)
        people = await asyncio.to_thread(outcomes.people, moment, where, *chosen)
        looked_at = f"{stage or 'all'} {age or 'all'} {day}"
        await note(request, OUTSIDE, "register", looked_at)
    return page(
        request,
        "outcomes/register.html",
        here="register",
        left_out=await not_counted(app, viewer),
        as_of=day,
        as_of_words=f"As of the end of {day:%-d %B %Y}",
        table=_table(counts),
        total=sum(each.n for each in counts),
        ages=AGES,
        sums={age: sum(each.n for each in counts if each.age == age) for age in AGES},
        stage=stage,
        age=age,
        people=people[:MOST],
        more=len(people) > MOST,
        most=MOST,
    )


def _day(text: str) -> date:
    try:
        day = read_date(text) if text else local_date(now())
        end_of_minute(day.isoformat())
    except ValueError as wrong:
        raise HTTPException(422, f"{text} is no date. Write it like 2026-10-13.") from wrong
    return day


def _table(counts: list[StageCount]) -> list[tuple[str, dict[str, int]]]:
    """Each stage that anybody stands at, with how many of each age."""
    rows: dict[str, dict[str, int]] = {}
    for each in counts:
        rows.setdefault(each.stage, dict.fromkeys(AGES, 0))[each.age] += each.n
    return [(stage, rows[stage]) for stage in STAGES if stage in rows]
