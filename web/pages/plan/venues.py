"""The venue of a plan: how far it is, what the next step is, what it has and lacks."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from domain.events.venue import VenueBooked
from projections.operation.state import OperationState
from projections.views.plan.venue_steps import STEPS, VenueSteps, venue_steps
from service.access.access import Viewer, audience, may_do
from service.access.directory import of_lead, to_choose_from
from service.access.visibility import reads
from service.application import Application
from web.http.addresses import form_of
from web.pages.gaps.buttons import as_booked
from web.pages.plan.checklist import checklist
from web.wording.labels import pounds
from web.wording.numbers import counted

SAID = {
    "assessed": "Assessed",
    "held": "Held",
    "booked": "Booked",
    "taken_over": "Taken over",
    "given_back": "Given back",
}
LATER = ("held", "given_back")
"""Steps that are named once they are taken: a venue need not be held, and is given back when all is over."""
BUTTONS = {
    "assessed": ("VenueAssessed", "Assess"),
    "booked": ("VenueBooked", "Confirm the booking"),
    "taken_over": ("VenueHandoverTaken", "Take over"),
    "given_back": ("VenueReleased", "Give back"),
}
"""A step that is not taken yet by what takes it."""


@dataclass(frozen=True, slots=True)
class VenueRow:
    """A venue of the plan: its steps as (words, when or None), the button of the next, what it costs and who pays."""

    name: str
    only_held: bool
    steps: list[tuple[str, datetime | None]]
    buttons: list[tuple[str, str]]
    cost: str


def venue_rows(state: OperationState, viewer: Viewer) -> list[VenueRow]:
    """Each venue of the plan, for those on the plan."""
    if not reads(audience(viewer), VenueBooked.__name__, "place"):
        return []
    return [_row(state, viewer, each, len(state.centres) > 1) for each in venue_steps(state)]


def _row(state: OperationState, viewer: Viewer, venue: VenueSteps, several: bool) -> VenueRow:
    booking = venue.booking
    shown = [step for step in STEPS if step in venue.taken or step not in LATER]
    steps = [(SAID[step], venue.taken[step].at if step in venue.taken else None) for step in shown]
    open_steps = (
        []
        if "given_back" in venue.taken or state.operation.cancelled
        else [step for step in BUTTONS if step not in venue.taken]
    )
    name = f"{booking.place or 'Venue'}{f' ({booking.centre.ref})' if several else ''}"
    buttons = [_button(state, venue, step) for step in open_steps if may_do(viewer, BUTTONS[step][0])]
    return VenueRow(name, venue.only_held, steps, buttons, _cost(booking))


def _button(state: OperationState, venue: VenueSteps, step: str) -> tuple[str, str]:
    event, words = BUTTONS[step]
    booking, back = venue.booking, {"next": f"/operations/{state.id}/plan#people"}
    known = {"place": booking.place} if step == "assessed" and booking.place else {"centre": booking.centre.ref}
    if step == "booked":
        known = {**as_booked(booking), "provisional": "no"}
    return words, f"{form_of(state.id, event)}?{urlencode({**known, **back})}"


def _cost(booking: VenueBooked) -> str:
    """What it costs and who pays, as far as it is known."""
    night = booking.pounds_a_night
    each = f"{pounds(night)} a night" if night is not None else ""
    nights, total = booking.nights, ""
    if night is not None and nights:
        total = f"{pounds(night * nights)} for {counted(nights, 'night')}"
    return ", ".join(said for said in (each, total, f"paid by {booking.payer}" if booking.payer else "") if said)


def venue_context(app: Application, viewer: Viewer, state: OperationState) -> dict[str, Any]:
    """What the plan page shows of its venue, and whether there is a directory to choose from."""
    directories = app.days.directories
    may_book = may_do(viewer, VenueBooked.__name__) and not state.operation.cancelled
    chooses = may_book and to_choose_from(directories, viewer, state).offered()
    return {
        "checklist": checklist(state, audience(viewer), of_lead(directories, state)),
        "venues": venue_rows(state, viewer),
        "chooses": bool(chooses),
    }
