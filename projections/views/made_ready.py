"""What was taken over and made ready of each centre's building, as long as it is that building that is booked."""

from collections.abc import Iterator
from datetime import datetime
from typing import TypeVar

from domain.events.venue import RoomsPrepared, VenueBooked, VenueHandoverTaken, VenueReleased
from domain.kernel import RecordedEvent
from domain.vocabulary import RoomUse
from domain.words import CentreId, RoomId
from projections.operation.state import OperationState

OfAVenue = TypeVar("OfAVenue", bound=VenueBooked | VenueHandoverTaken | RoomsPrepared | VenueReleased)


def in_this_building(state: OperationState, kind: type[OfAVenue]) -> Iterator[tuple[RecordedEvent, OfAVenue]]:
    """What was said of each centre since it was last booked in another building, or anew after it was given back."""
    begun = _begun(state)
    for recorded, event in state.events_of(kind):
        if event.centre not in begun or (recorded.at, recorded.position) >= begun[event.centre]:
            yield recorded, event


def rooms_ready(state: OperationState) -> dict[RoomId, tuple[CentreId, RoomUse | None]]:
    """Each room that was made ready, with its centre and its use; one made ready again without a use keeps its own."""
    found: dict[RoomId, tuple[CentreId, RoomUse | None]] = {}
    for _, event in in_this_building(state, RoomsPrepared):
        for room in event.rooms:
            _, use = found.get(room, (None, None))
            found[room] = event.centre, event.use or use
    return found


def given_up(state: OperationState, centre: CentreId) -> bool:
    """Whether the building of a centre was given back before the centre opened, and none was booked since."""
    known = state.centres.get(centre)
    return known is not None and known.given_back and not known.opened


def _begun(state: OperationState) -> dict[CentreId, tuple[datetime, int]]:
    """The booking with which a centre came to another building than before, or to the same one again."""
    places: dict[CentreId, str] = {}
    given_back: set[CentreId] = set()
    begun: dict[CentreId, tuple[datetime, int]] = {}
    for recorded in state.all(VenueBooked, VenueReleased):
        event = recorded.event
        if not isinstance(event, VenueBooked):
            assert isinstance(event, VenueReleased)
            given_back.add(event.centre)
            continue
        centre, place = event.centre, event.place
        if centre in given_back or (place and places.get(centre, place) != place):
            begun[centre] = recorded.at, recorded.position
        given_back.discard(centre)
        if place:
            places[centre] = place
    return begun
