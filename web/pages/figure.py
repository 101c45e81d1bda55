"""One figure: what it counts in words, its breakdowns, and exactly the entries that it counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from domain.kernel import Past
from projections.day import Day, credited
from projections.local import local_date
from projections.measures import MEASURES, Measure
from service.access import sees
from web.wording import sentence

LATE = timedelta(minutes=1)
"""An entry made within the minute was made at once."""


@dataclass(frozen=True, slots=True)
class Counted:
    """An entry that a figure counts; `adds` is what it adds to the figure, None where that is one."""

    position: int
    at: datetime
    words: str
    agency: str
    recorded: datetime | None
    adds: float | None = None


def what_it_counts(code: str) -> str:
    """The first line of a figure's own definition."""
    said = (MEASURES[code].__doc__ or "").strip().splitlines()
    return said[0] if said else ""


def counted(day: Day, measure: Measure) -> list[tuple[Past, float | None]]:
    """The entries behind a figure by time, as they count, each with what it adds where not every one adds one."""
    known = {past.envelope.event_id: past for past in (*day.pasts, *day.entries)}
    adds: Sequence[float | None] = measure.each or (None,) * len(measure.events)
    found = [(known[each], add) for each, add in zip(measure.events, adds, strict=True) if each in known]
    return sorted(found, key=lambda row: (row[0].at, row[0].position))


def visible(found: Iterable[tuple[Past, float | None]], seen_by: frozenset[str]) -> list[Counted]:
    """Those entries that this audience may know."""
    return [_counted(past, adds, seen_by) for past, adds in found if sees(seen_by, type(past.event).__name__)]


def by_day(rows: Iterable[Counted]) -> list[tuple[str, list[Counted]]]:
    """Entries under the local day on which they happened."""
    grouped = groupby(rows, key=lambda row: local_date(row.at))
    return [(day.strftime("%A %-d %B %Y"), list(found)) for day, found in grouped]


def _counted(past: Past, adds: float | None, seen_by: frozenset[str]) -> Counted:
    recorded = past.envelope.recorded_at
    late = recorded if recorded - past.at > LATE else None
    return Counted(past.position, past.at, sentence(past, seen_by), credited(past), late, adds)
