"""The live board: what the coordinator taps, what the room trusts, and what hangs on the wall."""

from dataclasses import replace
from uuid import uuid4

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from service.access.access import audience
from service.access.visibility import shown_counts
from service.digits import number_in
from service.kinds import kinds_of_partners
from web.http.application import application
from web.http.render import page
from web.http.sign_in import signed_in
from web.http.stored import confirmation, without_done
from web.live.views import Holder
from web.pages.board.dock import dock
from web.pages.board.mine import mine_in_words
from web.pages.board.narrowed import within
from web.pages.board.parts import everything_to_do, parts, shape
from web.pages.board.wall import COLUMNS as WALL
from web.pages.board.wall import wall_parts
from web.wording.waits import CHIPS, COLUMNS

router = APIRouter(include_in_schema=False)


@router.get("/operations/{operation}/board")
async def board(request: Request, operation: str, only: str = "all", show: str = "", centre: str = "") -> Response:
    """The board of one operation; `only` is whom of the people, `show` how many of them, `centre` at which centre."""
    viewer = await signed_in(request)
    state = (app := application(request)).state_of(viewer, operation)
    holder = within(state, shape(Holder(audience(viewer), viewer.roles, only, number_in(show) or 0, centre)))
    return page(
        request,
        "board/board.html",
        state=state,
        here="board",
        parts=parts(state, holder, lambda each: kinds_of_partners(each, app.days.organisations)),
        holder=holder,
        counts=shown_counts(state, holder.seen_by),
        chips=CHIPS,
        columns=COLUMNS,
        dock=dock(state, viewer, holder.centre),
        here_again=without_done(request),
        mine=mine_in_words(viewer.roles),
        entry=uuid4().hex,
    )


@router.get("/operations/{operation}/next")
async def everything(request: Request, operation: str, centre: str = "") -> Response:
    """All that is to be done next, beyond what the board has room for."""
    viewer = await signed_in(request)
    app = application(request)
    state = app.state_of(viewer, operation)
    holder = within(state, shape(Holder(audience(viewer), viewer.roles, centre=centre)))
    rows = everything_to_do(state, holder, lambda each: kinds_of_partners(each, app.days.organisations))
    return page(request, "board/everything.html", state=state, rows=rows, holder=holder, entry=uuid4().hex)


@router.get("/operations/{operation}/stored")
@router.get("/operations/{operation}/board/stored")
async def stored(request: Request, operation: str) -> Response:
    """What the address says was just stored, by itself: the board stands as it is, and takes this in."""
    viewer = await signed_in(request)
    state = application(request).state_of(viewer, operation)
    found = confirmation(request, viewer, state)
    if found is None:
        raise HTTPException(404, "There is nothing that you have just recorded.")
    return page(request, "stored.html", state=state, stored=replace(found, back=found.back.replace("/stored", "", 1)))


@router.get("/operations/{operation}/wall")
async def wall(request: Request, operation: str) -> Response:
    """The same for a wall: readable from across the room, nothing that names or finds anybody."""
    viewer = await signed_in(request)
    state = application(request).state_of(viewer, operation)
    return page(
        request,
        "board/wall.html",
        state=state,
        here="wall",
        parts=wall_parts(state, audience(viewer)),
        columns=WALL,
    )
