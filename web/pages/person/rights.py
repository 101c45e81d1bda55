"""What a council tells people of their rights and options: shown in their language, and kept that it was."""

from typing import get_args
from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import Response

from domain.belonging import GivenHow, RightsPaper
from domain.texts import Language
from service.access.beside_people import shown_told
from service.access.visibility import may_see, must_see
from service.council_texts import council_texts, read_council_text
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
    texts = council_texts(app, state, paper) if may_see(seen_by, "rights_texts") else {}
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
        text=await read_council_text(app, texts.get(chosen)),
        council=state.operation.lead,
        told=shown_told(found, seen_by),
        ways=[(how, TOOK[how], uuid4().hex) for how in get_args(GivenHow)],
        may_write=forms.may("RightsTextWritten"),
    )
