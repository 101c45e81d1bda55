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
from projections.local import local_date
from projections.measures import report
from projections.outcomes import public_version
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
    return {
        "position": day.position,
        "as_of": moment.isoformat(),
        "county": day.operation.county,
        "quarter": quarter_of(day),
    }


def quarter_of(day: Day) -> str | None:
    """The calendar quarter of the operation: the only date that is public (FACTS 5.4)."""
    entry = day.operation.entry or day.operation.opened
    when = local_date(entry.at) if entry else day.operation.planned_for
    return f"{when:%Y} Q{(when.month + 2) // 3}" if when else None
