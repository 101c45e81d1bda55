"""The timeline: one sentence an event, in the order in which things happened, at any time on either clock."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from projections.day import Day
from service.access import audience
from web.desk import desk
from web.pages.as_of import AsOf
from web.pages.lines import by_day, lines
from web.render import page, part
from web.sign_in import signed_in
from web.wording import CHAPTERS

router = APIRouter(include_in_schema=False)
LATEST = 60


def parts(day: Day, seen_by: frozenset[str]) -> dict[str, str]:
    """The live part of the timeline: its latest lines."""
    latest = reversed(lines(day, seen_by, LATEST))
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
    every = lines(AsOf(at, known_at).of(day), seen_by)
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
