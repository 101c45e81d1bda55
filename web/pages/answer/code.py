"""The one-time code: sent to the registered contact, typed here, and what it lets through: details, hours, calendar."""

from http import HTTPStatus

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from service.access.guessing import WrongSignIn
from service.clock import now
from service.invitations import letters
from service.invitations.calendar import calendar
from service.invitations.contact import mail_of
from service.waiting import may_wait
from web.http.application import application
from web.http.paper import CALENDAR, attached
from web.http.passwords import address_of, wrong
from web.pages.answer.details import PASS, passed
from web.pages.answer.opened import NOTHING, Opened, look, opened
from web.pages.answer.routes import answer_page

router = APIRouter(include_in_schema=False)
LASTS = 3600
"""Seconds for which a browser need not type the code again."""


@router.post("/answer/{text}/code")
async def send_code(request: Request, text: str) -> Response:
    """Send a code to the contact that the council has; a second one within a minute is not sent."""
    found = await opened(request, text)
    app, made = application(request), found.made
    to = await may_wait(mail_of, app.days, app.vault, made.council, made.partner, now())
    if to is None:
        words = f"No mail address is known for your organisation. Ring {made.asked_by} at {made.council}."
        return await answer_page(request, text, found, 409, problems=[words])
    if digits := await may_wait(app.invitations.new_code, made.id):
        letter = letters.code(made, digits, letters.Postage(to, app.post.sender, now(), found.state.operation.exercise))
        (why_not,) = await may_wait(app.post.send, [letter])
        if why_not:
            await may_wait(app.invitations.no_code, made.id)
            words = "The code could not be sent. Nothing is lost: try again in a while."
            return await answer_page(request, text, found, 503, problems=[words])
    return RedirectResponse(f"/answer/{text}?code=sent#code", 303)


@router.post("/answer/{text}/open")
async def open_by_code(request: Request, text: str, code: str = Form("")) -> Response:
    """Take the code. A wrong one is counted by address and by link; the fifth closes the link for everybody."""
    found = await opened(request, text)
    app, made = application(request), found.made
    try:
        await may_wait(app.invitations.tries.count, f"code of {made.id}", address_of(request))
    except WrongSignIn as error:
        _, words, headers = wrong(error)
        again = await answer_page(request, text, found, HTTPStatus.TOO_MANY_REQUESTS, code_error=words, code_sent=True)
        again.headers.update(headers)
        return again
    if not await may_wait(app.invitations.takes, made.id, "".join(code.split())):
        await may_wait(look, app, made, "link refused: wrong code")
        found = await opened(request, text)
        words = "The code is not right, or its ten minutes are over. After five wrong codes the link is closed."
        return await answer_page(request, text, found, 422, code_error=words, code_sent=True)
    await may_wait(app.invitations.tries.forget, f"code of {made.id}", address_of(request))
    answer = RedirectResponse(f"/answer/{text}", 303)
    carried = app.invitations.pass_of(made.id, int(app.invitations.clock()) + LASTS)
    secure = request.url.scheme == "https"
    answer.set_cookie(PASS, carried, LASTS, httponly=True, samesite="lax", secure=secure, path=f"/answer/{text}")
    return answer


@router.get("/answer/{text}/calendar")
async def appointment(request: Request, text: str) -> Response:
    """When they are asked for, as a calendar file."""
    found = await through(request, text)
    written = calendar(found.state, found.asked, found.made.council)
    if written is None:
        raise HTTPException(404, "No hours are said yet.")
    return attached(written, CALENDAR, "appointment.ics")


async def through(request: Request, text: str) -> Opened:
    found = await opened(request, text)
    if not passed(request, found):
        raise HTTPException(404, NOTHING)
    return found
