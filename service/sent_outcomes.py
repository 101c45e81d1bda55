"""The public outcomes of periods as they went out, or were prepared to."""

from collections.abc import Iterable, Mapping
from datetime import date
from json import loads
from typing import Any, NamedTuple

from eventsourcing.dcb.api import DCBQuery, DCBQueryItem

from domain.events.outcomes import OutcomesNamed, OutcomesPrepared, OutcomesPublished, PreparedOutcomesVoided
from domain.kernel import RecordedEvent
from domain.outside import OrganisationId
from domain.quarters import overlap_in_part
from domain.texts import Figures
from domain.words import Agency
from projections.disclosure.settings import PublishedFigures
from service.log import Log
from service.stored import events_in


class Quarters(NamedTuple):
    """Whole quarters, both days included."""

    since: date
    until: date


def sent(log: Log, agency: Agency | None) -> list[RecordedEvent]:
    """All public outcomes that an organisation, or anybody, prepared, took back or published, the oldest first."""
    types = [kind.__name__ for kind in (OutcomesPrepared, OutcomesPublished, PreparedOutcomesVoided)]
    rows, _ = log.read_list(
        DCBQuery([DCBQueryItem(types=types, tags=[OrganisationId.of(agency).tag] if agency else [])])
    )
    return [each for each in events_in(log, rows) if isinstance(each.event, OutcomesNamed)]


def is_published(recorded: RecordedEvent, quarters: Quarters) -> bool:
    """Whether an entry is a publication of these quarters."""
    return isinstance(recorded.event, OutcomesPublished) and is_about(recorded, quarters)


def is_about(recorded: RecordedEvent, quarters: Quarters) -> bool:
    """Whether an entry prepares, publishes or takes back a version of these quarters."""
    event = recorded.event
    return isinstance(event, OutcomesNamed) and (event.since, event.until) == quarters


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
