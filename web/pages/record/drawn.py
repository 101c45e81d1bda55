"""The form of a decision as a page."""

from typing import Any

from fastapi import Request
from fastapi.responses import Response

from domain.kernel import AnyDecision
from domain.words import SuspectId
from projections.operation.state import OperationState
from service.access.access import Viewer, audience, may_act_for
from service.access.visibility import may_see
from service.commands.names import slug
from web.http.application import application
from web.http.kept import seconds_left
from web.http.render import page
from web.pages.record.additions.closing import not_gone
from web.pages.record.additions.coming import ways
from web.pages.record.additions.deciding import deciding
from web.pages.record.additions.in_english import english_beside
from web.pages.record.additions.leaving import leaving_list
from web.pages.record.additions.looked_over import SAW, as_shown
from web.pages.record.additions.roll_call_list import list_to_tick
from web.pages.record.additions.what_goes import WHAT_FOLLOWS, WHAT_GOES
from web.pages.record.by_a_tap import asked_how
from web.pages.record.fields import Field
from web.pages.record.when import WhenQuestion
from web.wording import ACTIONS


def agencies(state: OperationState | None, viewer: Viewer) -> list[str]:
    """The agencies this user may record for on this day, their own first."""
    committed = [each.ref for each in state.partners if may_act_for(viewer, each.ref)] if state else []
    return list(dict.fromkeys([viewer.agency, *committed]))


def _offer_what_they_see(viewer: Viewer, fields: list[Field]) -> None:
    """Who is a suspect is offered to those who see suspects; anybody else types the number that they were told."""
    for field in fields:
        if field.declared.is_a(SuspectId) and not may_see(audience(viewer), "suspects"):
            field.choices = []


def _asked(
    request: Request,
    state: OperationState | None,
    viewer: Viewer,
    decision: type[AnyDecision],
    fields: list[Field],
) -> dict[str, Any]:
    """What is asked and how; for some decisions as a list of people to tap."""
    _offer_what_they_see(viewer, fields)
    centre = request.query_params.get("centre", "")
    app = application(request)
    found: dict[str, Any] = {**deciding(app, state, viewer, decision, fields)}
    found[SAW] = as_shown(app, state, viewer, decision)
    listed = list_to_tick(state, viewer, decision, fields) or leaving_list(state, viewer, decision, fields, centre)
    name = decision.event.__name__
    follows = {"goes": WHAT_GOES.get(name), "follows": WHAT_FOLLOWS.get(name)}
    return {**found, **asked_how(name, found["fields"]), **listed, **follows}


def form_page(
    request: Request,
    viewer: Viewer,
    state: OperationState | None,
    decision: type[AnyDecision],
    fields: list[Field],
    when: WhenQuestion,
    status: int = 200,
    problems: list[str] | None = None,
    on_behalf_of: str = "",
    came: str | None = None,
    kept: bool = False,
    template: str = "record/form.html",
    **more: Any,
) -> Response:
    """The form of a decision with what was typed into it; `more` is what the address and the page around it need."""
    name = decision.event.__name__
    english_beside(fields)
    shown = {"template": template, **_asked(request, state, viewer, decision, fields), **more}
    about = next((field.value for field in fields if field.name == "person" and isinstance(field.value, str)), None)
    return page(
        request,
        shown.pop("template"),
        status,
        state=state,
        title=ACTIONS[name],
        summary=(decision.__doc__ or "").strip().splitlines()[0],
        address=f"/operations/{state.id if state else 'new'}/do/{slug(decision)}",
        problems=problems or [],
        cannot=status == 409,
        about=about,
        came=ways(name, state, came),
        not_gone=not_gone(viewer, state) if name == "CentreClosed" and state else [],
        kept=kept,
        session_seconds=seconds_left(request.state.session),
        when=when,
        agencies=agencies(state, viewer),
        chosen=on_behalf_of or viewer.agency,
        **shown,
    )
