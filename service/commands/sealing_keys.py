"""Whose keys seal what somebody enters, and make its digest."""

from collections.abc import Iterator, Mapping

from domain.events.amendments import EntryCorrected, EntryVoided
from domain.kernel import Event
from domain.outside import OUTSIDE
from domain.words import EntryId, OperationId
from service.commands.entry_events import stored_events
from service.log import Log
from service.privacy.sealing import contact_of, sealed_fields, subject_of, subject_of_all


def subject_of_proposal(log: Log, kind: type[Event], plain: Mapping[str, object]) -> str:
    """Whose key seals the texts of a proposal: what is said about another entry is about whom that entry is about."""
    if issubclass(kind, EntryCorrected | EntryVoided):
        operation = OperationId(str(plain["operation"]))
        meant = stored_events(log, EntryId(str(plain.get("entry"))))
        return subject_of_all(operation, (each.event for each in meant if each.event.operation == operation))
    return subject_of(kind, plain)


def keys_of_digest(event: Event, plain: Mapping[str, object], subject: str) -> Iterator[str]:
    """Those whose keys make the digest: whose texts were entered, else the operation."""
    yield subject if _holds_text(event, plain) or event.operation == OUTSIDE else event.operation.tag
    if contact := contact_of(type(event), plain):
        yield contact


def _holds_text(event: Event, plain: Mapping[str, object]) -> bool:
    """Whether what was entered holds a text, so that the digest is made with the key that seals it."""
    return isinstance(event, EntryCorrected) or any(plain.get(name) for name in sealed_fields(type(event)))
