"""Within how many minutes of being called an organisation is here, said by its link once it has answered on call."""

from dataclasses import replace

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from domain.kernel import Refused
from service.commands.carry_out import OtherBody
from service.commands.malformed import Malformed
from service.commands.meanwhile import Meanwhile
from service.commands.submission import Proposal, Submission
from web.http.application import application
from web.pages.answer.hours import in_words
from web.pages.answer.opened import opened
from web.pages.answer.routes import answer_page
from web.pages.answer.seen import OLD, seen_up_to

router = APIRouter(include_in_schema=False)
LONGEST = 5
"""Digits of a number that is read at all; the entry itself says how many minutes there may be."""


@router.post("/answer/{text}/minutes")
async def minutes(request: Request, text: str, minutes: str = Form(""), entry: str = Form("")) -> Response:
    """How soon they are here, for who is on call; the same again changes nothing."""
    found, typed = await opened(request, text), minutes.strip()
    answered = found.asked.answered
    if found.asked.answer != "on_call" or answered is None:
        return RedirectResponse(f"/answer/{text}", 303)
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= LONGEST):
        return await answer_page(request, text, found, 422, soon=(typed, "Write how many minutes as a number."))
    if getattr(answered.event, "minutes", None) == int(typed):
        return RedirectResponse(f"/answer/{text}", 303)
    said = {"partner": found.asked.partner.ref, "mode": "on_call", "minutes": int(typed)}
    submission = Submission(
        operation=found.state.id,
        proposals=[Proposal("PartnerCommitted", said)],
        entry=f"{entry[:100]}-soon-{answered.position}" if entry else None,
        on_behalf_of=found.made.partner,
    )
    try:
        seen = seen_up_to(found, await request.form())
        await application(request).submit(found.viewer, replace(submission, seen_up_to=seen))
    except Meanwhile:
        again = await opened(request, text)
        return await answer_page(request, text, again, 409, problems=[OLD], soon=(typed, ""))
    except (Malformed, Refused, OtherBody) as error:
        return await answer_page(request, text, found, 422, soon=(typed, " ".join(in_words(error))))
    return RedirectResponse(f"/answer/{text}", 303)
