"""One person: where they stand, what is likely next, their way so far, and what was recorded about them."""

import asyncio
from typing import Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from domain.kernel import RecordedEvent
from projections.operation.person import Person
from projections.operation.state import OperationState
from service.access.access import Viewer, audience
from service.access.people import shown_person
from service.access.sealed import SealedText, find_text, texts_of_all
from service.access.visibility import known, known_steps, may_see, must_see
from service.clock_of_a_day import clock_now
from web.http.application import application
from web.http.looks import opened
from web.http.proving import not_proven
from web.http.render import page
from web.http.sign_in import signed_in
from web.pages.board.buttons import FOR
from web.pages.person.buttons import asking, others, with_reasons
from web.pages.person.identity import identities, shown_identity
from web.pages.person.look import find, log_look, typed_reason
from web.pages.person.missing import steps_shown
from web.pages.person.sections import sections
from web.pages.person.slots import slots
from web.pages.person.standing import StandsAt, stage_words, standing
from web.pages.record.entry.texts import TextRequest, asked_for, shown_texts
from web.pages.record.next_actions import elsewhere, likely_next
from web.wording import sentence
from web.wording.texts import no_reason

router = APIRouter(include_in_schema=False)


@router.get("/operations/{operation}/people/{ref}")
async def person(request: Request, operation: str, ref: str) -> Response:
    """One person, for those who may see people. That somebody looked is kept (Data Protection Act 2018 s62)."""
    return await _page(request, operation, ref)


@router.post("/operations/{operation}/people/{ref}/open")
async def open_identity(
    request: Request, operation: str, ref: str, reason: str = Form(""), password: str = Form("")
) -> Response:
    """The sealed identity, for those who may and say why; the reason is kept with who asked."""
    viewer = await signed_in(request)
    must_see(viewer, "identity")
    if problem := no_reason(reason, "see who this is") or await not_proven(request, password):
        return await _page(request, operation, ref, status=422, problem=problem, typed=reason)
    return await _page(request, operation, ref, reason=reason.strip())


@router.post("/operations/{operation}/people/{ref}/texts/{position}/{field}")
async def open_text(
    request: Request,
    operation: str,
    ref: str,
    position: int,
    field: str,
    reason: str = Form(""),
    password: str = Form(""),
) -> Response:
    """A text about this person, for those whose it is to read and who say why; one opening is one row."""
    viewer = await signed_in(request)
    state = application(request).state_of(viewer, operation)
    asked = await asked_for(request, find_text(state, audience(viewer), position, field), reason, password)
    return await _page(request, operation, ref, status=422 if asked.problem else 200, asked=asked)


def _likely(person: Person, seen_by: frozenset[str], stands: StandsAt | None) -> tuple[str, ...]:
    """What is likely next about a person, what ends what they wait for first."""
    shown = shown_person(person, seen_by)
    likely = likely_next(person, "voided" if shown.voided else shown.stage)
    return tuple(dict.fromkeys((FOR[stands.code], *likely))) if stands else likely


async def _page(
    request: Request,
    operation: str,
    ref: str,
    status: int = 200,
    reason: str | None = None,
    problem: str | None = None,
    typed: str = "",
    asked: TextRequest | None = None,
) -> Response:
    viewer = await signed_in(request)
    app = application(request)
    state = app.state_of(viewer, operation)
    seen_by = must_see(viewer, "people")
    found = find(state, ref)
    read = await _read(request, viewer, state, found, reason, asked)
    stands = standing(state, found, seen_by, clock_now(state))
    likely = (*_likely(found, seen_by, stands), *elsewhere(state, found))
    listed = await asyncio.to_thread(with_reasons, app, state, viewer, found, asking(state, viewer, found, likely))
    shown = shown_person(found, seen_by)
    return page(
        request,
        "person/person.html",
        status,
        state=state,
        person=shown,
        stage=stage_words(shown),
        stands=stands,
        may_open=may_see(seen_by, "identity"),
        likely=listed,
        slots=slots(shown, listed),
        others=others(viewer, state, likely, found),
        steps=known_steps(state, found, seen_by),
        entries=_entries(state, found, seen_by),
        problem=problem,
        ask_password=not request.state.session.proven,
        **sections(state, viewer, found, clock_now(state), stands),
        **steps_shown(state, viewer, found),
        **{**read, "typed_reason": typed or read["typed_reason"]},
    )


async def _read(
    request: Request,
    viewer: Viewer,
    state: OperationState,
    person: Person,
    reason: str | None,
    asked: TextRequest | None,
) -> dict[str, Any]:
    """What the page waits for: first that its opening is kept, then whatever is opened of what is sealed."""
    app, ref = application(request), person.id.ref
    if asked is not None and asked.problem is None:
        mark = opened(request.state.session, f"{state.id}/{ref}")
    else:
        mark = await log_look(request, viewer, state, ref, reason)
    identity, stays = await shown_identity(request, state, person, reason)
    texts = _texts(state, person, audience(viewer))
    return {
        "texts": await shown_texts(app, viewer, state, texts, asked),
        "identity": identity,
        "typed_reason": await typed_reason(request, viewer),
        "refresh": f"/operations/{state.id}/people/{ref}?look={mark}{stays}",
    }


def _entries(state: OperationState, person: Person, seen_by: frozenset[str]) -> list[tuple[RecordedEvent, str]]:
    """Everything recorded about a person that this audience may know, the newest first."""
    return [
        (recorded, sentence(recorded, seen_by, len(state.centres) > 1))
        for recorded in known(state, reversed(state.entries), seen_by)
        if getattr(recorded.event, "person", None) == person.id
    ]


def _texts(state: OperationState, person: Person, seen_by: frozenset[str]) -> list[SealedText]:
    """What was written about a person and is this audience's to open, the newest first; who they are has its place."""
    about = [each for each in reversed(state.entries) if getattr(each.event, "person", None) == person.id]
    who = identities(state, person)
    every = texts_of_all(state, about, seen_by)
    return [text for text in every if text.reference and text.about and text.reference not in who]
