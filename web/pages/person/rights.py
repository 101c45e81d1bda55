"""What a council tells people of their rights and options: shown in their language, and kept that it was."""

from typing import get_args
from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import Response

from domain.belonging import GivenHow, RightsPaper
from domain.events.organisations import RightsTextWritten
from domain.kernel import RecordedEvent
from domain.texts import Language
from domain.words import Agency
from projections.operation.state import OperationState
from service.access.beside_people import shown_told
from service.access.visibility import may_see, must_see
from service.application import Application
from service.privacy.ahead import opened_ahead
from service.privacy.vault import Erased
from web.http.application import application
from web.http.render import page
from web.http.sign_in import signed_in
from web.pages.person.forms import PersonForms
from web.pages.person.look import find, log_look

router = APIRouter(include_in_schema=False)
TOOK: dict[str, str] = {"shown": "Shown on a screen", "handed": "Handed over on paper", "read_out": "Read out"}


@router.get("/operations/{operation}/people/{ref}/rights")
async def rights(request: Request, operation: str, ref: str, paper: str = "rights", language: str = "") -> Response:
    """One text in the language asked for, else in the person's own; printed, it is what is handed over."""
    viewer = await signed_in(request)
    app = application(request)
    state = app.state_of(viewer, operation)
    seen_by = must_see(viewer, "people")
    found = find(state, ref)
    await log_look(request, viewer, state, ref, None)
    forms = PersonForms(state, viewer, ref, "rights")
    own = found.language if may_see(seen_by, "details") else None
    texts = _texts(app, state, paper) if may_see(seen_by, "rights_texts") else {}
    chosen = language or own or ""
    return page(
        request,
        "person/rights.html",
        state=state,
        ref=ref,
        forms=forms,
        paper=paper if paper in get_args(RightsPaper) else "rights",
        papers=get_args(RightsPaper),
        language=Language(chosen) if chosen else None,
        languages=[(Language(code), code == chosen) for code in texts],
        text=await _read(app, texts.get(chosen)),
        council=_council(state),
        told=shown_told(found, seen_by),
        ways=[(how, TOOK[how], uuid4().hex) for how in get_args(GivenHow)],
        may_write=forms.may("RightsTextWritten"),
    )


def _council(state: OperationState) -> Agency | None:
    """Whose texts an operation shows: the council's that leads it."""
    return state.operation.lead


def _texts(app: Application, state: OperationState, paper: str) -> dict[str, RecordedEvent]:
    """The council's texts of a paper by their language."""
    council = _council(state)
    every = app.days.organisations.texts
    folded = council.folded if council else ""
    return {code: each for (name, of, code), each in every.items() if (name, of) == (folded, paper)}


async def _read(app: Application, recorded: RecordedEvent | None) -> str | None:
    """What a text says; None where there is none in this language."""
    if recorded is None or not isinstance(recorded.event, RightsTextWritten):
        return None
    sealed = recorded.event.text
    texts = await opened_ahead(app.vault, lambda: [sealed])
    try:
        return texts.open(sealed)
    except Erased:
        return None
