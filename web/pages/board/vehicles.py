"""What those at the door do about vehicles: one that is on its way arrives, several people leave in one."""

from collections.abc import Collection, Iterator

from domain.kernel import RecordedEvent
from domain.words import TransportId
from projections.operation.entities import Vehicle
from projections.operation.state import OperationState
from service.access.access import roles_may
from service.access.visibility import may_see
from service.commands.names import DECISIONS, slug
from web.live.views import Holder
from web.pages.board.buttons import Button
from web.pages.board.narrowed import way_back
from web.pages.board.next_row import NextRow
from web.pages.board.people import BoardPerson
from web.pages.board.waits import Since
from web.pages.record.at_centre import at_centre
from web.wording.numbers import persons
from web.wording.waits import AT


def under_way(state: OperationState) -> list[tuple[TransportId, Vehicle, RecordedEvent]]:
    """The vehicles that left and have not arrived, and when each left; the first that left comes first."""
    every = state.vehicles.items()
    found = [(ref, each, each.departure) for ref, each in every if each.departure and each.arrived is None]
    return sorted(found, key=lambda one: one[2].at)


def on_the_way(state: OperationState, holder: Holder, at: int) -> Iterator[NextRow]:
    """The vehicles that left and have not arrived, for those who stand at the door."""
    for reference, vehicle, departure in under_way(state) if may_see(holder.seen_by, "arrived?") else ():
        bound = vehicle.centre.ref if vehicle.centre and len(state.centres) > 1 else ""
        if holder.centre in ("", bound):
            n = (f" to {bound}" if bound else "") + (f", {persons(vehicle.left)}" if vehicle.left else "")
            asked = (f"&people={vehicle.left}" if vehicle.left else "") + (f"&centre={bound}" if bound else "")
            button = Button(state.id, "TransportArrived", "transport", reference.ref, asked + way_back(state, holder))
            may_say = roles_may(holder.roles, "TransportArrived")
            since = Since.of(departure.at)
            yield NextRow(
                0, state.id, None, reference.ref, f"on the way{n}", since, "", button if may_say else None, None, at
            )


def to_be_driven(state: OperationState, holder: Holder, at: int, people: Collection[BoardPerson]) -> Iterator[NextRow]:
    """Several who wait for transport, for those who let people go: they leave in one vehicle, by one entry."""
    waiting = [each for each in people if "transport" in each.chips]
    since = min((each.since for each in waiting if each.since), key=lambda each: each.since, default=None)
    if len(waiting) > 1 and roles_may(holder.roles, "PersonDeparted"):
        address = at_centre(state.id, slug(DECISIONS["PersonDeparted"]), holder.centre)
        note = f"longest: {waiting[0].ref}"
        yield NextRow(0, state.id, None, f"{len(waiting)} people", AT["transport"], since, note, None, address, at)
