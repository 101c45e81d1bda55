"""A form for each thing that people can do, derived from the decision: POST takes the API's own path."""

from typing import Any
from uuid import uuid4

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from domain.kernel import AnyDecision, Refused
from projections.operation.state import OperationState
from service.access.access import Forbidden, Viewer, may_do
from service.access.hosts import SAID_BY_HOSTS, may_do_in
from service.commands.carry_out import OtherBody
from service.commands.malformed import Malformed
from service.commands.meanwhile import Meanwhile
from service.commands.names import SLUGS, stands_alone
from service.commands.submit import Submission
from service.log import NotStored
from web.http.application import application
from web.http.errors import COME_BACK, NOT_STORED
from web.http.kept import KEY, forget, kept_form
from web.http.sign_in import safe_next, signed_in
from web.pages.record.additions.aims import aims_beside
from web.pages.record.additions.as_said import asked_again, offer_near
from web.pages.record.additions.by_others import (
    against_others,
    as_recorded,
    compared_at,
    is_compared,
    stands_again,
    with_others,
)
from web.pages.record.additions.from_directory import from_directory
from web.pages.record.additions.iimarch import fill_briefing
from web.pages.record.additions.looked_over import SAW, SINCE, come_up
from web.pages.record.additions.roll_call import ABSENT, HEADS, work_out
from web.pages.record.additions.same import ask_whether_same
from web.pages.record.additions.seen_first import seen_first
from web.pages.record.against_each import against_each, in_words, not_too_many
from web.pages.record.answers import answers, fill
from web.pages.record.at_centre import where_they_are
from web.pages.record.drafts import fill_draft
from web.pages.record.drawn import form_page
from web.pages.record.entry.as_counted import DRAWN
from web.pages.record.fields import Field, asked, fields_for
from web.pages.record.next_actions import tapped
from web.pages.record.offers import offer_first
from web.pages.record.problems import beside, refused, stored_instead, ways_out
from web.pages.record.sent import entered
from web.pages.record.stood_open import asked_once, seen_up_to
from web.pages.record.stored import confirmed, stored_before
from web.pages.record.when import WhenQuestion

router = APIRouter(include_in_schema=False)


@router.get("/operations/{operation}/do/{name}")
async def ask(request: Request, operation: str, name: str) -> Response:
    """The form of one decision; what the address says is filled in."""
    viewer, state, decision = await _open(request, operation, name)
    if before := await stored_before(request, viewer):
        return before
    values = dict(request.query_params)
    entry = values.pop(KEY, None) or uuid4().hex
    if typed := await kept_form(request, viewer.user):
        fields = asked(decision, state)
        await aims_beside(application(request), viewer, state, fields)
        fill(fields, typed)
        stands_again(fields, typed)
        when = WhenQuestion.typed(typed, state)
        return form_page(request, viewer, state, decision, fields, when, kept=True, **_beside(typed, entry))
    recorded = as_recorded(application(request), decision, values.get("name"))
    fields = fields_for(decision, state, {**values, **recorded})
    against_others(fields, FormData(), recorded)
    await aims_beside(application(request), viewer, state, fields)
    offer_near(fields, values)
    offer_first(state, viewer, fields)
    await from_directory(application(request), viewer, state, decision, fields)
    fill_draft(decision, state, fields)
    await fill_briefing(application(request), viewer, state, fields, anew=values.get("draft") == "plan")
    when = WhenQuestion.asked(state, ago=values.get("ago", ""))
    back: dict[str, Any] = {
        "next": safe_next(values.get("next"), ""),
        "entry": entry,
        DRAWN: seen_up_to(application(request), state),
    }
    return form_page(request, viewer, state, decision, fields, when, **back)


@router.post("/operations/{operation}/do/{name}")
async def do(request: Request, operation: str, name: str) -> Response:
    """Carry out what the form says. What cannot be done comes back with every reason and everything typed."""
    viewer, state, decision = await _open(request, operation, name)
    position = application(request).days.position
    form, fields, found = await _said(request, viewer, state, decision)
    when = WhenQuestion.typed(form, state)
    back = _beside(form, uuid4().hex)
    work_out(decision, fields, found, form, state)
    known = application(request).days.organisations.by_name.values()
    ask_whether_same(fields, state, [str(each.name) for each in known], form)
    happened_at = when.said(state)
    not_too_many(decision, fields)
    if when.error or any(field.error for field in fields):
        return form_page(request, viewer, state, decision, fields, when, 422, **back)
    if preview := seen_first(decision, state, found):
        return RedirectResponse(preview, 303)
    if new := come_up(application(request), state, viewer, decision, form, found.get("centre")):
        return form_page(
            request, viewer, state, decision, fields, when, 409, new, description=SINCE, **back | {SAW: ""}
        )
    submission = entered(state, decision, found, when, back | compared_at(decision, position), happened_at)
    try:
        outcome = await application(request).submit(viewer, submission)
    except NotStored:
        again = form_page(request, viewer, state, decision, fields, when, 503, problems=[NOT_STORED], **back)
        again.headers.update(COME_BACK)
        return again
    except Meanwhile as wrong:
        if is_compared(decision):
            return await do(request, operation, name)
        return form_page(request, viewer, state, decision, fields, when, 409, **back | asked_once(state, viewer, wrong))
    except (Refused, Malformed, OtherBody, Forbidden) as wrong:
        back |= ways_out(viewer, state, wrong)
        status, problems = await _problems(request, viewer, fields, when, wrong, submission)
        if isinstance(wrong, OtherBody):
            back["entry"] = uuid4().hex
        return form_page(request, viewer, state, decision, fields, when, status, problems=problems, **back)
    await forget(request, viewer.user, back["entry"])
    return confirmed(asked_again(outcome.events, found, back["next"]), outcome)


async def _said(
    request: Request, viewer: Viewer, state: OperationState | None, decision: type[AnyDecision]
) -> tuple[FormData, list[Field], dict[str, object]]:
    """What a form says, its fields with what is wrong in them, and what was filled in."""
    form = where_they_are(state, decision, tapped(decision.event.__name__, await request.form()))
    recorded = as_recorded(application(request), decision, form.get("name"))
    form, fields = with_others(form, recorded), asked(decision, state)
    await aims_beside(application(request), viewer, state, fields)
    found = answers(fields, form)
    against_others(fields, form, recorded)
    return form, fields, found


def _beside(form: FormData, entry: str) -> dict[str, Any]:
    """What every form asks besides the decision's own fields, as it was typed; a key where there is none yet."""
    names = (
        "on_behalf_of",
        "next",
        "entry",
        "came",
        DRAWN,
        *((SAW,) if SAW in form else ()),
        *((HEADS,) if HEADS in form else ()),
    )
    typed: dict[str, Any] = {name: str(next(filter(None, reversed(form.getlist(name))), "")) for name in names}
    if HEADS in form:
        typed[ABSENT] = [str(each) for each in form.getlist(ABSENT)]
    return {**typed, "entry": typed["entry"] or entry, "next": safe_next(typed["next"], "")}


async def _problems(
    request: Request,
    viewer: Viewer,
    fields: list[Field],
    when: WhenQuestion,
    wrong: Refused | Malformed | OtherBody | Forbidden,
    submission: Submission,
) -> tuple[int, list[str]]:
    """The status, and what stands on top of the form; what is wrong with a field stands beside it."""
    if isinstance(wrong, Forbidden):
        return 403, [str(wrong)]
    if isinstance(wrong, Refused):
        of_each = against_each(wrong, submission)
        rest = [code for code in wrong.reasons if code not in {code for _, codes in of_each for code in codes}]
        return 409, [*in_words(of_each), *refused(fields, when, rest)]
    if isinstance(wrong, Malformed):
        return 422, beside(fields, when, wrong)
    return 422, await stored_instead(application(request), viewer, wrong)


async def _open(request: Request, operation: str, name: str) -> tuple[Viewer, OperationState | None, type[AnyDecision]]:
    viewer = await signed_in(request)
    decision = SLUGS.get(name)
    if decision is None or stands_alone(decision.event.__name__) != (operation == "new"):
        raise HTTPException(404, "There is no such action.")
    if not may_do(viewer, decision.event.__name__):
        raise HTTPException(403, "Your role does not allow this. Ask the coordinator to record it for you.")
    state = None if operation == "new" else application(request).state_of(viewer, operation)
    if state and not may_do_in(viewer, state, decision.event.__name__):
        raise HTTPException(403, SAID_BY_HOSTS[decision.event.__name__])
    return viewer, state, decision
