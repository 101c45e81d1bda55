"""Which moment of which operation is replayed, on which of the two clocks, and for whom."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from urllib.parse import quote

from domain.kernel import RecordedEvent
from projections.operation.state import OperationState
from projections.views.timeline_index import (
    MINUTE,
    Moment,
    Order,
    end_of_minute,
    entries,
    index_at,
    landmarks,
    local_minute,
    minute_of,
    when,
)
from service.access.visibility import knows

ORDERS: dict[Order, str] = {"happened": "As it happened", "known": "As it was known"}
JUMPS = {"opened": "Opened", "closed": "Closed", "debrief": "Debrief"}


@dataclass(frozen=True)
class Scene:
    """A moment (UTC, the start of its minute) of an operation, as one audience may see it."""

    state: OperationState
    seen_by: frozenset[str]
    order: Order
    moment: datetime
    stops: list[Moment]

    def sees(self, recorded: RecordedEvent) -> bool:
        """Whether this audience may know that an entry was made."""
        return knows(self.state, recorded, self.seen_by)

    @property
    def end(self) -> datetime:
        """The last instant that counts."""
        return end_of_minute(self.moment)

    @cached_property
    def then(self) -> OperationState:
        """The day at the moment, on the chosen clock."""
        return self.was if self.order == "happened" else self.known

    @cached_property
    def was(self) -> OperationState:
        """The day as things were, as far as the log says today."""
        return OperationState.of(self.state.id, self.state.recorded_events, at=self.end)

    @cached_property
    def known(self) -> OperationState:
        """The day as the log held it then."""
        return OperationState.of(self.state.id, self.state.recorded_events, known_at=self.end)

    @property
    def index(self) -> int:
        """The place of the last stop at or before the moment; 0 also before the first."""
        return max(index_at(self.stops, self.moment), 0)

    @property
    def stop(self) -> Moment | None:
        """The last stop at or before the moment."""
        return self.stops[self.index] if self.stops[self.index].start <= self.moment else None

    @property
    def back(self) -> int:
        """The place of the last stop before the moment; -1 where there is none."""
        return index_at(self.stops, self.moment - MINUTE)

    @property
    def on(self) -> int:
        """The place of the first stop after the moment."""
        return index_at(self.stops, self.moment) + 1

    @cached_property
    def newest(self) -> list[RecordedEvent]:
        """What this audience saw come in the minute of the last stop."""
        if self.stop is None:
            return []
        start, time = self.stop.start, when(self.order)
        return [
            recorded
            for recorded in entries(self.state, self.order)
            if minute_of(time(recorded)) == start and self.sees(recorded)
        ]

    def address(self, moment: datetime | None = None, order: Order | None = None) -> str:
        """The address of this moment, or of another, on this clock or the other."""
        minute = quote(local_minute(moment or self.moment), safe=":")
        return f"/operations/{self.state.id}/replay?moment={minute}&clock={order or self.order}"

    def place(self, moment: datetime) -> int:
        """The place on the slider of whatever came at a moment."""
        return max(index_at(self.stops, moment), 0)

    def jumps(self) -> list[tuple[str, int]]:
        """Where people want to go at once: words, and the place on the slider."""
        marks = landmarks(self.state, self.order, self.sees)
        named = [(JUMPS[name], self.place(minute)) for name, minute in marks.items()]
        return [("Plan", 0), *named, ("Now", len(self.stops) - 1)]
