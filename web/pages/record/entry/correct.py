"""One entry: what it says, on both clocks and by whom; to be voided or corrected, never deleted."""

from functools import partial
from typing import Any
from uuid import uuid4

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from domain.kernel import RecordedEvent, Refused
from domain.unreadable import stored_as
from projections.operation.state import OperationState
from service.access.access import Viewer, audience, may_amend
from service.access.sealed import find_text
from service.access.visibility import knows
from service.commands.carry_out import OtherBody
from service.commands.malformed import Malformed
from service.commands.meanwhile import Meanwhile
from service.commands.submit import Proposal, Submission
from service.digits import number_in
from service.log import NotStored
from service.privacy.vault import Vault
from web.http.application import application
from web.http.errors import COME_BACK, NOT_STORED
from web.http.kept import forget, kept_form
from web.http.render import page
from web.http.sign_in import signed_in
from web.pages.record.answers import fill
from web.pages.record.entry.amended import offered
from web.pages.record.entry.as_counted import DRAWN, as_counted, as_seen, before_it_was_corrected, in_words
from web.pages.record.entry.as_it_stands import as_it_stands, changed, meant_of, values_of
from web.pages.record.entry.bare import bare
from web.pages.record.entry.both_changed import CORRECTED, as_seen_now, say_both
from web.pages.record.entry.briefing import confirmations, to_confirm
from web.pages.record.entry.reports import read_by
from web.pages.record.entry.texts import TextRequest, asked_for, entry_texts
from web.pages.record.fields import Field
from web.pages.record.problems import beside, stored_instead
from web.pages.record.stored import confirmed
from web.pages.record.when import WhenQuestion
from web.wording import refusal

router = APIRouter(include_in_schema=False)
HAPPENED = "happened_at"
TICK = "Tick that what was written is to go for good. Nothing was erased."
"""Asked by the form that corrects an entry, and not by the one that voids it."""


@router.get("/operations/{operation}/entries/{position}")
async def entry(request: Request, operation: str, position: int) -> Response:
    """The entry, and the forms that put it right."""
    viewer, state, recorded = await _open(request, operation, position)
    fields = await _fields_or_none(application(request).vault, viewer, state, recorded)
    typed = await kept_form(request, viewer.user)
    when = None
    if fields and typed and HAPPENED in typed:
        fill(fields, typed)
        when = WhenQuestion.typed(typed, state)
    try:
        return await _page(request, viewer, state, recorded, fields, typed=typed, when=when)
    except Exception:  # Whatever cannot be shown can be voided all the same.
        return bare(request, viewer, state, recorded)


@router.get("/operations/{operation}/entries/{position}/texts/{field}")
@router.post("/operations/{operation}/entries/{position}/texts/{field}")
async def read_text(
    request: Request,
    operation: str,
    position: int,
    field: str,
    reason: str = Form(""),
    password: str = Form(""),
    version: int | None = Form(None),
) -> Response:
    """One text of the entry; one about somebody for those alone who say why they read it."""
    viewer = await signed_in(request)
    state = application(request).state_of(viewer, operation)
    text = find_text(state, audience(viewer), position, field, version)
    asked = await asked_for(request, text, reason, password) if text.about and request.method == "POST" else None
    _, _, recorded = await _open(request, operation, position)
    status = 422 if asked and asked.problem else 200
    fields = await as_it_stands(application(request).vault, viewer, state, recorded)
    return await _page(request, viewer, state, recorded, fields, status, asked=asked)


@router.post("/operations/{operation}/entries/{position}/void")
async def void(request: Request, operation: str, position: int) -> Response:
    """Say that the entry does not count, and why."""
    viewer, state, recorded = await _open(request, operation, position)
    reason = str((await request.form()).get("reason") or "").strip()
    fields = await _fields_or_none(application(request).vault, viewer, state, recorded)
    if not reason:
        problems = ["Say why it does not count."]
        return await _page(request, viewer, state, recorded, fields, 422, problems, await request.form())
    body = {"entry": recorded.envelope.entry, "reason": reason}
    return await _carry_out(request, viewer, state, recorded, "EntryVoided", body, fields)


@router.post("/operations/{operation}/entries/{position}/correct")
async def correct(request: Request, operation: str, position: int) -> Response:
    """Say what the entry should have been; only what differs is stored."""
    viewer, state, recorded = await _open(request, operation, position)
    form = await request.form()
    vault, seen = application(request).vault, as_seen(state, recorded, form)
    saw = as_counted(seen, recorded)
    fields = await as_it_stands(vault, viewer, state, recorded)
    was = fields if seen is state else await as_it_stands(vault, viewer, seen, saw)
    when, stands, stood = WhenQuestion.typed(form, state), values_of(fields), values_of(was)
    changes = meant_of(state, recorded, changed(state, saw, fields, was, when, form))
    if say_both(fields, stands, stood, changes):
        form = as_seen_now(form, state.position)
    if not changes or when.error or any(field.error for field in fields):
        problems = [] if changes else ["Nothing was changed."]
        return await _page(request, viewer, state, recorded, fields, 422, problems, form, when)
    reason = str(form.get("why") or "").strip() or None
    body = {"entry": recorded.envelope.entry, "reason": reason, "changes": changes}
    return await _carry_out(request, viewer, state, recorded, "EntryCorrected", body, fields, when)


@router.post("/operations/{operation}/entries/{position}/erase")
async def erase(request: Request, operation: str, position: int) -> Response:
    """Destroy what was written in the entry, for good: whoever says so has ticked that it is."""
    viewer, state, recorded = await _open(request, operation, position)
    fields = await as_it_stands(application(request).vault, viewer, state, recorded)
    if not (await request.form()).get("for_good"):
        return await _page(request, viewer, state, recorded, fields, 422, untold=TICK)
    body = {"entry": recorded.envelope.entry}
    return await _carry_out(request, viewer, state, recorded, "EntryTextErased", body, fields)


async def _fields_or_none(
    vault: Vault, viewer: Viewer, state: OperationState, recorded: RecordedEvent
) -> list[Field] | None:
    """The fields as the entry stands; None where the entry or its operation cannot be shown."""
    try:
        state.must_be_whole()
        return await as_it_stands(vault, viewer, state, recorded)
    except Exception:  # Whatever cannot be shown can be voided all the same.
        return None


async def _carry_out(
    request: Request,
    viewer: Viewer,
    state: OperationState,
    recorded: RecordedEvent,
    name: str,
    body: dict[str, Any],
    fields: list[Field] | None,
    when: WhenQuestion | None = None,
) -> Response:
    form = await request.form()
    key = str(form.get("entry") or "") or uuid4().hex
    when = when or WhenQuestion.asked(state, recorded.at)
    submission = Submission(
        operation=state.id,
        proposals=[Proposal(name, body)],
        entry=key,
        device_time=when.device_time,
        seen_up_to=None if name == "EntryCorrected" else number_in(str(form.get(DRAWN) or "")),
    )
    app, again = application(request), partial(_page, request, viewer, state, recorded, fields)
    try:
        outcome = await app.submit(viewer, submission)
    except NotStored:
        busy = await again(503, [NOT_STORED], form, when)
        busy.headers.update(COME_BACK)
        return busy
    except Meanwhile as wrong:
        return await again(409, [CORRECTED], as_seen_now(form, wrong.up_to), when)
    except Refused as refused:
        return await again(409, [refusal(code) for code in refused.reasons], form, when)
    except Malformed as wrong:
        return await again(422, beside(fields or [], when, wrong), form, when)
    except OtherBody as other:
        return await again(422, await stored_instead(app, viewer, other), form, when)
    await forget(request, viewer.user, key)
    if form.get("next"):
        return confirmed(str(form["next"]), outcome)
    return RedirectResponse(f"/operations/{state.id}/timeline", 303)


async def _open(request: Request, operation: str, position: int) -> tuple[Viewer, OperationState, RecordedEvent]:
    viewer = await signed_in(request)
    state = application(request).as_far_as_readable(viewer, operation)
    every = (*state.recorded_events, *state.unreadable)
    recorded = next((each for each in every if each.position == position), None)
    if recorded is None or not (knows(state, recorded, audience(viewer)) or _in_the_way(viewer, state, recorded)):
        raise HTTPException(404, "There is no such entry, or it is not yours to see.")
    return viewer, state, as_counted(state, recorded)


def _in_the_way(viewer: Viewer, state: OperationState, recorded: RecordedEvent) -> bool:
    """Whether an entry stands in the way of all others and this user may void it; nothing of it is then shown."""
    return recorded in state.broken_by and may_amend(viewer, "EntryVoided", stored_as(recorded.event))


async def _page(
    request: Request,
    viewer: Viewer,
    state: OperationState,
    recorded: RecordedEvent,
    fields: list[Field] | None,
    status: int = 200,
    problems: list[str] | None = None,
    typed: FormData | None = None,
    when: WhenQuestion | None = None,
    asked: TextRequest | None = None,
    untold: str | None = None,
) -> Response:
    if fields is None:
        return bare(request, viewer, state, recorded, status, problems or [])
    seen_by = audience(viewer)
    texts = await entry_texts(application(request), viewer, state, recorded, asked)
    return page(
        request,
        "record/entry.html",
        status,
        state=state,
        recorded=recorded,
        sentences=in_words(state, recorded, viewer),
        was=before_it_was_corrected(state, recorded, viewer),
        fields=fields,
        problems=problems or [],
        untold=untold,
        **texts,
        ask_password=not request.state.session.proven,
        confirmations=confirmations(state, recorded, seen_by),
        to_confirm=to_confirm(state, recorded, viewer),
        read_by=read_by(state, recorded, viewer),
        done=request.query_params.get("done"),
        **offered(state, recorded, viewer, typed is not None),
        when=when or WhenQuestion.asked(state, recorded.at),
        **_typed(typed, state),
        kept=request.method == "GET" and typed is not None,
        entry=uuid4().hex,
    )


def _typed(typed: FormData | None, state: OperationState) -> dict[str, str]:
    """What stands in the two forms as the reason, as it was typed, and how much of the log their user saw."""
    form = typed or FormData()
    return {
        "why_void": "" if HAPPENED in form else str(form.get("reason") or ""),
        "why": str(form.get("why") or ""),
        "drawn": str(form.get(DRAWN) or state.position),
    }
