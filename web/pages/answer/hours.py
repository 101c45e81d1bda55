"""From when until when an organisation comes, and how many of it, said by its link once the code was typed."""

from datetime import UTC, datetime, timedelta

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from domain.kernel import Refused
from domain.times import read_time
from service.clock import now
from service.commands.carry_out import OtherBody
from service.commands.malformed import Malformed
from service.commands.meanwhile import Meanwhile
from service.commands.submission import Proposal, Submission
from web.http.application import application
from web.pages.answer.code import through
from web.pages.answer.opened import Opened
from web.pages.answer.routes import answer_page
from web.pages.answer.seen import OLD, seen_up_to
from web.wording import refusal

router = APIRouter(include_in_schema=False)
A_DAY = timedelta(days=1)
NO_DAY = "It is not planned for any day yet. Send your hours once you are asked for one."


@router.post("/answer/{text}/hours")
async def hours(
    request: Request,
    text: str,
    starts: str = Form(""),
    ends: str = Form(""),
    staff: str = Form(""),
    entry: str = Form(""),
) -> Response:
    """From when until when they come, and how many; the day is the one that they are asked for."""
    found = await through(request, text)
    typed = {"starts": starts.strip(), "ends": ends.strip(), "staff": staff.strip()}
    try:
        submission = Submission(
            operation=found.state.id,
            proposals=[_planned(found, typed)],
            entry=entry[:100] or None,
            on_behalf_of=found.made.partner,
            seen_up_to=seen_up_to(found, await request.form()),
        )
        await application(request).submit(found.viewer, submission)
    except Meanwhile:
        return await answer_page(request, text, await through(request, text), 409, problems=[OLD], hours=typed)
    except (ValueError, Malformed, Refused, OtherBody) as error:
        said = in_words(error)
        return await answer_page(request, text, found, 422, hours={**typed, "error": " ".join(said)})
    return RedirectResponse(f"/answer/{text}#code", 303)


def _planned(found: Opened, typed: dict[str, str]) -> Proposal:
    """The hours as an entry. An end before its start by the clock is on the day after. Raises ValueError in words."""
    day = found.day
    if day is None:
        raise ValueError(NO_DAY)
    begins = read_time(f"{day}T{typed['starts']}", now())
    over = read_time(f"{day if typed['ends'] > typed['starts'] else day + A_DAY}T{typed['ends']}", now())
    if typed["staff"] and not (typed["staff"].isascii() and typed["staff"].isdecimal() and len(typed["staff"]) < 5):
        raise ValueError("Write how many people as a number.")
    said = {"starts": _said(begins), "ends": _said(over), "partner": found.asked.partner.ref}
    return Proposal("PartnerHoursPlanned", {**said, **({"staff": int(typed["staff"])} if typed["staff"] else {})})


def _said(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def in_words(error: Exception) -> list[str]:
    if isinstance(error, Refused):
        return [refusal(each) for each in error.reasons]
    if isinstance(error, OtherBody):
        return ["These hours were sent before. Look whether they are right."]
    return [words for _, words in error.problems] if isinstance(error, Malformed) else [str(error)]
