"""Yes, on call, or no, by a link: every answer is an entry of the organisation's own."""

from dataclasses import replace
from uuid import uuid4

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from domain.bounds import NAME
from domain.kernel import Refused
from service.commands.carry_out import OtherBody
from service.commands.meanwhile import Meanwhile
from service.commands.submission import Proposal, Submission
from web.http.application import application
from web.http.render import page
from web.pages.answer.details import passed, shown
from web.pages.answer.opened import Opened, opened
from web.pages.answer.seen import OLD, seen_up_to
from web.wording import refusal

router = APIRouter(include_in_schema=False)
ANSWERS = (("on_site", "Yes, we come"), ("on_call", "Yes, on call"), ("no", "No, we cannot"))
SAID = {"on_site": "Yes, you come", "on_call": "Yes, you are on call", "no": "No, you cannot"}


@router.get("/answer/{text}")
async def look(request: Request, text: str) -> Response:
    """Who asks, and the three answers; what it is about only after the code."""
    return await answer_page(request, text, await opened(request, text))


@router.post("/answer/{text}")
async def answer(
    request: Request, text: str, answer: str = Form(""), who: str = Form(""), entry: str = Form("")
) -> Response:
    """Record an answer, unless it stands already."""
    found = await opened(request, text)
    if answer not in SAID:
        return await answer_page(request, text, found, 422, problems=["Choose one of the three answers."])
    if len(who.strip()) > NAME.characters:
        problems = [f"Write a name of at most {NAME.characters} characters."]
        return await answer_page(request, text, found, 422, problems=problems, who=who.strip())
    if proposals := _entered(found, answer, who.strip()):
        # a second tap is the same entry; the same answer given again after another one is not
        since = found.asked.answered.position if found.asked.answered else 0
        submission = Submission(
            operation=found.state.id,
            proposals=proposals,
            entry=f"{entry[:100]}-{answer}-{since}" if entry else None,
            on_behalf_of=found.made.partner,
        )
        try:
            seen = seen_up_to(found, await request.form())
            await application(request).submit(found.viewer, replace(submission, seen_up_to=seen))
        except Meanwhile:
            return await answer_page(request, text, await opened(request, text), 409, problems=[OLD], who=who.strip())
        except (Refused, OtherBody) as wrong:
            again = await opened(request, text)
            if again.asked.answer != answer:
                reasons = wrong.reasons if isinstance(wrong, Refused) else ()
                problems = [refusal(each) for each in reasons] or ["This was not recorded. Answer again."]
                return await answer_page(request, text, again, 409, problems=problems)
    return RedirectResponse(f"/answer/{text}", 303)


def _entered(found: Opened, answer: str, who: str) -> list[Proposal]:
    """What an answer enters; nothing where it is the same, and a promise of another kind takes the first one back."""
    if found.asked.answer == answer:
        return []
    partner = {"partner": found.asked.partner.ref, **({"answered_by": who} if who else {})}
    no, yes = Proposal("PartnerDeclined", partner), Proposal("PartnerCommitted", {**partner, "mode": answer})
    if answer == "no":
        return [no]
    return [no, yes] if found.asked.answer in ("on_site", "on_call") else [yes]


async def answer_page(request: Request, text: str, found: Opened, status: int = 200, **more: object) -> Response:
    """The page behind the link, with as much as this browser has typed the code for."""
    details = await shown(request, found) if passed(request, found) else None
    context = {
        "text": text,
        "made": found.made,
        "exercise": found.state.operation.exercise,
        "answers": ANSWERS,
        "said": SAID.get(found.asked.answer or ""),
        "asked": found.asked,
        "details": details,
        "day": found.day,
        "drawn": found.state.position,
        "entry": uuid4().hex,
        "problems": [],
        "code_error": "",
        "code_sent": False,
        "hours": {},
        "soon": (getattr(found.asked.answered.event, "minutes", None) if found.asked.answered else None, ""),
        "who": "",
        **more,
    }
    return page(request, "answer/answer.html", status, viewer=None, **context)
