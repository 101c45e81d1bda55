"""The public outcomes of a period as they go out: whose, over which quarters, with the figures of the moment."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from json import loads
from typing import Any, NamedTuple

from eventsourcing.dcb.api import DCBQuery, DCBQueryItem

from domain.events.debrief import DebriefReportPrepared, DebriefReportPublished
from domain.events.outcomes import OutcomesNamed, OutcomesPrepared, OutcomesPublished, PreparedOutcomesVoided
from domain.kernel import Event, RecordedEvent
from domain.outside import OrganisationId
from domain.policy.small_numbers import Thresholds, thresholds
from domain.quarters import overlap_in_part
from domain.texts import Figures
from domain.words import Agency
from projections.across import belongs_to
from projections.disclosure import PublishedTotal
from projections.disclosure.settings import PublishedFigures
from projections.local_time import local_date
from projections.operation.state import OperationState
from service.access.access import Viewer, may_see_outcomes
from service.log import Log
from service.outcomes import Outcomes, PublicTotal
from service.outcomes.kept import PublicFigures
from service.publishing import Held, as_text, asks_for_a_second, publicly, with_figures
from service.stored import events_in


class Quarters(NamedTuple):
    """Whole quarters, both days included."""

    since: date
    until: date


def filled(log: Log, outcomes: Outcomes | None, viewer: Viewer, event: Event, moment: datetime) -> Event:
    """What goes out, or is prepared to, with whatever is computed of it; any other event as it is.

    Raises Forbidden for those who do not see the figures across operations.
    """
    if isinstance(event, DebriefReportPublished | DebriefReportPrepared):
        return with_figures(log, event, moment, lambda state: totals_around(log, outcomes, state))
    if not isinstance(event, OutcomesNamed) or outcomes is None:
        return event
    may_see_outcomes(viewer)
    if not isinstance(event, OutcomesPrepared | OutcomesPublished):
        return replace(event, organisation=viewer.agency)
    own, quarters = outcomes.of(viewer.agency), Quarters(event.since, event.until)
    own.catch_up()
    limits = thresholds(local_date(moment), event.small_numbers, event.hide_suspects)
    figures = own.public.of(to_publish(log, own, viewer.agency, quarters, limits))
    return replace(
        event,
        organisation=viewer.agency,
        figures=as_text(held_over(own, figures, limits, moment)),
        second_release=asks_for_a_second(log, viewer.agency),
    )


def totals_around(log: Log, outcomes: Outcomes | None, state: OperationState) -> list[PublishedTotal]:
    """The public totals in which an operation is counted, the latest of each organisation and period."""
    if outcomes is None:
        return []
    day, latest = belongs_to(state), dict[tuple[Agency, Quarters], RecordedEvent]()
    for each in sent(log, None):
        event = each.event
        if isinstance(event, OutcomesPublished) and day and event.since <= day <= event.until:
            latest[event.organisation or Agency(""), Quarters(event.since, event.until)] = each
    found = []
    for (organisation, quarters), published in latest.items():
        own = outcomes.of(organisation)
        own.catch_up()
        if any(each.operation == state.id for each in own.operations(*quarters)):
            found.append(PublishedTotal(figures_in(published), own.published(*quarters, but=state.id)))
    return found


def to_publish(
    log: Log, own: Outcomes, agency: Agency | None, quarters: Quarters, thresholds: Thresholds
) -> PublicTotal:
    """What the public outcomes of an organisation's period, or of everybody's, are made of, what was published of it
    before included.
    """
    before = [figures_in(each) for each in sent(log, agency) if is_published(each, quarters)]
    return own.to_publish(*quarters, thresholds, before)


def held_over(own: Outcomes, figures: PublicFigures, thresholds: Thresholds, moment: datetime) -> Held:
    """Everything that a version of a moment (UTC) holds; `left_out` is how many operations could not be counted."""
    of_the_log = {"position": own.position(), "as_of": moment.isoformat(), "left_out": len(own.left_out())}
    return {"measures": figures, **publicly(thresholds, moment), **of_the_log}


def sent(log: Log, agency: Agency | None) -> list[RecordedEvent]:
    """All public outcomes that an organisation, or anybody, prepared, took back or published, the oldest first."""
    types = [kind.__name__ for kind in (OutcomesPrepared, OutcomesPublished, PreparedOutcomesVoided)]
    rows, _ = log.read_list(
        DCBQuery([DCBQueryItem(types=types, tags=[OrganisationId.of(agency).tag] if agency else [])])
    )
    return [each for each in events_in(log, rows) if isinstance(each.event, OutcomesNamed)]


def is_published(recorded: RecordedEvent, quarters: Quarters) -> bool:
    """Whether an entry is a publication of these quarters."""
    event = recorded.event
    return isinstance(event, OutcomesPublished) and (event.since, event.until) == quarters


def overlapping(every: Iterable[RecordedEvent], quarters: Quarters) -> tuple[Quarters, ...]:
    """The published periods that share days with these quarters and are others, each once: they bar its way out."""
    published = (each.event for each in every if isinstance(each.event, OutcomesPublished))
    periods = dict.fromkeys(Quarters(each.since, each.until) for each in published)
    return tuple(each for each in periods if overlap_in_part(each, quarters))


def held_in(recorded: RecordedEvent) -> Mapping[str, Any]:
    """What a publication or a preparation holds."""
    held: Mapping[str, Any] = loads(getattr(recorded.event, "figures", None) or Figures("{}"))
    return held


def figures_in(recorded: RecordedEvent) -> PublishedFigures:
    """The measures that it holds."""
    found: PublishedFigures = held_in(recorded).get("measures") or {}
    return found
