"""A partner's role card: what it does, brings and expects, how it is reached, when it is here, what it still owes."""

from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from domain.events.organisations import ContactListed
from domain.events.partners import (
    PartnerCommitted,
    PartnerDeclined,
    PartnerHoursPlanned,
)
from domain.words import PartnerId
from projections.local_time import local_clock, local_date
from projections.operation.entities import Partner
from projections.operation.state import OperationState
from projections.views.plan.hours import planned_by
from projections.views.plan.invited import invited
from service.access.access import Viewer, audience, may_do
from service.access.directory import plans_from_own, reached, to_choose_from, told_of
from service.access.visibility import may_see, must_see
from service.application import Application
from service.privacy.ahead import opened_ahead
from web.http.addresses import form_of
from web.http.application import application
from web.http.render import page
from web.http.sign_in import signed_in
from web.pages.plan.contacts import contacts_of
from web.pages.plan.owes import last_of, owes

router = APIRouter(include_in_schema=False)
ROLES = (("Does", "does"), ("Brings", "brings"), ("Expects of others", "expects"))


@router.get("/operations/{operation}/plan/card")
async def card(request: Request, operation: str, partner: str = "") -> Response:
    """The card of one of the operation's partners."""
    viewer = await signed_in(request)
    app = application(request)
    state = app.state_of(viewer, operation)
    must_see(viewer, "plan")
    known = (*state.partners, *(each.partner for each in invited(state)))
    name = next((each for each in known if each.ref == partner), None)
    if name is None or not may_see(audience(viewer), "partners"):
        raise HTTPException(404, "No such partner takes part in this operation.")
    contacts = reached(app.days.directories, viewer, state, partner)
    sees = bool(contacts) or may_see(audience(viewer), "contacts")
    return page(
        request,
        "plan/card.html",
        state=state,
        here="plan",
        name=partner,
        reply=_reply(state, name),
        shifts=_shifts(state, name),
        roles=await _roles(app, told_of(app.days.directories, viewer, state, partner)),
        contacts=await contacts_of(app, contacts) if sees else None,
        owes=await owes(app, viewer, state, name),
        **_buttons(app, viewer, state, partner),
    )


def _buttons(app: Application, viewer: Viewer, state: OperationState, partner: str) -> dict[str, Any]:
    """What this user may change from here."""
    here = f"/operations/{state.id}/plan/card?{urlencode({'partner': partner})}"
    asked = urlencode({"partner": partner, "next": here})
    planning = PartnerHoursPlanned.__name__
    hours = f"{form_of(state.id, planning)}?{asked}" if may_do(viewer, planning) else ""
    own = to_choose_from(app.days.directories, viewer, state)
    lists = own.of(partner) or None
    first = urlencode({"partner": partner, "post": lists[0].post if lists else "", "next": here})
    leads = may_do(viewer, ContactListed.__name__) and plans_from_own(viewer, state)
    change = f"/directory/partners/entry?{first if lists else asked}" if leads else ""
    return {"plan_hours": hours, "change": change, "may_look": may_do(viewer, PartnerCommitted.__name__)}


def _reply(state: OperationState, name: PartnerId) -> tuple[str, str, datetime | None]:
    """What the partner answered: in words, in a tone, and when."""
    partner = state.partners.get(name, Partner())
    promised = last_of(state, PartnerCommitted, name)
    if partner.mode and promised:
        assert isinstance(promised.event, PartnerCommitted)
        within = promised.event.minutes
        words = {"on_site": "Yes, on site"}.get(
            partner.mode, f"Yes, on call{f', here in {within} minutes' if within else ''}"
        )
        return words, "green", promised.at
    if no := last_of(state, PartnerDeclined, name):
        return "Declined", "red", no.at
    asked = next((each for each in invited(state) if each.partner == name), None)
    return "No answer yet", "yellow", asked.asked.at if asked else None


def _shifts(state: OperationState, name: PartnerId) -> list[tuple[date, str, int | None]]:
    """Each stretch of hours that the partner planned: its day, its hours, how many staff."""
    return [
        (local_date(each.starts), f"{local_clock(each.starts)} to {local_clock(each.ends)}", each.staff)
        for each in sorted(planned_by(state, name), key=lambda each: each.starts)
    ]


async def _roles(app: Application, listed: list[ContactListed]) -> list[tuple[str, list[str]]]:
    """What the partner does, brings and expects, each line once."""
    texts = await opened_ahead(app.vault, lambda: [getattr(each, field) for each in listed for _, field in ROLES])
    found = []
    for heading, field in ROLES:
        every = (texts.said(getattr(each, field)) or "" for each in listed)
        found.append(
            (heading, list(dict.fromkeys(line.strip() for text in every for line in text.splitlines() if line.strip())))
        )
    return found
