"""Buildings under one spelling: "scout hall" is the venue that its council's directory first called "Scout hall"."""

from collections.abc import Iterable

from eventsourcing.dcb.api import DCBQuery, DCBQueryItem

from domain.events.organisations import VenueListed
from domain.events.planning import OperationProposed
from domain.outside import OUTSIDE, OrganisationId
from domain.words import OperationId
from service.commands.submission import Proposal
from service.log import Log
from service.stored import events_in


def known_places(log: Log, operation: OperationId, proposals: Iterable[Proposal]) -> list[str]:
    """The venues in the directory of the council that leads an operation, or whose directory is written."""
    councils = _written(proposals) if operation == OUTSIDE else _leading(log, operation)
    tags = [OrganisationId.of(each).tag for each in councils]
    if not tags:
        return []
    rows, _ = log.read_list(DCBQuery([DCBQueryItem(types=[VenueListed.__name__], tags=[tag]) for tag in tags]))
    return [each.event.place for each in events_in(log, rows) if isinstance(each.event, VenueListed)]


def _written(proposals: Iterable[Proposal]) -> set[str]:
    councils = (each.fields.get("council") for each in proposals if each.event == VenueListed.__name__)
    return {each for each in councils if isinstance(each, str)}


def _leading(log: Log, operation: OperationId) -> set[str]:
    rows, _ = log.read_list(DCBQuery([DCBQueryItem(types=[OperationProposed.__name__], tags=[operation.tag])]))
    proposed = ((each.event, each.envelope) for each in events_in(log, rows))
    return {said.lead or by.on_behalf_of for said, by in proposed if isinstance(said, OperationProposed)}
