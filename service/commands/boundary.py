"""What a decision's facts read of the log."""

from collections.abc import Collection, Sequence

from eventsourcing.dcb.api import DCBQuery, DCBQueryItem

from domain.amend import AMENDMENTS, amended, types_of
from domain.events.amendments import EntryCorrected, EntryVoided
from domain.events.arrivals import PersonRegistered, RegistrationVoided
from domain.kernel import Fact, RecordedEvent
from domain.merges import connected
from domain.words import Id, PersonId
from service.commands.found import Found, find
from service.log import Log

_AMENDING = [kind.__name__ for kind in AMENDMENTS]
_NAMING = (RegistrationVoided, EntryCorrected)
"""What may say that a number is a duplicate: a void, or what a correction makes of one."""
_OF_A_PERSON = f"{PersonId.prefix}:"
_MERGING = [kind.__name__ for kind in (PersonRegistered, RegistrationVoided)]


def read(log: Log, facts: Sequence[Fact], *also: Id) -> tuple[Found, DCBQuery]:
    """What the facts ask for, and the boundary; `also` are references of which everything is read.

    Where a registration was voided as a duplicate, the numbers that it joins are read as one: again, until no
    further number is found. Where an entry about somebody was voided, it may be that of their registration.
    """
    joined: set[PersonId] = set()
    voided: set[str] = set()
    while True:
        query = boundary(facts, joined, *also, voided=voided)
        found = find(log, query)
        every = [] if found.plain else found.every
        named, touched = _joined(every), _touched(every)
        if named <= joined and touched <= voided:
            return found, query
        joined |= named
        voided |= touched


def _joined(found: list[RecordedEvent]) -> set[PersonId]:
    return set() if types_of(found).isdisjoint(_NAMING) else connected([*found, *amended(found)])


def _touched(found: list[RecordedEvent]) -> set[str]:
    """The tags of those about whom an entry was voided."""
    voids = (each.event for each in found if isinstance(each.event, EntryVoided))
    return {tag for event in voids for tag in event.touches if tag.startswith(_OF_A_PERSON)}


def boundary(facts: Sequence[Fact], joined: Collection[PersonId], *also: Id, voided: Collection[str] = ()) -> DCBQuery:
    """Types by tag, amendments always included, and who was voided as whose duplicate where it is about a person.

    `voided` are the tags of those of whom it is asked whether they are registered.
    """
    types: dict[str, dict[str, None] | None] = {}
    numbers = {each.tag for each in joined}
    for fact in facts:
        person = fact.tag.startswith(_OF_A_PERSON)
        for tag in (fact.tag, *numbers) if fact.tag in numbers else (fact.tag,):
            names = types.setdefault(tag, dict.fromkeys((*_AMENDING, *(_MERGING if person else ()))))
            if not fact.types:
                types[tag] = None
            elif names is not None:
                names.update(dict.fromkeys(kind.__name__ for kind in fact.types))
    for tag in (*numbers, *voided):
        types.setdefault(tag, dict.fromkeys((*_AMENDING, *_MERGING)))
    types.update((each.tag, None) for each in also)
    return DCBQuery([DCBQueryItem(types=list(names or ()), tags=[tag]) for tag, names in types.items()])
