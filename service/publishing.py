"""A publication holds its figures: those of the log in the moment in which it is recorded, and stays as it was.

{"measures": {"M01": {...}, ...}, "position": 257, "as_of": "2026-11-03T15:00:00+00:00", "county": ...,
 "quarter": "2026 Q4"}
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from eventsourcing.dcb.api import DCBQuery, DCBQueryItem

from domain.events.debrief import DebriefReportPublished
from domain.kernel import Event
from domain.policy.small_numbers import STANDARD, Thresholds, thresholds
from domain.texts import Figures
from domain.words import OperationId
from projections.across import belongs_to, public_version
from projections.local_time import quarter_of
from projections.measures import report
from projections.operation.state import OperationState
from service.clock import LONDON
from service.codec import to_plain
from service.days import events_of_operation
from service.log import Log
from service.stored import events_in


def with_figures(log: Log, event: Event, moment: datetime) -> Event:
    """A publication with its figures filled in, as they are known now; any other event as it is."""
    if not isinstance(event, DebriefReportPublished):
        return event
    state = OperationState.of(event.operation, events_of_operation(log, event.operation))
    limits = thresholds(moment.astimezone(LONDON).date(), event.small_numbers, event.hide_suspects)
    below = {"hidden_below": {"people": limits.people, "suspects": limits.suspects}} if event.public else {}
    held = {"measures": to_plain(figures_of(state, event.public, limits)), **below, **about(state, moment)}
    return replace(event, figures=Figures(json.dumps(held, ensure_ascii=False)))


def figures_of(
    state: OperationState, public: bool, thresholds: Thresholds = STANDARD
) -> Mapping[str, Mapping[str, object]]:
    """The figures of a version: all of them for partners, with small numbers hidden for the public."""
    return public_version(state, thresholds) if public else report(state)


def about(state: OperationState, moment: datetime) -> dict[str, Any]:
    """What a version says of itself: up to which entry, as of when (UTC); place and date to the public's grain."""
    return {"position": state.position, "as_of": moment.isoformat(), **where_and_when(state)}


def where_and_when(state: OperationState) -> dict[str, str | None]:
    """County and quarter: all that the public learns of the place and the date (FACTS 5.4)."""
    when = belongs_to(state)
    return {"county": state.operation.county, "quarter": quarter_of(when) if when else None}


def operations_published(log: Log) -> list[OperationId]:
    """The operations of which anything was ever published, each once."""
    rows, _ = log.read_list(DCBQuery([DCBQueryItem(types=[DebriefReportPublished.__name__])]))
    return list(dict.fromkeys(each.event.operation for each in events_in(log, rows)))
