"""Entries whose times contradict each other: one ends what another begins, and is said to have happened before it."""

from dataclasses import dataclass
from datetime import datetime

from domain.events.arrivals import PeopleEncounteredCounted, TransportArrived, WalkInArrived
from domain.kernel import RecordedEvent
from domain.merges import about
from projections.measures import KINDS, MEASURES
from projections.operation.state import OperationState

OF_EVERYBODY = (TransportArrived, WalkInArrived, PeopleEncounteredCounted)
"""What a time about somebody may be measured from without naming them."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """An entry is said to have happened before what it ends began (UTC), so that a figure, by its code, has no length.

    Which of the two times is wrong nobody knows; before a registration it may be right, for people are helped first.
    """

    code: str
    ended: RecordedEvent
    began: datetime

    def concerns(self, recorded: RecordedEvent) -> bool:
        """Whether an entry is one of the two."""
        if recorded.envelope.event_id == self.ended.envelope.event_id:
            return True
        same = about(recorded.event) == about(self.ended.event) or isinstance(recorded.event, OF_EVERYBODY)
        return recorded.at == self.began and same


def contradictions(state: OperationState) -> tuple[Contradiction, ...]:
    """All that stand, figure by figure."""
    return state.once(_contradictions)


def _contradictions(state: OperationState) -> tuple[Contradiction, ...]:
    entries = {each.envelope.event_id: each for each in state.entries}
    times = {code: MEASURES[code](state) for code, kind in KINDS.items() if kind == "T"}
    return tuple(
        Contradiction(code, entries[event], began)
        for code, measure in times.items()
        for event, began in measure.backwards
    )
