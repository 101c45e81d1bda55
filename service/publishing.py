"""A publication holds its figures: those of the log in the moment in which it is recorded, and stays as it was.

{"measures": {"M01": {...}, ...}, "position": 257, "as_of": "2026-11-03T15:00:00+00:00", "county": ...,
 "quarter": "2026 Q4"}; a public one also {"hidden_below": {"people": 5, "suspects": 1}, "issued": "2026-11"}
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from eventsourcing.dcb.api import DCBQuery, DCBQueryItem

from domain.events.debrief import DebriefReportPrepared, DebriefReportPublished
from domain.events.organisations import OrganisationChanged, OrganisationRegistered
from domain.kernel import Refused
from domain.outside import OrganisationId
from domain.policy.small_numbers import STANDARD, Thresholds, thresholds
from domain.texts import Figures
from domain.words import OperationId
from projections.across import belongs_to, public_version
from projections.disclosure import PublishedTotal, TellsOfOthers
from projections.local_time import local_date, quarter_of
from projections.measures import report
from projections.operation.state import OperationState
from service.codec import to_plain
from service.days import events_of_operation
from service.log import Log
from service.stored import events_in

Held = dict[str, Any]


Around = Callable[[OperationState], Sequence[PublishedTotal]]
"""The public totals in which an operation is counted already."""


def with_figures(
    log: Log, event: DebriefReportPublished | DebriefReportPrepared, moment: datetime, around: Around
) -> DebriefReportPublished | DebriefReportPrepared:
    """A publication, or the preparation of one, with its figures as they are known now, and whether two release it."""
    state = OperationState.of(event.operation, events_of_operation(log, event.operation))
    limits = thresholds(local_date(moment), event.small_numbers, event.hide_suspects)
    if isinstance(event, DebriefReportPrepared):
        return replace(event, figures=as_text(held_by(state, True, limits, moment, around(state))))
    second = event.public and asks_for_a_second(log, state.operation.lead)
    held = held_by(state, event.public, limits, moment, around(state) if event.public else ())
    return replace(event, figures=as_text(held), second_release=second)


def held_by(
    state: OperationState,
    public: bool,
    thresholds: Thresholds,
    moment: datetime,
    within: Sequence[PublishedTotal] = (),
) -> Held:
    """Everything that a version of a moment (UTC) holds."""
    below = publicly(thresholds, moment) if public else {}
    return {"measures": to_plain(figures_of(state, public, thresholds, within)), **below, **about(state, moment)}


def publicly(thresholds: Thresholds, moment: datetime) -> Held:
    """What a public version says of itself: what it hides, and the local month in which it goes out."""
    return {"hidden_below": asdict(thresholds), "issued": f"{local_date(moment):%Y-%m}"}


def as_text(held: Held) -> Figures:
    """What a version holds as its event keeps it."""
    return Figures(json.dumps(held, ensure_ascii=False))


def figures_of(
    state: OperationState, public: bool, thresholds: Thresholds = STANDARD, within: Sequence[PublishedTotal] = ()
) -> Mapping[str, Mapping[str, object]]:
    """The figures of a version: all of them for partners, with small numbers hidden for the public.

    Raises Refused where a total that is public already would tell with them what it held back.
    """
    if not public:
        return report(state)
    try:
        return public_version(state, thresholds, within)
    except TellsOfOthers:
        raise Refused(("tells_of_others",)) from None


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


def asks_for_a_second(log: Log, organisation: str | None) -> bool:
    """Whether an organisation asks, by now, that what one person prepared for the public another one releases."""
    types = [kind.__name__ for kind in (OrganisationRegistered, OrganisationChanged)]
    rows, _ = log.read_list(DCBQuery([DCBQueryItem(types=types, tags=[OrganisationId.of(organisation or "").tag])]))
    said = [getattr(each.event, "second_release", False) for each in events_in(log, rows)]
    return bool(said and said[-1])
