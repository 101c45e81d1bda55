"""One address for each decision: POST /api/operations/{operation}/<decision-name>, looked up by its name."""

import hashlib
from collections.abc import Callable, Sequence
from typing import Any
from uuid import uuid4

import msgspec
from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import JSONResponse

from domain.words import OperationId
from service.codec import to_json, to_plain
from service.commands.names import DECISIONS, PROPOSE, SLUGS
from service.commands.schema import ENTRIES
from service.commands.submit import Envelope, Proposal, enter, moment
from web.http.application import application
from web.http.sign_in import signed_in

router = APIRouter(prefix="/api", tags=["decisions"])
_JSON = msgspec.json.Decoder(dict[str, Any])


class Answer(JSONResponse):
    """JSON of our own values."""

    def render(self, content: Any) -> bytes:
        return to_json(content)


async def carry_out(request: Request, operation: str, what: str, read: Callable[[Any], list[Proposal]]) -> Answer:
    """Carry out the proposals read from a JSON body; the same key and body give the same answer, stored once."""
    viewer = await signed_in(request)
    raw = await request.body()
    body = _JSON.decode(raw or b"{}")
    app = application(request)
    proposals = read(body)
    if all(decision.event.__name__ != PROPOSE for decision, _ in proposals):
        app.state_of(viewer, operation)
    envelope = Envelope(
        entry=request.headers.get("Idempotency-Key"),
        happened_at=moment(body["happened_at"]) if body.get("happened_at") else None,
        on_behalf_of=body.get("on_behalf_of"),
        digest=hashlib.sha256(f"{operation if what != PROPOSE else ''} {what} ".encode() + raw).hexdigest(),
        device=request.headers.get("X-Device"),
    )
    outcome = await enter(app, viewer, operation, proposals, envelope)
    events = [{"type": type(each).__name__, **to_plain(each)} for each in outcome.events]
    return Answer({"operation": outcome.events[0].operation, "position": outcome.position, "events": events})


@router.post(
    "/operations/{operation}/entries",
    operation_id="EnterSeveral",
    response_class=Answer,
    openapi_extra={"requestBody": {"required": True, "content": {"application/json": {"schema": ENTRIES}}}},
)
async def enter_several(request: Request, operation: str) -> Answer:
    """Enter several events in one go, all or none: the agreements of ten partners, the replies of six services."""
    return await carry_out(request, operation, "entries", _several)


def _several(body: dict[str, Any]) -> list[Proposal]:
    events: Sequence[Any] = body.get("events") or ()
    wrong = [each for each in events if not isinstance(each, dict) or each.get("type") not in DECISIONS]
    if wrong or not events:
        raise msgspec.ValidationError("Each event is an object with the type of an event - at `$.events`")
    return [(DECISIONS[each["type"]], {k: v for k, v in each.items() if k != "type"}) for each in events]


@router.post("/operations/{operation}/{name}", include_in_schema=False)
async def decide(request: Request, operation: str, name: str) -> Answer:
    """Carry out one decision under its own name; the published paths are derived in `web.api.paths`."""
    decision = SLUGS.get(name)
    if decision is None or decision.event.__name__ == PROPOSE:
        raise HTTPException(404, "There is no such decision.")
    return await carry_out(request, operation, decision.event.__name__, lambda body: [(decision, body)])


@router.post("/operations", include_in_schema=False)
async def propose(request: Request) -> Answer:
    """Propose an operation; its reference is made here."""
    made = OperationId(f"op-{uuid4().hex[:12]}")
    return await carry_out(request, made, PROPOSE, lambda body: [(DECISIONS[PROPOSE], body)])
