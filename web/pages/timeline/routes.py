"""The timeline: one sentence an event, in the order in which things happened, at any time on either clock."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from projections.operation.state import OperationState
from service.access.access import audience
from web.http.application import application
from web.http.render import page, part
from web.http.sign_in import signed_in
from web.pages.timeline.as_of import AsOf
from web.pages.timeline.lines import by_day, lines
from web.wording import CHAPTERS

router = APIRouter(include_in_schema=False)
LATEST = 60


def parts(state: OperationState, seen_by: frozenset[str]) -> dict[str, str]:
    """The live part of the timeline: its latest lines."""
    latest = reversed(lines(state, seen_by, LATEST))
    return {"timeline-list": part("timeline/list.html", days=by_day(latest), state=state)}


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
    state = application(request).state_of(viewer, operation)
    seen_by = audience(viewer)
    every = lines(AsOf(at, known_at).of(state), seen_by)
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
        state=state,
        here="timeline",
        days=by_day(reversed(found[-LATEST:] if live else found)),
        live=live,
        more=live and len(found) > LATEST,
        filters=filters,
        chapters={line.chapter: CHAPTERS[line.chapter] for line in every},
        people=sorted({line.person for line in every if line.person}),
        agencies=sorted({line.agency for line in every}),
    )
