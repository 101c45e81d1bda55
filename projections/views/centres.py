"""Each centre in numbers: who is here, who came and is not registered, which beds are taken, when heads are counted."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.phases import RUNNING
from domain.words import CentreId
from projections.operation.entities import Centre
from projections.operation.state import OperationState
from projections.views.beds import shut
from projections.views.limits import limits_of


@dataclass(frozen=True, slots=True)
class CentreNow:
    """A centre as it stands. `since` is the last arrival while somebody is not registered; times are UTC.

    `beds` is how many it can give, taken or not: None where that is not recorded, or where it is closed or given back.
    `roll_call_due` is when heads are to be counted again, while people are there and the centre is open.
    """

    centre: CentreId
    phase: str
    on_site: int
    not_registered: int
    since: datetime | None
    beds_taken: int
    beds: int | None
    roll_call_due: datetime | None


def centres(state: OperationState, now: datetime) -> tuple[CentreNow, ...]:
    """Every centre at a moment (UTC), in the order in which they were first named."""
    waiting = state.not_registered
    taken = Counter(stay.bed.centre for stay in state.occupancy.held.values())
    every = timedelta(minutes=limits_of(state, now).roll_call_minutes)
    found = []
    for reference, centre in state.centres.items():
        here, (people, since) = state.on_site_at(reference), waiting.get(reference, (0, None))
        counted = _counted(centre) if here else None
        due = counted + every if counted else None
        beds = None if shut(state, reference) else centre.beds
        found.append(CentreNow(reference, centre.phase, here, people, since, taken[reference], beds, due))
    return tuple(found)


def left_to_register(state: OperationState) -> int:
    """How many came and are not registered, at all centres together: nobody makes up for somebody elsewhere."""
    return sum(people for people, _ in state.not_registered.values())


def _counted(centre: Centre) -> datetime | None:
    """When heads were counted last, or the centre opened since; None where it is not, or nobody says since when."""
    if centre.phase not in RUNNING:
        return None
    began = (*centre.opened[-1:], *(call.recorded for call in centre.roll_calls[-1:]))
    return max((each.at for each in began), default=None)
