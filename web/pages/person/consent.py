"""Whether somebody wants to be referred: what was explained, point by point, and what they answered."""

from typing import Any, get_args
from uuid import uuid4

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from domain.law import support_wanted
from domain.vocabulary import ConsentPoint, RefusalReason
from projections.operation.person import Person
from projections.operation.state import OperationState
from projections.views.consent import KnownBefore, explained, known_before
from service.access.access import Viewer, audience, may_act_for
from service.access.visibility import may_see, must_see
from service.commands.names import DECISIONS, slug
from web.http.application import application
from web.http.kept import KEY, kept_form, seconds_left
from web.http.render import page
from web.http.sign_in import safe_next, signed_in
from web.pages.person.forms import PersonForms
from web.pages.person.look import find, log_look
from web.pages.record.answers import fill
from web.pages.record.drawn import agencies
from web.pages.record.entry.as_counted import DRAWN
from web.pages.record.fields import Field, fields_for
from web.pages.record.routes import do
from web.pages.record.stored import stored_before
from web.pages.record.when import WhenQuestion
from web.wording import label, sentence
from web.wording.capitals import capitalise

router = APIRouter(include_in_schema=False)
ADDRESS = "/operations/{operation}/people/{ref}/consent"
ANSWERS = {
    "given": "NrmConsentGiven",
    "deferred": "NrmConsentDeferred",
    "declined": "NrmConsentDeclined",
    "withdrawn": "NrmConsentWithdrawn",
}
"""What somebody may answer, by the event that says so."""


@router.get(ADDRESS)
async def consent(request: Request, operation: str, ref: str) -> Response:
    """The points to explain and the answers, with what is known already; who is not asked is told why."""
    viewer = await signed_in(request)
    state = application(request).state_of(viewer, operation)
    must_see(viewer, "findings")
    found = find(state, ref)
    if before := await stored_before(request, viewer):
        return before
    await log_look(request, viewer, state, ref, None)
    typed = await kept_form(request, viewer.user)
    return page(
        request,
        "person/consent.html",
        state=state,
        ref=ref,
        forms=PersonForms(state, viewer, ref),
        not_asked=_not_asked(found, may_see(audience(viewer), "age_flag")),
        latest=found.answer,
        earlier=[(each, sentence(each, audience(viewer))) for each in reversed(found.answers)],
        reasons=[(code, _capital(code)) for code in get_args(RefusalReason)],
        kept=typed is not None,
        session_seconds=seconds_left(request.state.session),
        entry=request.query_params.get(KEY) or uuid4().hex,
        drawn_up_to=(typed or request.query_params).get(DRAWN) or state.position,
        back=_back(request, typed, f"/operations/{state.id}/people/{ref}"),
        **_filled_in(state, viewer, found, typed, request.query_params.get("ago", "")),
    )


@router.post(ADDRESS)
async def answer(request: Request, operation: str, ref: str) -> Response:
    """Store the answer: the same decision, and the same form where something stands against it."""
    said = ANSWERS.get(str((await request.form()).get("answer")))
    if said is None:
        raise HTTPException(422, "Choose what they answered.")
    return await do(request, operation, slug(DECISIONS[said]))


def _back(request: Request, typed: FormData | None, person: str) -> str:
    """Where to go on to: the page that led here, else the person's."""
    return safe_next(str((typed or request.query_params).get("next") or ""), person)


def _not_asked(person: Person, sees_age: bool) -> str | None:
    """Why somebody is not asked, as far as an audience may know it; None where they are."""
    if person.voided:
        return "This registration was voided."
    if person.child and sees_age:
        return "A child, or a person whose age is uncertain, is not asked: they are always referred. Tell them so."
    if person.identified is None:
        return "Nobody has identified this person as a potential victim yet. Before that there is nothing to ask."
    return None


def _filled_in(
    state: OperationState, viewer: Viewer, person: Person, typed: FormData | None, ago: str
) -> dict[str, Any]:
    """What stands in the form: what was typed before, else what is known, so that nothing is asked twice."""
    before, told = known_before(person), explained(person)
    support = {True: "yes", False: "no", None: ""}[support_wanted(person.answers)]
    by = before.agency if before.agency and may_act_for(viewer, before.agency) else viewer.agency
    said = typed or FormData()
    chosen = str(said.get("on_behalf_of") or by)
    fields = _fields(state, before, typed)
    return {
        "points": [(point, _capital(point)) for point in get_args(ConsentPoint) if point not in told],
        "told": [(point, _capital(point), recorded) for point, recorded in told.items()],
        "ticked": [str(each) for each in said.getlist("explained")],
        "known": _in_words(fields["language"].value, fields["interpreter"].value, chosen),
        "chosen": chosen,
        "agencies": list(dict.fromkeys([by, *agencies(state, viewer)])),
        "support": str(said.get("support_wanted") or support),
        "reason": str(said.get("reason") or ""),
        "when": WhenQuestion.typed(typed, state) if typed else WhenQuestion.asked(state, ago=ago),
        **fields,
    }


def _fields(state: OperationState, before: KnownBefore, typed: FormData | None) -> dict[str, Field]:
    """The questions of language and interpreter, as every form asks them."""
    interpreter = before.interpreter.ref if before.interpreter else None
    fields = fields_for(DECISIONS["NrmConsentGiven"], state, {"language": before.language, "interpreter": interpreter})
    if typed is not None:
        fill(fields, typed)
    return {field.name: field for field in fields if field.name in ("language", "interpreter")}


def _in_words(language: object, interpreter: object, agency: str) -> str:
    """What is known before anybody asks, on one line."""
    spoken = f"In {language}" if language else "Language not recorded"
    return f"{spoken}, {f'through {interpreter}' if interpreter else 'no interpreter recorded'}, by {agency}"


def _capital(code: str) -> str:
    return capitalise(label(code))
