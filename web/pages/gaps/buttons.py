"""The one button that fills a gap: its words, and the form that it opens with what the gap is about filled in."""

from urllib.parse import urlencode

from domain.events.planning import BriefingIssued
from domain.events.venue import VenueAssessed, VenueBooked
from domain.texts import Language
from domain.words import TELEPHONE
from projections.operation.state import OperationState
from projections.views.plan.gap import PlanGap
from projections.views.plan.venue import booked
from service.access.access import Viewer, may_do
from service.access.directory import plans_from_own
from service.access.hosts import is_a_host, may_say_of
from web.http.addresses import form_of
from web.wording.gaps import GAPS
from web.wording.labels import label

TAKES = {
    "no_interpreter": "language",
    "interpreters_short": "language",
    "no_interpreter_at_night": "language",
    "nothing_afterwards": "way",
    "no_memorandum": "council",
    "on_call_time_unknown": "partner",
    "asked_another_day": "partner",
}
"""Code by the field of its form that what the gap is about fills in."""
FILLED = {
    "on_call_time_unknown": {"mode": "on_call"},
    "no_interpreter_at_night": {"interpreters": TELEPHONE},
    "rooms_short": {"use": "conversation"},
}
"""Code by what else of its form is filled in."""
OF_A_LANGUAGE = frozenset(code for code, field in TAKES.items() if field == "language")
OF_A_CENTRE = frozenset({"venue_not_assessed", "nights_short", "handover_not_taken"})
"""Codes of one centre, which is named where there are several."""
BOOKED_MORE = frozenset({"beds_short", "nights_short"})
"""What another booking fills, that says the rest as it was booked."""


def button_of(state: OperationState, viewer: Viewer, code: str, gaps: list[PlanGap]) -> tuple[str, str | None]:
    """The words and the address of what fills a gap; a partner's own account reads the briefing itself."""
    words, here = GAPS[code], f"/operations/{state.id}"
    if code == "briefing_not_opened" and not may_do(viewer, BriefingIssued.__name__):
        own = any(each.about == viewer.agency for each in gaps)
        return "Read it", f"{here}/briefing" if own else None
    if not may_say_of(viewer, state, words.event, gaps[0].about):
        return words.button, None
    if code == "not_answered":
        return words.button, f"{here}/invitations" if is_a_host(viewer, state) else None
    if code == "role_not_described":
        asked = urlencode({"partner": gaps[0].about or "", "next": f"{here}/plan"})
        return words.button, f"/directory/partners/entry?{asked}" if plans_from_own(viewer, state) else None
    fills = {TAKES[code]: gaps[0].about} if code in TAKES and gaps[0].about else {}
    if code in BOOKED_MORE | OF_A_CENTRE and (booking := _booking(state, gaps[0].about)):
        fills = as_booked(booking) if code in BOOKED_MORE else _of_booked(booking, words.event)
    if code in OF_A_LANGUAGE:
        fills = {name: str(label(Language(value))) for name, value in fills.items()}
    query = urlencode({**fills, **FILLED.get(code, {}), "next": f"{here}/plan"})
    return words.button, f"{form_of(state.id, words.event)}?{query}"


def _booking(state: OperationState, centre: str | None) -> VenueBooked | None:
    """The booking of a centre ("C2"); where none is named, of the only one."""
    found = {each.ref: booking for each, booking in booked(state).items()}
    return found.get(centre) if centre else next(iter(found.values())) if len(found) == 1 else None


def _of_booked(booking: VenueBooked, event: str) -> dict[str, str]:
    """Which venue a form is about: the place that is assessed, or the centre that is taken over."""
    if event == VenueAssessed.__name__:
        return {"place": booking.place} if booking.place else {}
    return {"centre": booking.centre.ref}


def as_booked(booking: VenueBooked) -> dict[str, str]:
    """The answers of a booking, for the form that books it anew; its address is sealed."""
    names = ("place", "beds", "rooms", "nights", "first_night", "pounds_a_night", "payer")
    said = {name: getattr(booking, name) for name in names}
    held = {"provisional": "yes" if booking.provisional else "no"} if booking.provisional is not None else {}
    return {
        "centre": booking.centre.ref,
        **{name: str(each) for name, each in said.items() if each is not None},
        **held,
    }
