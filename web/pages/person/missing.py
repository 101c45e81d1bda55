"""What somebody who is missing asks for, as a list of its own: each step is recorded by one tap."""

from typing import Any
from uuid import uuid4

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from projections.operation.person import Person
from projections.operation.state import OperationState
from projections.views.missing_steps import missing_steps
from service.access.access import Viewer, audience, may_do, sees
from service.access.people import shown_person
from service.access.visibility import must_see
from web.http.access_log import note
from web.http.addresses import form_of
from web.http.application import application
from web.http.render import page
from web.http.sign_in import signed_in
from web.pages.person.look import registered

router = APIRouter(include_in_schema=False)
STEP = "MissingStepTaken"


def steps_shown(state: OperationState, viewer: Viewer, person: Person, page: str = "") -> dict[str, Any]:
    """The list as this user sees it, on the person's page or one below it; empty for who may not know of it."""
    shown = missing_steps(person) if sees(audience(viewer), STEP) else []
    address = form_of(state.id, STEP) if may_do(viewer, STEP) else None
    return {
        "missing": shown,
        "missing_child": person.child,
        "missing_key": uuid4().hex,
        "missing_next": f"/operations/{state.id}/people/{person.id.ref}{page}",
        "step_address": address,
    }


@router.get("/operations/{operation}/people/{ref}/missing")
async def missing(request: Request, operation: str, ref: str) -> Response:
    """The list of one person. That somebody looked is kept, as it is of the person's page."""
    viewer = await signed_in(request)
    app = application(request)
    state = app.state_of(viewer, operation)
    seen_by = must_see(viewer, "missing_steps")
    person = registered(state, ref)
    if person is None or person.reported_missing is None:
        raise HTTPException(404, "Nobody under this number was reported missing.")
    await note(request, state.id, "person", person.id.ref)
    shown = shown_person(person, seen_by)
    return page(
        request, "person/missing_page.html", state=state, person=shown, **steps_shown(state, viewer, person, "/missing")
    )
