"""The moments of an operation: every minute in which something happened, or in which it was recorded.

There are two orders. `happened` is when things happened, as far as the log says today; `known` is when they were
recorded.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Literal

from domain.amend import amended
from domain.events.debrief import HotDebriefHeld, StructuredDebriefHeld
from domain.events.enforcement import SiteEntered
from domain.events.venue import CentreClosed, CentreOpened, CentreSetToStandby
from domain.kernel import Event, RecordedEvent
from projections.local_time import LONDON, local_date
from projections.operation.state import OperationState

Order = Literal["happened", "known"]
PLANNING, AFTERWARDS = "planning", "afterwards"
BEGINS = (SiteEntered, CentreSetToStandby, CentreOpened)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """A minute from `start` (UTC): `new` entries came in it, `upto` in all by its end.

    `phase` is `planning`, a day of the centre as its local date ("2026-10-13"), or `afterwards`.
    """

    start: datetime
    new: int
    upto: int
    phase: str

    @property
    def address(self) -> str:
        """The minute as an address gives it."""
        return local_minute(self.start)


def minute_of(moment: datetime) -> datetime:
    """The minute that a moment lies in, by its start; UTC and London share their minutes."""
    return moment.replace(second=0, microsecond=0)


def end_of_minute(start: datetime) -> datetime:
    """The last instant of a minute."""
    return start + MINUTE - timedelta(microseconds=1)


def local_minute(moment: datetime) -> str:
    """A local minute, "2026-10-13T08:28"; with its offset in the hour that the autumn repeats."""
    return f"{(local := moment.astimezone(LONDON)):%Y-%m-%dT%H:%M}" + ("+00:00" if local.fold else "")


def when(order: Order) -> Callable[[RecordedEvent], datetime]:
    """The time of an entry in an order (UTC)."""
    return (lambda recorded: recorded.at) if order == "happened" else (lambda recorded: recorded.envelope.recorded_at)


def entries(state: OperationState, order: Order) -> list[RecordedEvent]:
    """What counts, by when it happened; or all that was ever recorded, by when it was recorded."""
    time = when(order)
    found = amended(state.recorded_events) if order == "happened" else state.recorded_events
    return sorted(found, key=lambda recorded: (time(recorded), recorded.position))


def moments(state: OperationState, order: Order, sees: Callable[[RecordedEvent], bool]) -> list[Moment]:
    """Every minute in which somebody who sees these entries saw one come, in order."""
    time, every = when(order), entries(state, order)
    phase = _phases(every, time)
    found: list[Moment] = []
    for start, rows in groupby(
        (recorded for recorded in every if sees(recorded)), key=lambda recorded: minute_of(time(recorded))
    ):
        new = len(list(rows))
        found.append(Moment(start, new, new + (found[-1].upto if found else 0), phase(start)))
    return found


def _phases(every: Iterable[RecordedEvent], time: Callable[[RecordedEvent], datetime]) -> Callable[[datetime], str]:
    """The phase of a minute: the centre's days run from the entry or its first standby to its last closing."""
    begins = first(every, time, *BEGINS)
    closings = [minute_of(time(recorded)) for recorded in every if isinstance(recorded.event, CentreClosed)]

    def phase(start: datetime) -> str:
        if begins is None or start < begins:
            return PLANNING
        return AFTERWARDS if closings and start > closings[-1] else local_date(start).isoformat()

    return phase


def first(
    every: Iterable[RecordedEvent], time: Callable[[RecordedEvent], datetime], *kinds: type[Event]
) -> datetime | None:
    """The minute of the first entry of these types; None where there is none."""
    return next((minute_of(time(recorded)) for recorded in every if isinstance(recorded.event, kinds)), None)


def landmarks(state: OperationState, order: Order, sees: Callable[[RecordedEvent], bool]) -> dict[str, datetime]:
    """The minutes to which people want to jump: `opened`, `closed`, `debrief`; only those that there are."""
    time = when(order)
    every = [recorded for recorded in entries(state, order) if sees(recorded)]
    found = {
        "opened": first(every, time, CentreOpened),
        "closed": first(reversed(every), time, CentreClosed),
        "debrief": first(every, time, HotDebriefHeld, StructuredDebriefHeld),
    }
    return {name: minute for name, minute in found.items() if minute is not None}


def index_at(stops: Sequence[Moment], moment: datetime) -> int:
    """The place of the last stop at or before a moment; -1 where it lies before them all."""
    return bisect_right(stops, moment, key=lambda stop: stop.start) - 1
