"""One figure: what it counts in words, its breakdowns, and exactly the entries that it counts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from domain.kernel import RecordedEvent
from projections.measures import Measure
from projections.operation.credited import credited
from projections.operation.state import OperationState
from service.access.visibility import known
from web.pages.timeline.lines import entered_later
from web.reports.stretches import Stretch, local
from web.wording import sentence


@dataclass(frozen=True, slots=True)
class Counted:
    """An entry that a figure counts; `adds` is what it adds to the figure, None where that is one.

    `stretch` is the time that it ends, where the figure is one of times.
    """

    position: int
    at: datetime
    words: str
    agency: str
    recorded: datetime | None
    adds: float | None = None
    stretch: Stretch | None = None


def counted(state: OperationState, measure: Measure) -> list[tuple[RecordedEvent, float | None]]:
    """The entries behind a figure by time, as they count, each with what it adds where not every one adds one."""
    known = {recorded.envelope.event_id: recorded for recorded in (*state.recorded_events, *state.entries)}
    adds: Sequence[float | None] = measure.each or (None,) * len(measure.events)
    found = [(known[each], add) for each, add in zip(measure.events, adds, strict=True) if each in known]
    return sorted(found, key=lambda row: (row[0].at, row[0].position))


def visible(
    state: OperationState,
    found: Iterable[tuple[RecordedEvent, float | None]],
    seen_by: frozenset[str],
    measured: Mapping[str, Stretch] | None = None,
) -> list[Counted]:
    """Those entries that this audience may know, each with the stretch of time that it ends."""
    return [
        replace(_counted(one, adds, seen_by), stretch=(measured or {}).get(one.envelope.event_id))
        for recorded, adds in found
        for one in known(state, [recorded], seen_by)
    ]


def stretches(found: Iterable[tuple[RecordedEvent, float | None]], measure: Measure) -> dict[str, Stretch]:
    """Each stretch of a time, by the event that ends it; none of a figure that is no time."""
    ends = {recorded.envelope.event_id: recorded.at for recorded, _ in found}
    rows = zip(measure.events, measure.lengths, measure.outside, strict=False)
    return {
        event: Stretch(ends[event] - timedelta(seconds=length), ends[event], length, measure.unit or "", outside)
        for event, length, outside in rows
        if event in ends
    }


def backwards(state: OperationState, measure: Measure, seen_by: frozenset[str]) -> list[Counted]:
    """Those entries of a time that are said to have happened before what it is measured from, which they name."""
    began = dict(measure.backwards)
    found = [(each, None) for each in state.entries if each.envelope.event_id in began]
    names = {each.position: began[each.envelope.event_id] for each, _ in found}
    rows = visible(state, found, seen_by)
    return [replace(each, words=f"{each.words}: before {local(names[each.position])}") for each in rows]


def _counted(recorded: RecordedEvent, adds: float | None, seen_by: frozenset[str]) -> Counted:
    words, late = sentence(recorded, seen_by), entered_later(recorded)
    return Counted(recorded.position, recorded.at, words, credited(recorded), late, adds)
