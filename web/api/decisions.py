"""One route for each decision: POST /api/operations/{operation}/<decision-name>, derived from its declaration."""

import hashlib
import re
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

import msgspec
from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import JSONResponse

from domain.kernel import Decision, Event
from domain.words import OperationId
from service.access import Viewer, may_act_for, may_do
from service.carry_out import DECISIONS
from service.clock import from_local
from service.codec import from_plain, to_json, to_plain
from service.rows import FIRST_CENTRE, SCOPED
from service.sealing import seal
from web.api.amend import with_amendment
from web.api.schema import ENVELOPE, input_fields, schema
from web.desk import desk
from web.sign_in import signed_in

router = APIRouter(prefix="/api", tags=["decisions"])
_JSON = msgspec.json.Decoder(dict[str, Any])
PROPOSE = "OperationProposed"


def slug(decision: type[Decision[Any]]) -> str:
    """The name of a decision in an address: AllocateBed is "allocate-bed"."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", decision.__name__).lower()


def allow(viewer: Viewer, event: str, on_behalf_of: str | None) -> None:
    """403 where this user may not do it, or not for that agency."""
    if not may_do(viewer, event):
        raise HTTPException(403, "Your role does not allow this.")
    if on_behalf_of and not may_act_for(viewer, on_behalf_of):
        raise HTTPException(403, f"You may not record on behalf of {on_behalf_of}.")


def propose(decision: type[Decision[Any]], operation: str, body: dict[str, Any]) -> dict[str, Any]:
    """The event's plain fields from a body, references completed. Raises msgspec.ValidationError."""
    known = input_fields(decision)
    if unknown := [name for name in body if name not in known and name not in ENVELOPE]:
        raise msgspec.ValidationError(f"Unknown fields: {', '.join(unknown)}")
    plain = {name: value for name, value in body.items() if name in known}
    if "centre" in known:
        plain.setdefault("centre", FIRST_CENTRE)
    for name, value in plain.items():
        if name in SCOPED and isinstance(value, str):
            value = f"{plain.get('centre', FIRST_CENTRE)}.{value}" if name == "bed" and "." not in value else value
            plain[name] = SCOPED[name].of(operation, value)
    return {"operation": operation, **plain}


async def enter(request: Request, decision: type[Decision[Any]], operation: str) -> JSONResponse:
    """Carry out one decision from a JSON body; 200 with what was stored, the same answer to the same key."""
    viewer = await signed_in(request)
    raw = await request.body()
    body = _JSON.decode(raw or b"{}")
    name = decision.event.__name__
    allow(viewer, name, body.get("on_behalf_of") or body.get("by"))
    at = desk(request)
    if name != PROPOSE:
        at.day(viewer, operation)
    plain = propose(decision, operation, body)
    sealed, writes = seal(at.vault, decision.event, plain)
    event: Event = from_plain(sealed, decision.event)
    moment = body.get("happened_at")
    outcome = await at.enter(
        viewer,
        [with_amendment(at.log, event, body)],
        entry=request.headers.get("Idempotency-Key") or uuid4().hex,
        on_behalf_of=body.get("on_behalf_of"),
        happened_at=_moment(moment) if moment else None,
        digest=hashlib.sha256(operation.encode() + name.encode() + raw).hexdigest(),
        device=request.headers.get("X-Device"),
        sealed=writes,
    )
    events = [{"type": type(each).__name__, **to_plain(each)} for each in outcome.events]
    answer = {"operation": operation, "position": outcome.position, "events": events}
    return _Json(answer)


class _Json(JSONResponse):
    def render(self, content: Any) -> bytes:
        return to_json(content)


def _moment(text: str) -> Any:
    try:
        return from_local(text)
    except (TypeError, ValueError) as wrong:
        raise msgspec.ValidationError(f"happened_at: {wrong}") from wrong


def _route(decision: type[Decision[Any]]) -> Callable[..., Awaitable[JSONResponse]]:
    if decision.event.__name__ == PROPOSE:

        async def handle(request: Request) -> JSONResponse:
            return await enter(request, decision, OperationId(f"op-{uuid4().hex[:12]}"))

    else:

        async def handle(request: Request, operation: str) -> JSONResponse:  # type: ignore[misc]
            return await enter(request, decision, operation)

    return handle


for _name, _decision in sorted(DECISIONS.items()):
    _path = "/operations" if _name == PROPOSE else f"/operations/{{operation}}/{slug(_decision)}"
    router.add_api_route(
        _path,
        _route(_decision),
        methods=["POST"],
        name=_decision.__name__,
        operation_id=_decision.__name__,
        summary=(_decision.__doc__ or "").strip().splitlines()[0],
        response_class=_Json,
        responses={
            403: {"description": "Not allowed for this user"},
            404: {"description": "No such operation"},
            409: {"description": "Refused, with every reason"},
            422: {"description": "Malformed"},
        },
        openapi_extra={
            "requestBody": {"required": True, "content": {"application/json": {"schema": schema(_decision)}}},
            "parameters": [{"$ref": "#/components/parameters/IdempotencyKey"}],
        },
    )
