"""Finding somebody by their number, and letting people out and in: one page of numbers to tap."""

from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from projections.operation.state import OperationState
from projections.views.waiting import by_number
from service.access.access import may_do
from service.access.people import shown_person
from service.access.visibility import must_see
from web.http.application import application
from web.http.headers import ITS_CAMERA
from web.http.render import page
from web.http.sign_in import signed_in
from web.live.views import Holder
from web.pages.board.buttons import about
from web.pages.board.narrowed import centre_of, within
from web.pages.board.parts import shape

router = APIRouter(include_in_schema=False)
OUT, IN = "TemporaryExitLogged", "TemporaryExitReturned"


@router.get("/operations/{operation}/people")
async def find(request: Request, operation: str, number: str = "") -> Response:
    """Everybody by number; a number that was typed leads to the person, however it was written: 3, 03, P03."""
    viewer = await signed_in(request)
    seen_by = must_see(viewer, "people")
    state = application(request).state_of(viewer, operation)
    if found := _meant(state, number):
        return RedirectResponse(f"/operations/{state.id}/people/{found}", 303)
    people = [shown_person(person, seen_by) for person in state.registered]
    people.sort(key=lambda each: (each.departed, by_number(each.ref)))
    shown = page(request, "board/find.html", state=state, people=people, where=_where(state), number=number)
    shown.headers["Permissions-Policy"] = ITS_CAMERA
    return shown


@router.get("/operations/{operation}/door")
async def door(request: Request, operation: str, centre: str = "") -> Response:
    """Who is out, to come back in; and everybody here, or at one of the centres, to go out."""
    viewer = await signed_in(request)
    seen_by = must_see(viewer, "people")
    state = application(request).state_of(viewer, operation)
    holder = within(state, shape(Holder(seen_by, viewer.roles, centre=centre)))
    there = (person for person in state.registered if centre_of(state, holder) in (None, person.centre))
    shown = [shown_person(person, seen_by) for person in there]
    here = [each for each in shown if not (each.departed or each.missing)]
    buttons = {
        each.ref: about(state.id, event, each) for each in here if may_do(viewer, event := IN if each.out else OUT)
    }
    ordered = sorted(here, key=lambda each: (not each.out, by_number(each.ref)))
    return page(
        request,
        "board/door.html",
        state=state,
        people=ordered,
        buttons=buttons,
        holder=holder,
        where={} if holder.centre else _where(state),
        entry=uuid4().hex,
    )


def _where(state: OperationState) -> dict[str, str]:
    """At which of several centres everybody is, who is somewhere; nothing where there is one."""
    here = (each for each in state.registered if len(state.centres) > 1 and not each.away)
    return {each.id.ref: each.centre.ref for each in here if each.centre}


def _meant(state: OperationState, number: str) -> str | None:
    """Whose number it is, without its letter and the noughts before it; None where it is nobody's."""
    digits = number.strip().upper().removeprefix("P").lstrip("0")
    if not digits:
        return None
    return next((each.id.ref for each in state.registered if each.id.ref.lstrip("P").lstrip("0") == digits), None)
