"""What goes with somebody's data: all that was written about them, under whatever number and with whosever key.

What was written in one entry goes by itself, where a name stands in it that does not belong there.

A registration that was voided as a duplicate of theirs is theirs. What was entered of another person by mistake, and
corrected to be about them, was sealed with the other's key as it was first written; so was why it was opened then.
"""

from collections.abc import Collection, Iterator, Sequence

from domain.amend import amended
from domain.events.amendments import EntryCorrected, EntryTextErased, EntryVoided, PersonSealedDataErased
from domain.events.organisations import ContactErased, EarlierTextsErased
from domain.kernel import Event, RecordedEvent
from domain.merges import about, numbers_of, passes
from domain.words import OperationId
from service.access.access_log import AccessLog
from service.access.reasons import reference_in
from service.access.sealed import entry_of
from service.commands.replaced import replaced
from service.commands.store import Store
from service.days import events_of_operation
from service.log import Log
from service.privacy.sealing import references
from service.privacy.vault import Vault, VaultWrite


def destroyed(store: Store, event: Event) -> list[VaultWrite]:
    """What is destroyed beside an event; nothing beside most."""
    log, vault, looks = store.log, store.vault, store.access_log
    match event:
        case PersonSealedDataErased():
            return _of_somebody(log, vault, looks, event)
        case EntryTextErased():
            return [_of_an_entry(log, vault, looks, event)]
        case ContactErased():
            return [vault.destroy(event.contact.tag)]
        case EarlierTextsErased():
            return [vault.destroy(f"replaced:{event.name.folded}", replaced(log, vault, event.name))]
        case _:
            return []


def _of_somebody(log: Log, vault: Vault, looks: AccessLog | None, event: PersonSealedDataErased) -> list[VaultWrite]:
    """What is destroyed with a person's data, each of their numbers with its key."""
    every = list(events_of_operation(log, event.operation))
    counted = amended(every)
    numbers = numbers_of(event.person, passes(counted))
    tags = {each.tag for each in numbers}
    theirs = {each.position for each in counted if about(each.event) in numbers}
    found = [*_written(every, theirs), *_reasons(looks, event.operation, theirs)]
    held = ((each, vault.subject(each)) for each in found)
    elsewhere = sorted({reference for reference, subject in held if subject and subject not in tags})
    first, *others = sorted(numbers, key=lambda each: each != event.person)
    return [vault.destroy(first.tag, elsewhere), *(vault.destroy(each.tag) for each in others)]


def _of_an_entry(log: Log, vault: Vault, looks: AccessLog | None, event: EntryTextErased) -> VaultWrite:
    """What is destroyed of one entry: what it said at first and said since, why it was put right, and why opened."""
    every = list(events_of_operation(log, event.operation))
    its = {each.position for each in every if each.envelope.entry == event.entry}
    voids = (each.event for each in every if isinstance(each.event, EntryVoided) and each.event.entry == event.entry)
    why = (reference for void in voids for reference in references(void))
    found = dict.fromkeys((*_written(every, its), *why, *_reasons(looks, event.operation, its)))
    return vault.destroy(event.entry.tag, [each for each in found if vault.subject(each)])


def _written(every: Sequence[RecordedEvent], theirs: Collection[int]) -> Iterator[str]:
    """The references of all that was written in some entries, as first and as since; `theirs` are their positions."""
    for each in every:
        if each.position in theirs:
            yield from references(each.event)
        if isinstance(each.event, EntryCorrected):
            versions = [one.recorded for one in each.event.becomes]
            if versions and all(one.position in theirs for one in versions):
                yield from references(each.event)
            for one in versions:
                yield from references(one.event) if one.position in theirs else ()


def _reasons(looks: AccessLog | None, operation: OperationId, theirs: Collection[int]) -> Iterator[str]:
    """The references of why any of that was opened, also while it was about somebody else."""
    for what, reason in looks.reasons(operation) if looks else ():
        if entry_of(what) in theirs and (reference := reference_in(reason)):
            yield reference
