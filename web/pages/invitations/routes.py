"""The invitations of an operation: to all who have not answered by one button, to one again, taken back, as files."""

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from domain.events.partners import PartnerInvited
from projections.operation.state import OperationState
from projections.views.plan.invited import Invited, invited
from service.access.access import Forbidden, Viewer, may_do
from service.access.hosts import must_ask_others
from service.invitations.calendar import calendar
from service.waiting import may_wait
from web.http.application import application
from web.http.paper import CALENDAR, attached
from web.http.render import page
from web.http.sign_in import signed_in
from web.pages.invitations.asked import asked_rows
from web.pages.invitations.sending import council_of, letter_of, opened, send, to_ask

router = APIRouter(include_in_schema=False)
OVER = "The operation is cancelled or archived: it asks for nobody, and no link of it opens."
HERE = "/operations/{operation}/invitations"


async def _planner(request: Request, operation: str) -> tuple[Viewer, OperationState]:
    viewer = await signed_in(request)
    state = application(request).state_of(viewer, operation)
    if not may_do(viewer, PartnerInvited.__name__):
        raise Forbidden("Your role does not allow this. Ask the manager to send it.")
    must_ask_others(viewer, state)
    return viewer, state


@router.get(HERE)
async def look(request: Request, operation: str) -> Response:
    """Whoever was asked, what became of the letter, what was answered, and what can be done about each."""
    viewer, state = await _planner(request, operation)
    app = application(request)
    rows = await may_wait(asked_rows, app, state, council_of(state, viewer))
    return page(request, "invitations/invitations.html", state=state, here="plan", rows=rows)


@router.post(HERE)
async def invite(request: Request, operation: str, only: str = Form(""), back: str = Form("")) -> Response:
    """Send them: to all who have not answered, or to the one that is named."""
    viewer, state = await _planner(request, operation)
    if not state.operation.asks:
        raise HTTPException(409, f"{OVER} Nothing was sent.")
    asked = await may_wait(to_ask, application(request), state, council_of(state, viewer), only)
    await send(request, viewer, state, asked)
    return RedirectResponse(f"/operations/{state.id}/{'plan#asked' if back == 'plan' else 'invitations'}", 303)


@router.post(HERE + "/take-back")
async def take_back(request: Request, operation: str, only: str = Form("")) -> Response:
    """The link of an organisation opens nothing any more."""
    _, state = await _planner(request, operation)
    await may_wait(application(request).invitations.close_all, state.id, [only])
    return RedirectResponse(f"/operations/{state.id}/invitations", 303)


@router.get(HERE + "/letter")
async def letter(request: Request, operation: str, of: str = "") -> Response:
    """The letter to one organisation as a file, to be sent by hand."""
    viewer, state = await _planner(request, operation)
    if not state.operation.asks:
        raise HTTPException(404, f"{OVER} There is no letter.")
    app = application(request)
    made = await may_wait(opened, app, viewer, state, _one(state, of))
    written = await may_wait(letter_of, app, state, made, str(request.base_url))
    if written is None:
        raise HTTPException(404, "No mail address is entered for it.")
    return attached(bytes(written.message), "message/rfc822", "invitation.eml")


@router.get(HERE + "/calendar")
async def appointment(request: Request, operation: str, of: str = "") -> Response:
    """When one organisation is asked for, as a calendar file."""
    viewer, state = await _planner(request, operation)
    written = calendar(state, _one(state, of), council_of(state, viewer))
    if written is None:
        raise HTTPException(404, "It was asked for no hours.")
    return attached(written, CALENDAR, "appointment.ics")


def _one(state: OperationState, name: str) -> Invited:
    found = next((each for each in invited(state) if each.partner.ref == name), None)
    if found is None:
        raise HTTPException(404, "Nobody of that name was asked.")
    return found
