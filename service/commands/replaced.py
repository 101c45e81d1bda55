"""What was written outside operations and replaced since: in a directory, of organisations, in their own texts."""

from collections.abc import Hashable, Iterator

from eventsourcing.dcb.api import DCBQuery, DCBQueryItem

from domain.events.organisations import ContactListed, OrganisationSaid, RightsTextWritten, VenueListed
from domain.kernel import Event, RecordedEvent
from domain.names import folded
from domain.outside import OrganisationId
from domain.words import Agency
from service.commands.names import DECISIONS
from service.log import Log
from service.privacy.sealing import references, sealed_fields
from service.privacy.vault import Vault
from service.stored import events_in


def replaced(log: Log, vault: Vault, name: Agency) -> list[str]:
    """The references of what an organisation wrote, or others of it, that stands nowhere any more and is still held."""
    every = list(_written(log))
    standing = {_about(each.event): each.event for each in every}
    stands = {reference for event in standing.values() for reference in references(event)}
    theirs = (each.event for each in every if _whose(each, name))
    found = dict.fromkeys(reference for event in theirs for reference in references(event))
    return [each for each in found if each not in stands and vault.subject(each)]


def _written(log: Log) -> Iterator[RecordedEvent]:
    kinds = (each.event for each in DECISIONS.values() if each.without_operation)
    types = [kind.__name__ for kind in kinds if sealed_fields(kind)]
    rows, _ = log.read_list(DCBQuery([DCBQueryItem(types=types)]))
    return events_in(log, rows)


def _whose(recorded: RecordedEvent, name: Agency) -> bool:
    by = recorded.envelope.on_behalf_of.folded == name.folded
    return by or OrganisationId.of(name).tag in recorded.event.tags


def _about(event: Event) -> Hashable:
    """What an entry says anew, so that the last one about it stands."""
    match event:
        case OrganisationSaid():
            return event.name.folded
        case RightsTextWritten():
            return event.name.folded, event.paper, event.language
        case VenueListed():
            return event.council.folded, folded(event.place)
        case ContactListed():
            return event.contact
        case _:
            return event
