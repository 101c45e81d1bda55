"""The timeline: one sentence an event, in the order in which things happened, at any time on either clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from domain.amend import amended
from domain.events import CHAPTERS as EVENT_CHAPTERS
from domain.kernel import Past
from projections.day import Day, credited
from projections.local import local_date
from service.access import audience, sees
from service.clock import end_of_minute
from web.desk import desk
from web.render import page, part
from web.sign_in import signed_in
from web.wording import CHAPTERS, sentence

router = APIRouter(include_in_schema=False)
LATEST = 60
LATE = timedelta(minutes=1)
"""An entry made within the minute was made at once."""


@dataclass(frozen=True, slots=True)
class Line:
    """One event as the timeline shows it; `late` says when it was recorded, where that was later."""

    position: int
    at: datetime
    words: str
    agency: str
    chapter: str
    person: str | None
    late: datetime | None
    counts: bool


def lines(day: Day, seen_by: frozenset[str]) -> list[Line]:
    """Every entry that this audience may know, by time; those who audit also see what no longer counts."""
    shown = {past.position: past for past in day.entries}
    found = [_line(past, seen_by, True) for past in day.entries if sees(seen_by, type(past.event).__name__)]
    if "audit" in seen_by:
        counted = {past.position for past in amended(day.pasts)}
        gone = (past for past in day.pasts if past.position not in shown and past.position not in counted)
        found += [_line(past, seen_by, False) for past in gone if sees(seen_by, type(past.event).__name__)]
    return sorted(found, key=lambda line: (line.at, line.position))


def _line(past: Past, seen_by: frozenset[str], counts: bool) -> Line:
    recorded = past.envelope.recorded_at
    person = getattr(past.event, "person", None)
    return Line(
        past.position,
        past.at,
        sentence(past, seen_by),
        credited(past),
        _chapter(past),
        person.ref if person else None,
        recorded if recorded - past.at > LATE else None,
        counts,
    )


def _chapter(past: Past) -> str:
    module = type(past.event).__module__
    return next(name for name, each in EVENT_CHAPTERS.items() if each.__name__ == module)


def by_day(found: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """The lines under the local day on which they happened."""
    grouped = groupby(found, key=lambda line: local_date(line.at))
    return [(day.strftime("%A %-d %B %Y"), list(rows)) for day, rows in grouped]


def parts(day: Day, seen_by: frozenset[str]) -> dict[str, str]:
    """The live part of the timeline: its latest lines."""
    latest = reversed(lines(day, seen_by)[-LATEST:])
    return {"timeline-list": part("timeline/list.html", days=by_day(latest), day=day)}


@router.get("/operations/{operation}/timeline")
async def timeline(
    request: Request,
    operation: str,
    chapter: str = "",
    person: str = "",
    agency: str = "",
    at: str = "",
    known_at: str = "",
) -> Response:
    """The timeline, whole or filtered, now or as of a moment."""
    viewer = await signed_in(request)
    day = desk(request).day(viewer, operation)
    seen_by = audience(viewer)
    shown = Day.of(day.id, day.pasts, _moment(at), _moment(known_at)) if at or known_at else day
    every = lines(shown, seen_by)
    found = [
        line
        for line in every
        if (not chapter or line.chapter == chapter)
        and (not person or line.person == person)
        and (not agency or line.agency == agency)
    ]
    filters = {"chapter": chapter, "person": person, "agency": agency, "at": at, "known_at": known_at}
    live = not any(filters.values())
    return page(
        request,
        "timeline/timeline.html",
        day=day,
        here="timeline",
        days=by_day(reversed(found[-LATEST:] if live else found)),
        live=live,
        more=live and len(found) > LATEST,
        filters=filters,
        chapters={line.chapter: CHAPTERS[line.chapter] for line in every},
        people=sorted({line.person for line in every if line.person}),
        agencies=sorted({line.agency for line in every}),
    )


def _moment(text: str) -> datetime | None:
    try:
        return end_of_minute(text) if text else None
    except ValueError as wrong:
        raise HTTPException(422, f"{text} is no time. Write it like 2026-10-13T08:28.") from wrong
