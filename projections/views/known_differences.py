"""What an operation did not know at a moment: what was recorded only later, and what was put right since."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from domain.amend import AMENDMENTS
from domain.kernel import RecordedEvent
from projections.operation.state import OperationState

Kind = Literal["unknown", "otherwise", "mistaken"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One entry that was not known as it is held to be true today.

    `was` is the entry as it counts today, `known` as it counted then; either may be None. `amendment` is the latest
    void or correction of it since, where there is one.
    """

    was: RecordedEvent | None
    known: RecordedEvent | None
    amendment: RecordedEvent | None

    @property
    def kind(self) -> Kind:
        """`unknown` then; known `otherwise`; or `mistaken`: believed then, and counting no more."""
        if self.known is None:
            return "unknown"
        return "mistaken" if self.was is None else "otherwise"

    @property
    def entry(self) -> RecordedEvent:
        """The entry, as it is held to be true today where it still counts."""
        found = self.was or self.known
        assert found is not None
        return found


def differences(
    was: OperationState, known: OperationState, recorded_events: Iterable[RecordedEvent]
) -> list[Difference]:
    """Where two states of an operation differ, by time: as things `were` at a moment, and as they were `known` then.

    `recorded_events` is the operation's whole log. Voids and corrections are no lines of their own: their effect is.
    """
    true, then = _by_position(was), _by_position(known)
    later = {
        recorded.event.entry: recorded
        for recorded in recorded_events
        if isinstance(recorded.event, AMENDMENTS) and recorded.position > known.position
    }
    found = [
        Difference(true.get(position), then.get(position), later.get(recorded.envelope.entry))
        for position, recorded in (then | true).items()
        if true.get(position) != then.get(position)
    ]
    return sorted(found, key=lambda row: (row.entry.at, row.entry.position))


def _by_position(state: OperationState) -> dict[int, RecordedEvent]:
    return {recorded.position: recorded for recorded in state.entries if not isinstance(recorded.event, AMENDMENTS)}
