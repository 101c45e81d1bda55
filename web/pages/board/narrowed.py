"""A board that was narrowed to one of several centres: what is of that centre, and the way back to it."""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlencode

from domain.words import CentreId, RoomId
from projections.operation.state import OperationState
from projections.views.do_next import ToDo
from projections.views.made_ready import rooms_ready
from web.live.views import Holder
from web.pages.record.at_centre import board_of, one_of_several

OF_A_CENTRE = ("roll_call_differs", "not_registered")
"""What is to be done at a centre, and about nobody."""


def within(state: OperationState, holder: Holder) -> Holder:
    """A holder who looks at one of several centres, or at all: a centre that is none here narrows nothing."""
    return replace(holder, centre=one_of_several(state, holder.centre))


def centre_of(state: OperationState, holder: Holder) -> CentreId | None:
    """The centre that a holder looks at; None is all."""
    return CentreId.of(state.id, holder.centre) if holder.centre else None


def way_back(state: OperationState, holder: Holder) -> str:
    """What the address of a form holds besides, so that it leads back to the centre that a holder looks at."""
    return f"&{urlencode({'next': board_of(state.id, holder.centre)})}" if holder.centre else ""


def to_do_there(state: OperationState, holder: Holder, to_do: Sequence[ToDo]) -> Sequence[ToDo]:
    """What is to be done at the centre that a holder looks at, and what is of no centre at all."""
    if not holder.centre:
        return to_do
    where = {person.id.ref: person.centre.ref for person in state.registered if person.centre}
    where |= {centre.ref: centre.ref for centre in state.centres}
    places = ((each, each.what if each.code in OF_A_CENTRE else where.get(each.about or "")) for each in to_do)
    return [each for each, place in places if place in (None, holder.centre)]


def rooms_elsewhere(state: OperationState, holder: Holder) -> frozenset[RoomId]:
    """The rooms that were made ready at other centres than the one that a holder looks at."""
    if not holder.centre:
        return frozenset()
    return frozenset(room for room, (centre, _) in rooms_ready(state).items() if centre.ref != holder.centre)
