"""One entry: what it says, on both clocks and by whom; to be voided or corrected, never deleted."""

from typing import Any
from uuid import uuid4

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from domain.kernel import RecordedEvent, Refused
from domain.words import Sealed
from projections.operation.state import OperationState
from service.access.access import Viewer, audience, may_do, withheld
from service.access.visibility import known, knows
from service.clock import LONDON, from_local
from service.codec import to_plain
from service.commands.carry_out import OtherBody
from service.commands.malformed import Malformed
from service.commands.names import DECISIONS
from service.commands.submit import Proposal, Submission
from web.http.application import application
from web.http.kept import forget, kept_form
from web.http.render import page
from web.http.sign_in import signed_in
from web.pages.record.answers import answers, fill
from web.pages.record.fields import Field, fields_for
from web.pages.record.problems import beside, stored_instead
from web.pages.record.stored import confirmed
from web.wording import refusal, sentence

router = APIRouter(include_in_schema=False)
HAPPENED = "happened_at"
"""Asked by the form that corrects an entry, and not by the one that voids it."""


@router.get("/operations/{operation}/entries/{position}")
async def entry(request: Request, operation: str, position: int) -> Response:
    """The entry, and the forms that put it right."""
    viewer, state, recorded = await _open(request, operation, position)
    fields = _fields(viewer, state, recorded)
    typed = kept_form(request, viewer.user)
    if typed and HAPPENED in typed:
        fill(fields, typed)
    return _page(request, viewer, state, recorded, fields, typed=typed)


@router.post("/operations/{operation}/entries/{position}/void")
async def void(request: Request, operation: str, position: int) -> Response:
    """Say that the entry does not count, and why."""
    viewer, state, recorded = await _open(request, operation, position)
    reason = str((await request.form()).get("reason") or "").strip()
    fields = _fields(viewer, state, recorded)
    if not reason:
        problems = ["Say why it does not count."]
        return _page(request, viewer, state, recorded, fields, 422, problems, await request.form())
    body = {"entry": recorded.envelope.entry, "reason": reason}
    return await _carry_out(request, viewer, state, recorded, "EntryVoided", body, fields)


@router.post("/operations/{operation}/entries/{position}/correct")
async def correct(request: Request, operation: str, position: int) -> Response:
    """Say what the entry should have been; only what differs is stored."""
    viewer, state, recorded = await _open(request, operation, position)
    form = await request.form()
    fields = _fields(viewer, state, recorded)
    changes = _changes(state, recorded, fields, form)
    if not changes or any(field.error for field in fields):
        problems = [] if changes else ["Nothing was changed."]
        return _page(request, viewer, state, recorded, fields, 422, problems, form)
    reason = str(form.get("reason") or "").strip() or None
    body = {"entry": recorded.envelope.entry, "reason": reason, "changes": changes}
    return await _carry_out(request, viewer, state, recorded, "EntryCorrected", body, fields)


def _fields(viewer: Viewer, state: OperationState, recorded: RecordedEvent) -> list[Field]:
    """The questions of the entry's own form with its answers filled in, as far as they are for this user."""
    plain = {name: _spoken(value) for name, value in to_plain(recorded.event).items()}
    every = fields_for(DECISIONS[type(recorded.event).__name__], state, plain)
    fields = [field for field in every if not field.declared.is_a(Sealed)]
    for field in fields:
        field.value = field.spoken(plain.get(field.name))
        if field.kind == "select" and field.value and field.value not in dict(field.choices):
            field.choices.insert(0, (str(field.value), str(field.value)))
    hidden = withheld(audience(viewer), recorded.event)
    return [field for field in fields if field.name not in hidden]


def _spoken(value: Any) -> Any:
    """A reference as people say it; everything else as it is."""
    if isinstance(value, list | tuple):
        return [_spoken(each) for each in value]
    return value.partition("/")[2] if isinstance(value, str) and value.startswith("op-") and "/" in value else value


def _changes(state: OperationState, recorded: RecordedEvent, fields: list[Field], form: FormData) -> dict[str, Any]:
    before = {field.name: field.value for field in fields}
    found = answers(fields, form)
    changes = {name: found.get(name) for name, was in before.items() if found.get(name) != (was or None)}
    moment = str(form.get("happened_at") or "")
    if moment and from_local(moment) != recorded.at.replace(second=0, microsecond=0):
        changes["happened_at"] = from_local(moment).isoformat()
    return changes


async def _carry_out(
    request: Request,
    viewer: Viewer,
    state: OperationState,
    recorded: RecordedEvent,
    name: str,
    body: dict[str, Any],
    fields: list[Field],
) -> Response:
    form = await request.form()
    key = str(form.get("entry") or "") or uuid4().hex
    submission = Submission(operation=state.id, proposals=[Proposal(name, body)], entry=key)
    app = application(request)
    try:
        outcome = await app.submit(viewer, submission)
    except Refused as refused:
        problems = [refusal(code) for code in refused.reasons]
        return _page(request, viewer, state, recorded, fields, 409, problems, form)
    except Malformed as wrong:
        return _page(request, viewer, state, recorded, fields, 422, beside(fields, wrong), form)
    except OtherBody as other:
        return _page(request, viewer, state, recorded, fields, 422, stored_instead(app, viewer, other), form)
    forget(request, viewer.user, key)
    return confirmed(str(form.get("next") or f"/operations/{state.id}/timeline"), outcome)


async def _open(request: Request, operation: str, position: int) -> tuple[Viewer, OperationState, RecordedEvent]:
    viewer = await signed_in(request)
    state = application(request).state_of(viewer, operation)
    recorded = next((each for each in state.recorded_events if each.position == position), None)
    if recorded is None or not knows(state, recorded, audience(viewer)):
        raise HTTPException(404, "There is no such entry, or it is not yours to see.")
    return viewer, state, recorded


def _page(
    request: Request,
    viewer: Viewer,
    state: OperationState,
    recorded: RecordedEvent,
    fields: list[Field],
    status: int = 200,
    problems: list[str] | None = None,
    typed: FormData | None = None,
) -> Response:
    name = type(recorded.event).__name__
    together = state.of_entry(recorded.envelope.entry)
    return page(
        request,
        "record/entry.html",
        status,
        state=state,
        recorded=recorded,
        sentences=[sentence(each, audience(viewer)) for each in known(state, together, audience(viewer))],
        fields=fields if len(together) == 1 else [],
        problems=problems or [],
        may_void=may_do(viewer, "EntryVoided") and may_do(viewer, name),
        may_correct=may_do(viewer, "EntryCorrected") and may_do(viewer, name),
        **_typed(typed, recorded),
        kept=request.method == "GET" and typed is not None,
        entry=uuid4().hex,
    )


def _typed(typed: FormData | None, recorded: RecordedEvent) -> dict[str, str]:
    """What stands in the two forms besides the entry's own answers: as typed, else as the entry has it."""
    form = typed or FormData()
    correcting = HAPPENED in form
    reason = str(form.get("reason") or "")
    return {
        HAPPENED: str(form.get(HAPPENED) or recorded.at.astimezone(LONDON).strftime("%Y-%m-%dT%H:%M")),
        "why_void": "" if correcting else reason,
        "why": reason if correcting else "",
    }
