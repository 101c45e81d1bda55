"""A publication holds its figures: those of the log in the moment in which it is recorded, and stays as it was.

{"measures": {"M01": {...}, ...}, "position": 257, "as_of": "2026-11-03T15:00:00+00:00", "county": ...,
 "quarter": "2026 Q4"}
"""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

import msgspec

from domain.events.amendments import EntryCorrected
from domain.events.debrief import DebriefReportPublished
from domain.kernel import Event
from projections.day import Day
from projections.local import quarter_of
from projections.measures import report
from projections.outcomes import belongs_to, public_version
from service.codec import to_plain
from service.days import events_of_operation
from service.log import Log


def with_figures(log: Log, event: Event, moment: datetime) -> Event:
    """A publication with its figures filled in, as they are known now; any other event as it is.

    Raises msgspec.ValidationError where a publication would be corrected.
    """
    if isinstance(event, EntryCorrected) and any(_is_publication(one.past.event) for one in event.becomes):
        raise msgspec.ValidationError("A published version stays as it was. Void it, and publish the next one.")
    if not isinstance(event, DebriefReportPublished):
        return event
    day = Day.of(event.operation, events_of_operation(log, event.operation))
    held = {"measures": to_plain(figures_of(day, event.public)), **about(day, moment)}
    return replace(event, figures=json.dumps(held, ensure_ascii=False))


def _is_publication(event: Event) -> bool:
    return isinstance(event, DebriefReportPublished)


def figures_of(day: Day, public: bool) -> dict[str, dict[str, Any]]:
    """The figures of a version: all of them for partners, with small numbers hidden for the public."""
    return public_version(day) if public else report(day)


def about(day: Day, moment: datetime) -> dict[str, Any]:
    """What a version says of itself: up to which entry, as of when (UTC); place and date to the public's grain."""
    return {"position": day.position, "as_of": moment.isoformat(), **where_and_when(day)}


def where_and_when(day: Day) -> dict[str, str | None]:
    """County and quarter: all that the public learns of the place and the date (FACTS 5.4)."""
    when = belongs_to(day)
    return {"county": day.operation.county, "quarter": quarter_of(when) if when else None}
