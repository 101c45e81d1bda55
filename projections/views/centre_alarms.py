"""What is odd about a centre: its counts, its doors and its beds. Each gives a code, and what it is about."""

from collections import Counter
from collections.abc import Iterator

from domain.phases import RUNNING
from projections.measures.stay import m30
from projections.operation.state import OperationState


def counts(state: OperationState) -> Iterator[tuple[str, str | None]]:
    """More people than came, than there are beds, or than left the site."""
    if len(state.registered) > state.arrived:
        yield from (("registered_over_arrived", where) for where in _over_arrived(state))
    if state.beds is not None and state.on_site > state.beds:
        yield "over_capacity", None
    for transport, vehicle in state.vehicles.items():
        if vehicle.arrived is not None and vehicle.left is not None and vehicle.arrived > vehicle.left:
            yield "arrived_more_than_left", transport.ref


def _over_arrived(state: OperationState) -> list[str | None]:
    """Where there are several centres, at which of them more are registered than came."""
    more = Counter(person.came_to for person in state.registered)
    for _, centre, people in state.arrivals:
        more[centre] -= people
    return [each.ref if len(state.centres) > 1 else None for each, people in more.items() if each and people > 0]


def centres(state: OperationState) -> Iterator[tuple[str, str | None]]:
    """Opened without a go decision, closed or given back with people in it, counted otherwise than the log has it."""
    for reference, centre in state.centres.items():
        if centre.opened_without_go and state.operation.go is None:
            yield "opened_without_go", reference.ref
        if centre.phase == "closed" and state.on_site_at(reference) > 0:
            yield "closed_with_people_on_site", reference.ref
        if centre.given_back and centre.phase in RUNNING and state.on_site_at(reference) > 0:
            yield "given_back_with_people_on_site", reference.ref
        if call := centre.differing_roll_call:
            yield "roll_call_differs", reference.ref
            yield from (("roll_call_differs", person.id.ref) for person in call.not_seen)


def beds(state: OperationState) -> Iterator[tuple[str, str | None]]:
    """More in beds than there are: two in one bed, one that is not booked by now, or more nights than were booked."""
    used = m30(state)
    if used.n is not None and used.of is not None and used.n > used.of:
        yield "beds_over_booked", None
    held = Counter(stay.bed for stay in state.occupancy.held.values())
    for reference, centre in state.centres.items():
        here = {bed.number: people for bed, people in held.items() if bed.centre == reference}
        if max(here.values(), default=0) > 1 or max(here, default=0) > (centre.beds or 0):
            yield "beds_over_booked", reference.ref
