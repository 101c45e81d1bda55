"""The lines of a timeline: one sentence an event, as an audience may read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from domain.amend import amended
from domain.events import CHAPTERS as EVENT_CHAPTERS
from domain.kernel import Past
from projections.day import Day, credited
from projections.local import local_date
from service.access import sees
from web.wording import sentence

LATE = timedelta(minutes=1)
"""An entry made within the minute was made at once."""


@dataclass(frozen=True, slots=True)
class Line:
    """One event as the timeline shows it; `late` says when it was recorded, where that was later."""

    position: int
    at: datetime
    words: str
    agency: str
    chapter: str
    person: str | None
    late: datetime | None
    counts: bool


def lines(day: Day, seen_by: frozenset[str], latest: int = 0) -> list[Line]:
    """Every entry that this audience may know, by time; those who audit also see what no longer counts.

    `latest` leaves all but so many of the last ones out.
    """
    found = [(past, True) for past in day.entries if sees(seen_by, type(past.event).__name__)]
    if "audit" in seen_by and len(day.entries) < len(day.pasts):
        counted = {past.position for past in (*day.entries, *amended(day.pasts))}
        gone = (past for past in day.pasts if past.position not in counted)
        found += [(past, False) for past in gone if sees(seen_by, type(past.event).__name__)]
        found.sort(key=lambda row: (row[0].at, row[0].position))
    return [_line(past, seen_by, counts) for past, counts in found[-latest:]]


def _line(past: Past, seen_by: frozenset[str], counts: bool) -> Line:
    recorded = past.envelope.recorded_at
    person = getattr(past.event, "person", None)
    return Line(
        past.position,
        past.at,
        sentence(past, seen_by),
        credited(past),
        _chapter(past),
        person.ref if person else None,
        recorded if recorded - past.at > LATE else None,
        counts,
    )


def _chapter(past: Past) -> str:
    module = type(past.event).__module__
    return next(name for name, each in EVENT_CHAPTERS.items() if each.__name__ == module)


def by_day(found: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """The lines under the local day on which they happened."""
    grouped = groupby(found, key=lambda line: local_date(line.at))
    return [(day.strftime("%A %-d %B %Y"), list(rows)) for day, rows in grouped]
