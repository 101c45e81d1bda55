"""One address for each decision: POST /api/operations/{operation}/<decision-name>, looked up by its name."""

from collections.abc import Callable, Mapping
from uuid import uuid4

import msgspec
from fastapi import APIRouter, Request
from starlette.convertors import StringConvertor, register_url_convertor

from domain.events.amendments import EntryCorrected
from domain.outside import OUTSIDE
from domain.words import OperationId
from service.access.access import audience, told
from service.commands.malformed import Malformed, malformed, named
from service.commands.names import DECISIONS, PROPOSE, SLUGS, stands_alone
from service.commands.schema import ENTRIES, MOST
from service.commands.submit import Proposal, Submission
from web.api.answer import Answer
from web.api.headers import ENTERING, device_of, key_of
from web.api.roles import may_enter_any
from web.api.shapes import STORED, answers_with
from web.http.application import application
from web.http.sign_in import signed_in

router = APIRouter(prefix="/api")
_JSON = msgspec.json.Decoder(dict[str, object])
Body = Mapping[str, object]
"""A request's JSON, envelope left out."""


ENVELOPE_FIELDS = ("happened_at", "device_time", "on_behalf_of")
"""Beside the fields of the decision: when it happened, by which clock, and who did it."""


async def carry_out(request: Request, operation: str, read: Callable[[Body], list[Proposal]]) -> Answer:
    """Carry out the proposals read from a JSON body; the same key and body give the same answer, stored once."""
    viewer = await signed_in(request)
    sent = await request.body() or b"{}"
    with malformed():
        body = _JSON.decode(sent)
    app = application(request)
    fields = {name: value for name, value in body.items() if name not in ENVELOPE_FIELDS}
    proposals = [each._replace(as_json=True) for each in read(fields)]
    if not any(stands_alone(each.event) for each in proposals):
        app.state_of(viewer, operation)
    happened_at, device_time, on_behalf_of = (body.get(name) for name in ENVELOPE_FIELDS)
    submission = Submission(
        operation=operation,
        proposals=proposals,
        entry=key_of(request),
        happened_at=happened_at,
        device_time=device_time,
        on_behalf_of=named("on_behalf_of", on_behalf_of),
        device=device_of(request),
    )
    outcome = await app.submit(viewer, submission)
    seen_by = audience(viewer)
    events = [{"type": type(each).__name__, **told(seen_by, each)} for each in outcome.events]
    return Answer({"operation": outcome.events[0].operation, "position": outcome.position, "events": events})


@router.post(
    "/operations/{operation}/entries",
    response_class=Answer,
    responses=answers_with("What was stored", STORED),
    tags=["Several at once"],
    openapi_extra={
        "x-roles": may_enter_any(),
        "parameters": [{"$ref": f"#/components/parameters/{name}"} for name in ENTERING],
        "requestBody": {"required": True, "content": {"application/json": {"schema": ENTRIES}}},
    },
)
async def enter_several(request: Request, operation: str) -> Answer:
    """Enter several events in one go, all or none: the agreements of ten partners, the replies of six services."""
    return await carry_out(request, operation, _several)


def _several(body: Body) -> list[Proposal]:
    if unknown := [name for name in body if name != "events"]:
        raise Malformed([(None, f"Unknown fields: {', '.join(unknown)}")])
    events = body.get("events")
    every = events if isinstance(events, list) else []
    if len(every) > MOST:
        raise Malformed([("events", f"At most {MOST} events in one entry; this has {len(every):,}")])
    wrong = [each for each in every if not isinstance(each, dict) or not _is_decision(each.get("type"))]
    if wrong or not every:
        raise Malformed([("events", "Each event is an object with the type of an event")])
    if any(stands_alone(each["type"]) for each in every):
        raise Malformed([("events", "What is about no operation that is there already has an address of its own")])
    corrected = [str(each.get("entry")) for each in every if each["type"] == EntryCorrected.__name__]
    if len(set(corrected)) < len(corrected):
        raise Malformed([("events", "Correct an entry once, and say all that changes in it together")])
    return [Proposal(each["type"], {name: value for name, value in each.items() if name != "type"}) for each in every]


def _is_decision(name: object) -> bool:
    return isinstance(name, str) and name in DECISIONS


class OfAnOperation(StringConvertor):
    """The part of an address that names a decision about an operation; any other address is not there."""

    regex = "|".join(name for name, decision in SLUGS.items() if not stands_alone(decision.event.__name__))


register_url_convertor("decision", OfAnOperation())


@router.post("/operations/{operation}/{name:decision}", include_in_schema=False)
async def decide(request: Request, operation: str, name: str) -> Answer:
    """Carry out one decision under its own name; the published paths are derived in `web.api.paths`."""
    name = SLUGS[name].event.__name__
    return await carry_out(request, operation, lambda body: [Proposal(name, body)])


@router.post("/operations", include_in_schema=False)
async def propose(request: Request) -> Answer:
    """Propose an operation; its reference is made here."""
    made = OperationId(f"op-{uuid4().hex[:12]}")
    return await carry_out(request, made, lambda body: [Proposal(PROPOSE, body)])


@router.post("/organisations", include_in_schema=False)
async def register_organisation(request: Request) -> Answer:
    """Register an organisation, outside any operation."""
    return await carry_out(request, OUTSIDE, lambda body: [Proposal("OrganisationRegistered", body)])


@router.post("/organisations/change", include_in_schema=False)
async def change_organisation(request: Request) -> Answer:
    """Say anew what an organisation is."""
    return await carry_out(request, OUTSIDE, lambda body: [Proposal("OrganisationChanged", body)])


@router.post("/organisations/texts", include_in_schema=False)
async def write_rights_text(request: Request) -> Answer:
    """Write what an organisation tells the people it meets."""
    return await carry_out(request, OUTSIDE, lambda body: [Proposal("RightsTextWritten", body)])


@router.post("/organisations/texts/erase-earlier", include_in_schema=False)
async def erase_earlier_texts(request: Request) -> Answer:
    """Destroy what one's own organisation wrote outside operations and replaced since."""
    return await carry_out(request, OUTSIDE, lambda body: [Proposal("EarlierTextsErased", body)])


@router.post("/directory/venues", include_in_schema=False)
async def list_venue(request: Request) -> Answer:
    """Say what the directory of one's own council holds of a venue."""
    return await carry_out(request, OUTSIDE, lambda body: [Proposal("VenueListed", body)])


@router.post("/directory/contacts", include_in_schema=False)
async def list_contact(request: Request) -> Answer:
    """Say what the directory of one's own council holds of a partner's contact."""
    return await carry_out(request, OUTSIDE, lambda body: [Proposal("ContactListed", body)])


@router.post("/directory/contacts/erase", include_in_schema=False)
async def erase_contact(request: Request) -> Answer:
    """Destroy who a contact of the directory of one's own council is, and how they are reached."""
    return await carry_out(request, OUTSIDE, lambda body: [Proposal("ContactErased", body)])


@router.post("/outcomes/prepare", include_in_schema=False)
async def prepare_outcomes(request: Request) -> Answer:
    """Prepare public outcomes, for somebody else to release."""
    return await carry_out(request, OUTSIDE, lambda body: [Proposal("OutcomesPrepared", body)])


@router.post("/outcomes/publish", include_in_schema=False)
async def publish_outcomes(request: Request) -> Answer:
    """Publish the public outcomes of a period."""
    return await carry_out(request, OUTSIDE, lambda body: [Proposal("OutcomesPublished", body)])


@router.post("/outcomes/void", include_in_schema=False)
async def void_prepared_outcomes(request: Request) -> Answer:
    """Take back public outcomes that were prepared and that nobody released."""
    return await carry_out(request, OUTSIDE, lambda body: [Proposal("PreparedOutcomesVoided", body)])
