"""The list of everything that people can record: what the hour asks for first, all else by chapter or by words."""

from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import Response

from projections.operation.state import OperationState
from service.access.access import Viewer
from service.access.hosts import may_do_in
from service.commands.names import DECISIONS, slug, stands_alone
from web.http.application import application
from web.http.render import page
from web.http.sign_in import signed_in
from web.pages.record.at_centre import at_centre, board_of, one_of_several
from web.pages.record.more import Chapters, named, twelve
from web.wording import ACTIONS, CHAPTERS

router = APIRouter(include_in_schema=False)
ELSEWHERE = ("EntryVoided", "EntryCorrected", "EntryTextErased")
"""Not on the list of what can be recorded: reached from an entry."""
BEFORE = ("planning", "venue", "partners")
AFTER = ("debrief", "referrals", "departures", "enforcement")


def chapters(state: OperationState, viewer: Viewer) -> Chapters:
    """What this user may record, by chapter: (heading, [(address, button)]); what the hour asks for comes first."""
    found = []
    for chapter, heading in sorted(CHAPTERS.items(), key=lambda row: _turn(state, row[0])):
        listed = [
            (slug(decision), ACTIONS[name])
            for name, decision in DECISIONS.items()
            if decision.__module__.split(".")[2] == chapter
            and not stands_alone(name)
            and name not in ELSEWHERE
            and may_do_in(viewer, state, name)
        ]
        if listed:
            found.append((heading, sorted(listed, key=lambda row: list(ACTIONS.values()).index(row[1]))))
    return found


def _turn(state: OperationState, chapter: str) -> int:
    """Planning first until the centre opens, then the people, the debrief first once it has closed."""
    if state.operation.course.running:
        return int(chapter in (*BEFORE, "debrief", "amendments"))
    first = AFTER if any(centre.closed for centre in state.centres.values()) else BEFORE
    return int(chapter not in first)


@router.get("/operations/{operation}/do")
async def what(request: Request, operation: str, search: str = "", centre: str = "") -> Response:
    """Everything that this user may record: what the hour asks for first, all else by words; at one centre, or any."""
    viewer = await signed_in(request)
    state = application(request).state_of(viewer, operation)
    every = chapters(state, viewer)
    where = one_of_several(state, centre)
    return page(
        request,
        "record/what.html",
        state=state,
        chapters=every,
        chapters_found=named(every, search),
        twelve=twelve(state, viewer, every),
        centre=where,
        address_of=lambda action: at_centre(state.id, action, where),
        board=board_of(state.id, where),
        n=sum(len(listed) for _, listed in every),
        search=search.strip(),
        entry=uuid4().hex,
        drawn_up_to=state.position,
    )
