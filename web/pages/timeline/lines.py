"""The lines of a timeline: one sentence an event, as an audience may read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Protocol, TypeVar

from domain.amend import amended
from domain.events import CHAPTERS as EVENT_CHAPTERS
from domain.kernel import RecordedEvent
from projections.local_time import local_date
from projections.operation.credited import credited
from projections.operation.state import OperationState
from service.access.visibility import known, may_see
from web.pages.record.entry.contradicted import positions
from web.wording import sentence

LATE = timedelta(minutes=1)
"""An entry made within the minute was made at once."""


@dataclass(frozen=True, slots=True)
class Line:
    """One event as the timeline shows it; `late` says when it was recorded, where that was later.

    `contradicts` is whether its time and that of another entry cannot both be.
    """

    position: int
    at: datetime
    words: str
    agency: str
    chapter: str
    person: str | None
    late: datetime | None
    counts: bool
    contradicts: bool


def lines(state: OperationState, seen_by: frozenset[str], latest: int = 0) -> list[Line]:
    """Every entry that this audience may know, by time; those who audit also see what no longer counts.

    `latest` leaves all but so many of the last ones out.
    """
    found = [(recorded, True) for recorded in known(state, state.entries, seen_by)]
    if may_see(seen_by, "amendments") and len(state.entries) < len(state.recorded_events):
        counted = {recorded.position for recorded in (*state.entries, *amended(state.recorded_events))}
        gone = (recorded for recorded in state.recorded_events if recorded.position not in counted)
        found += [(recorded, False) for recorded in known(state, gone, seen_by)]
        found.sort(key=lambda row: (row[0].at, row[0].position))
    several, odd = len(state.centres) > 1, positions(state, seen_by)
    return [
        _line(recorded, seen_by, several, counts=counts, contradicts=counts and recorded.position in odd)
        for recorded, counts in found[-latest:]
    ]


def _line(recorded: RecordedEvent, seen_by: frozenset[str], several: bool, *, counts: bool, contradicts: bool) -> Line:
    person = getattr(recorded.event, "person", None)
    return Line(
        recorded.position,
        recorded.at,
        sentence(recorded, seen_by, several),
        credited(recorded),
        _chapter(recorded),
        person.ref if person else None,
        entered_later(recorded),
        counts,
        contradicts,
    )


def entered_later(recorded: RecordedEvent) -> datetime | None:
    """When an entry was recorded (UTC), where that was not at once."""
    entered = recorded.envelope.recorded_at
    return entered if entered - recorded.at > LATE else None


def _chapter(recorded: RecordedEvent) -> str:
    module = type(recorded.event).__module__
    return next(name for name, each in EVENT_CHAPTERS.items() if each.__name__ == module)


class HasMoment(Protocol):
    """What happened at a moment (UTC)."""

    @property
    def at(self) -> datetime: ...


D = TypeVar("D", bound=HasMoment)


def by_day(found: Iterable[D]) -> list[tuple[str, list[D]]]:
    """The lines under the local day on which they happened."""
    grouped = groupby(found, key=lambda line: local_date(line.at))
    return [(day.strftime("%A %-d %B %Y"), list(rows)) for day, rows in grouped]
