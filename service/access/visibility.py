"""What of an operation an audience may see: pages, frames and downloads ask here, and decide nothing themselves.

Three things are kept apart: *not recorded* (None: nobody entered it), *none* (it was looked at, and there is none), and
*not shown to you* (`NOT_SHOWN`). Whether something is shown hangs on the audience alone, never on what there is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from domain.kernel import RecordedEvent
from domain.words import INTERPRETERS, CentreId
from projections.operation.entities import Partner
from projections.operation.person import Person
from projections.operation.state import OperationState
from projections.views.alarms import Alarm, alarms
from projections.views.board import counts
from projections.views.clocks import Clock, clocks
from projections.views.pathways import Step, pathway
from service.access.access import Forbidden, Viewer, audience, sees
from service.access.table import ALARMS, CLOCKS, COUNTS, FIELD_COMPARTMENT, THINGS

WALL = frozenset({"counts", "people"})
"""A wall screen shows numbers and P-codes to whoever walks past, whoever signed it in."""
REFUSED = {
    "people": "Your role does not see single people.",
    "identity": "Your role does not open identities.",
    "debrief": "Your role does not see the debrief figures.",
    "held_debriefs": "Your role does not see debriefs and lessons.",
    "lessons": "Your role does not see lessons.",
    "papers": "Your role does not read briefings, reports and plans.",
}
"""Page by what those are told who may not see it."""


@dataclass(frozen=True, slots=True)
class NotShown:
    """Stands in place of what an audience may not see; it says neither that there is something nor that not."""

    def __bool__(self) -> Literal[False]:
        return False


NOT_SHOWN = NotShown()


@dataclass(frozen=True, slots=True)
class CentreBeds:
    """A centre's numbered beds, who sleeps in which ("P03"), and how many there are; None is not recorded."""

    ref: str
    taken: dict[int, str]
    of: int | None

    @property
    def beds(self) -> list[tuple[int, str | None]]:
        """Each bed by its number, with who has it."""
        return [(number, self.taken.get(number)) for number in range(1, (self.of or 0) + 1)]


def may_see(seen_by: frozenset[str], thing: str) -> bool:
    """Whether an audience sees a page, or a part of one. Raises KeyError for what has no row in the access table."""
    return bool(THINGS[thing] & seen_by)


def sees_text(seen_by: frozenset[str], event: str, field: str) -> bool:
    """Whether an audience may open a sealed text: it knows of the event, and the field is for it."""
    return sees(seen_by, event) and FIELD_COMPARTMENT[(event, field)] in seen_by


def must_see(viewer: Viewer, page: str) -> frozenset[str]:
    """The audience of a user who sees a page. Raises Forbidden for anybody else."""
    seen_by = audience(viewer)
    if not may_see(seen_by, page):
        raise Forbidden(REFUSED[page])
    return seen_by


def known(recorded_events: Iterable[RecordedEvent], seen_by: frozenset[str]) -> Iterator[RecordedEvent]:
    """Those entries of which an audience may know."""
    return (each for each in recorded_events if sees(seen_by, type(each.event).__name__))


def known_steps(state: OperationState, person: Person, seen_by: frozenset[str]) -> list[Step]:
    """Those steps of a person's way of which an audience may know."""
    return [step for step in pathway(state, person) if sees(seen_by, type(step.recorded.event).__name__)]


def shown_counts(state: OperationState, seen_by: frozenset[str]) -> dict[str, int]:
    """The counts that an audience may see: arrests only where their number is theirs to know."""
    return {name: n for name, n in counts(state).items() if COUNTS[name] & seen_by}


def shown_alarms(state: OperationState, seen_by: frozenset[str]) -> list[Alarm]:
    """The alarms that an audience may see."""
    return [alarm for alarm in alarms(state) if ALARMS[alarm.code] & seen_by]


def shown_clocks(state: OperationState, seen_by: frozenset[str], now: datetime) -> list[Clock]:
    """The clocks that an audience may see, the one that runs out first on top."""
    return [clock for clock in clocks(state, now) if CLOCKS[clock.code] & seen_by]


def sees_every_clock(seen_by: frozenset[str]) -> bool:
    """Whether no kind of clock is hidden from an audience, so that no clock shown means that none runs."""
    return all(compartments & seen_by for compartments in CLOCKS.values())


def shown_beds(state: OperationState, seen_by: frozenset[str]) -> list[CentreBeds] | NotShown:
    """Each centre's numbered beds, and who has which."""
    if not may_see(seen_by, "beds"):
        return NOT_SHOWN
    taken: dict[CentreId, dict[int, str]] = {reference: {} for reference in state.centres}
    for stay in state.stays:
        if stay.end is None and stay.bed and stay.bed.centre in taken:
            taken[stay.bed.centre][stay.bed.number] = stay.person.ref
    return [CentreBeds(reference.ref, taken[reference], centre.beds) for reference, centre in state.centres.items()]


def shown_partners(state: OperationState, seen_by: frozenset[str]) -> list[tuple[str, Partner]] | NotShown:
    """The partners that promised to come, in the order in which they did; interpreters are no partner."""
    if not may_see(seen_by, "partners"):
        return NOT_SHOWN
    return [(name.ref, each) for name, each in state.partners.items() if name.ref != INTERPRETERS and each.mode]
