"""The contact sheet: how the partners of an operation are reached, in hours and out of hours."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from domain.events.organisations import ContactListed
from domain.vocabulary import PartnerMode
from domain.words import Sealed
from projections.operation.state import OperationState
from projections.views.plan.partners import coming
from projections.views.plan.venue import booked
from service.access.access import Viewer, audience
from service.access.directory import of_lead, reached
from service.access.visibility import must_see, reads
from service.application import Application
from service.privacy.ahead import ReadTexts, opened_ahead
from web.http.access_log import note
from web.http.application import application
from web.http.paper import paper
from web.http.render import page, part, title_of
from web.http.sign_in import signed_in
from web.reports.report import marked

router = APIRouter(include_in_schema=False)
LOOK = "contact sheet"


@dataclass(frozen=True, slots=True)
class Contact:
    """A post of a partner, when it is the one to turn to, and how."""

    post: str
    reached: tuple[str, ...]
    name: str | None
    telephone: str | None
    email: str | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Each partner with how it takes part and its contacts; and how the venue is reached."""

    partners: list[tuple[str, PartnerMode | str | None, list[Contact]]]
    venues: list[tuple[str, str | None, str | None]]


async def contacts_of(app: Application, listed: Iterable[ContactListed]) -> list[Contact]:
    """Contacts in clear: in hours first, then out of hours, then deputies."""
    every = list(listed)
    texts = await opened_ahead(app.vault, lambda: [text for each in every for text in _texts(each)])
    found = [_in_clear(each, texts) for each in every]
    return sorted(found, key=lambda each: ("in_hours" not in each.reached, "out_of_hours" not in each.reached))


def _texts(listed: ContactListed) -> tuple[Sealed | None, ...]:
    return (listed.name, listed.telephone, listed.email)


def _in_clear(listed: ContactListed, texts: ReadTexts) -> Contact:
    name, telephone, email = (texts.said(each) for each in _texts(listed))
    return Contact(listed.post, listed.reached, name, telephone, email)


@router.get("/operations/{operation}/plan/contacts")
async def contacts(request: Request, operation: str) -> Response:
    """The contact sheet; that somebody looked at it is kept."""
    viewer, state = await _asked(request, operation)
    app = application(request)
    await note(request, state.id, LOOK, "partners")
    return page(request, "plan/contacts.html", state=state, here="plan", sheet=await _sheet(app, viewer, state))


@router.get("/operations/{operation}/plan/contacts.pdf")
async def on_paper(request: Request, operation: str) -> Response:
    """The same on paper, for those who sit without a screen on the day."""
    viewer, state = await _asked(request, operation)
    context: dict[str, Any] = {
        "state": state,
        "title": title_of(state),
        "sheet": await _sheet(application(request), viewer, state),
        "marking": marked(False, state.operation.exercise),
        "printed": datetime.now(UTC),
    }
    return await paper(request, state.id, "contacts.pdf", lambda: part("reports/contacts.html", **context))


async def _asked(request: Request, operation: str) -> tuple[Viewer, OperationState]:
    viewer = await signed_in(request)
    state = application(request).state_of(viewer, operation)
    must_see(viewer, "contacts")
    return viewer, state


async def _sheet(app: Application, viewer: Viewer, state: OperationState) -> Sheet:
    found = []
    for name, each in coming(state).items():
        listed = reached(app.days.directories, viewer, state, name.ref)
        found.append((name.ref, each.mode, await contacts_of(app, listed)))
    return Sheet(found, await _venues(app, viewer, state))


async def _venues(app: Application, viewer: Viewer, state: OperationState) -> list[tuple[str, str | None, str | None]]:
    """Who has the keys of each venue that is booked, for those who see which it is."""
    if not reads(audience(viewer), "VenueBooked", "place"):
        return []
    directory = of_lead(app.days.directories, state)
    listed = [venue for each in booked(state).values() if (venue := directory.venue(each.place))]
    both = [(each.place, each.contact_in_hours, each.contact_out_of_hours) for each in listed]
    texts = await opened_ahead(app.vault, lambda: [text for _, *each in both for text in each])
    return [(place, texts.said(inside), texts.said(outside)) for place, inside, outside in both]
