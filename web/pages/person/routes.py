"""One person: where they stand, what is likely next, their way so far, and what was recorded about them."""

import asyncio
from typing import Any
from uuid import uuid4

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import Response

from domain.events.arrivals import PersonDetailsCorrected, PersonRegistered
from domain.kernel import RecordedEvent
from domain.words import PersonId, Sealed
from projections.operation.person import Person
from projections.operation.state import OperationState
from service.access.access import Viewer, audience, may_do
from service.access.people import shown_person
from service.access.sealed import SealedText, find_text, texts_of
from service.access.visibility import known, known_steps, may_see, must_see, shown_clocks
from service.application import Application
from service.commands.names import DECISIONS, slug
from service.commands.submit import Proposal, reasons_against
from service.days import clock_now
from service.privacy.vault import Erased
from service.waiting import may_wait
from web.http.application import application
from web.http.kept import kept_form
from web.http.looks import opened, same_opening
from web.http.proving import not_proven
from web.http.render import page
from web.http.sign_in import signed_in
from web.pages.record.next_actions import NEXT, ONE_TAP
from web.pages.record.texts import TextRequest, asked_for, shown_texts
from web.wording import ACTIONS, CHAPTERS, refusal, sentence

router = APIRouter(include_in_schema=False)


def find(state: OperationState, ref: str) -> Person:
    """The person under a number; 404 where nobody is registered under it."""
    person = state.people.get(PersonId.of(state.id, ref))
    if person is None or person.registered is None:
        raise HTTPException(404, "Nobody is registered under this number.")
    return person


def actions(state: OperationState, viewer: Viewer, names: tuple[str, ...]) -> list[dict[str, Any]]:
    """The buttons for some actions: one tap where nothing needs to be asked, a form otherwise."""
    return [
        {
            "name": name,
            "words": ACTIONS[name],
            "address": f"/operations/{state.id}/do/{slug(DECISIONS[name])}",
            "one_tap": ONE_TAP.get(name),
            "agency": viewer.agency,
            "entry": uuid4().hex,
            "against": [],
        }
        for name in names
        if may_do(viewer, name)
    ]


def with_reasons(
    app: Application, state: OperationState, viewer: Viewer, person: Person, listed: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The same buttons, each gate with what would stand against it now: beside the button, never a disabled one."""
    for each in listed:
        decision = DECISIONS[each["name"]]
        if decision.gate:
            proposal = Proposal(each["name"], {"person": person.id.ref, **(each["one_tap"] or {})})
            codes = reasons_against(app, viewer, state.id, proposal, each["agency"], clock_now(state))
            each["against"] = [refusal(code) for code in codes]
    return listed


def others(viewer: Viewer, likely: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Everything else that can be recorded about a person, by chapter."""
    found = []
    for chapter, heading in CHAPTERS.items():
        names = tuple(
            name
            for name, decision in DECISIONS.items()
            if decision.__module__.split(".")[2] == chapter
            and "person" in decision.event.__dataclass_fields__
            and "person" not in decision.makes
            and name not in likely
            and may_do(viewer, name)
        )
        if names:
            found.append((heading, names))
    return found


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
    if not reason.strip():
        return await _page(request, operation, ref, status=422, problem="Say why you need to see who this is.")
    if problem := await not_proven(request, password):
        return await _page(request, operation, ref, status=422, problem=problem)
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


def _likely(person: Person, seen_by: frozenset[str]) -> tuple[str, ...]:
    """What is likely next about a person."""
    shown = shown_person(person, seen_by)
    return NEXT["voided" if shown.voided else shown.stage](person)


async def _page(
    request: Request,
    operation: str,
    ref: str,
    status: int = 200,
    reason: str | None = None,
    problem: str | None = None,
    asked: TextRequest | None = None,
) -> Response:
    viewer = await signed_in(request)
    app = application(request)
    state = app.state_of(viewer, operation)
    seen_by = must_see(viewer, "people")
    found = find(state, ref)
    read = await _read(request, viewer, state, found, reason, asked)
    likely = _likely(found, seen_by)
    listed = await asyncio.to_thread(with_reasons, app, state, viewer, found, actions(state, viewer, likely))
    shown = shown_person(found, seen_by)
    return page(
        request,
        "person/person.html",
        status,
        state=state,
        person=shown,
        may_open=may_see(seen_by, "identity"),
        likely=listed,
        others=[(heading, actions(state, viewer, names)) for heading, names in others(viewer, likely)],
        steps=known_steps(state, found, seen_by),
        clocks=[each for each in shown_clocks(state, seen_by, clock_now(state)) if each.about == ref],
        entries=_entries(state, found, seen_by),
        problem=problem,
        ask_password=not request.state.session.proven,
        **read,
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
        mark = await _log(request, viewer, state, ref, reason)
    texts = _texts(state, person, audience(viewer))
    return {
        "texts": await shown_texts(app, viewer, state, texts, asked),
        "identity": await asyncio.to_thread(_identity, app, _identities(state, person)) if reason else None,
        "typed_reason": await _typed_reason(request, viewer),
        "refresh": f"/operations/{state.id}/people/{ref}?look={mark}",
    }


async def _log(request: Request, viewer: Viewer, state: OperationState, ref: str, reason: str | None) -> str:
    """Keep that somebody opened this page, once however often its parts are fetched; the mark of the opening."""
    page, mark = f"{state.id}/{ref}", request.query_params.get("look")
    if reason is None and mark and same_opening(request.state.session, page, mark):
        return mark
    what = "person" if reason is None else "identity"
    log = application(request).access_log
    await may_wait(log.record, viewer.user, viewer.agency, state.id, what, ref, reason)
    return opened(request.state.session, page)


async def _typed_reason(request: Request, viewer: Viewer) -> str:
    """The reason for opening an identity that somebody was writing when their session ended."""
    typed = await kept_form(request, viewer.user)
    return str(typed.get("reason", "")) if typed and "version" not in typed else ""


def _entries(state: OperationState, person: Person, seen_by: frozenset[str]) -> list[tuple[RecordedEvent, str]]:
    """Everything recorded about a person that this audience may know, the newest first."""
    return [
        (recorded, sentence(recorded, seen_by))
        for recorded in known(state, reversed(state.entries), seen_by)
        if getattr(recorded.event, "person", None) == person.id
    ]


def _texts(state: OperationState, person: Person, seen_by: frozenset[str]) -> list[SealedText]:
    """What was written about a person and is this audience's to open, the newest first; who they are has its place."""
    about = [each.position for each in reversed(state.entries) if getattr(each.event, "person", None) == person.id]
    every = (text for position in about for text in texts_of(state, position, seen_by))
    identities = _identities(state, person)
    return [text for text in every if text.reference and text.about and text.reference not in identities]


def _identities(state: OperationState, person: Person) -> list[Sealed]:
    return [
        recorded.event.identity
        for recorded in state.all(PersonRegistered, PersonDetailsCorrected)
        if isinstance(recorded.event, PersonRegistered | PersonDetailsCorrected)
        and recorded.event.person == person.id
        and recorded.event.identity
    ]


def _identity(app: Application, held: list[Sealed]) -> str:
    """What the latest entry sealed about who this is."""
    if not held:
        return "No name or date of birth was recorded."
    try:
        return app.vault.open(held[-1])
    except Erased:
        return "This person's sealed data was erased."
