"""How far each venue of a plan is: assessed, held, booked, taken over, given back, each with the entry that says so."""

from dataclasses import dataclass

from domain.events.venue import VenueBooked, VenueHandoverTaken, VenueReleased
from domain.kernel import RecordedEvent
from domain.words import CentreId
from projections.operation.state import OperationState
from projections.views.made_ready import in_this_building
from projections.views.plan.venue import assessments_of, booked

STEPS = ("assessed", "held", "booked", "taken_over", "given_back")
"""In the order in which a venue goes through them; one may be left out."""
AFTER: dict[str, type[VenueHandoverTaken | VenueReleased]] = {
    "taken_over": VenueHandoverTaken,
    "given_back": VenueReleased,
}
"""The steps that are taken once a venue is booked, by the entry that says so."""


@dataclass(frozen=True, slots=True)
class VenueSteps:
    """One centre's building by its latest booking: the entry of each step that was taken."""

    centre: CentreId
    booking: VenueBooked
    taken: dict[str, RecordedEvent]

    @property
    def only_held(self) -> bool:
        """Whether it is held and not confirmed yet."""
        return "booked" not in self.taken


def addressed(state: OperationState) -> list[RecordedEvent]:
    """The booking that says the address of each centre whose building is booked; none of one that was given back.

    A booking that is confirmed without an address has that of the same building's earlier one.
    """
    still = booked(state)
    said = [row for row in in_this_building(state, VenueBooked) if row[1].address and row[1].centre in still]
    return list({booking.centre: recorded for recorded, booking in said}.values())


def venue_steps(state: OperationState) -> list[VenueSteps]:
    """Each centre that was ever booked. What came before a later booking of another building is that building's."""
    found: dict[CentreId, VenueSteps] = {}
    for recorded, booking in in_this_building(state, VenueBooked):
        before = found.get(booking.centre)
        taken = dict(before.taken) if before else {}
        taken["held" if booking.provisional else "booked"] = recorded
        found[booking.centre] = VenueSteps(booking.centre, booking, taken)
    for step, kind in AFTER.items():
        for recorded, event in in_this_building(state, kind):
            if event.centre in found:
                found[event.centre].taken[step] = recorded
    for each in found.values():
        for assessed, _ in assessments_of(state, each.booking):
            each.taken["assessed"] = assessed
    return list(found.values())
