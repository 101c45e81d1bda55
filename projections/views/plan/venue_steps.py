"""How far each venue of a plan is: assessed, held, booked, taken over, given back, each with the entry that says so."""

from dataclasses import dataclass

from domain.events.venue import VenueAssessed, VenueBooked, VenueHandoverTaken, VenueReleased
from domain.kernel import RecordedEvent
from domain.words import CentreId
from projections.operation.state import OperationState

STEPS = ("assessed", "held", "booked", "taken_over", "given_back")
"""In the order in which a venue goes through them; one may be left out."""


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


def venue_steps(state: OperationState) -> list[VenueSteps]:
    """Each centre that was ever booked. What came before a later booking of another building is that building's."""
    found: dict[CentreId, VenueSteps] = {}
    for recorded in state.all(VenueBooked, VenueHandoverTaken, VenueReleased):
        match recorded.event:
            case VenueBooked() as booking:
                before = found.get(booking.centre)
                same = before is not None and before.booking.place == booking.place and "given_back" not in before.taken
                taken = dict(before.taken) if before and same else {}
                taken["held" if booking.provisional else "booked"] = recorded
                found[booking.centre] = VenueSteps(booking.centre, booking, taken)
            case VenueHandoverTaken(centre=centre) | VenueReleased(centre=centre) if centre in found:
                step = "taken_over" if isinstance(recorded.event, VenueHandoverTaken) else "given_back"
                found[centre].taken[step] = recorded
            case _:
                pass
    for each in found.values():
        if assessed := _assessed(state, each.booking):
            each.taken["assessed"] = assessed
    return list(found.values())


def _assessed(state: OperationState, booking: VenueBooked) -> RecordedEvent | None:
    """The latest assessment of a building; one that names none is of whichever is booked."""
    found = [each for each, event in state.events_of(VenueAssessed) if event.place in (None, booking.place)]
    return found[-1] if found else None
