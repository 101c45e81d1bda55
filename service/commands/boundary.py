"""What a decision's facts read of the log."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from eventsourcing.dcb.api import DCBQuery, DCBQueryItem

from domain.amend import AMENDMENTS, amended, types_of
from domain.events.amendments import EntryCorrected
from domain.events.arrivals import PersonRegistered, RegistrationVoided
from domain.kernel import Fact, RecordedEvent
from domain.merges import connected
from domain.words import CentreId, EntryId, Id, OperationId, PersonId
from service.commands.kept_reads import MUCH, ReadOfTag, are_plain, kept_of
from service.log import Log
from service.stored import events_in

_AMENDING = [kind.__name__ for kind in AMENDMENTS]
_NAMING = (RegistrationVoided, EntryCorrected)
"""What may say that a number is a duplicate: a void, or what a correction makes of one."""
_WIDE = (f"{OperationId.prefix}:", f"{CentreId.prefix}:")
"""Under what much is told: what a person or a thing is part of."""
_MERGING = [kind.__name__ for kind in (PersonRegistered, RegistrationVoided)]


@dataclass(frozen=True, slots=True)
class Found:
    """What was read, up to `head`: of a tag that tells much by itself, of all others together.

    `plain` says that each event counts as it stands: then a fact needs to look at those under its own tag alone.
    """

    head: int | None
    others: Sequence[RecordedEvent]
    much: Mapping[str, Sequence[RecordedEvent]]
    plain: bool

    def of_entry(self, entry: EntryId) -> list[RecordedEvent]:
        """What was stored under an entry's own key."""
        lists = (self.others, *self.much.values())
        found = {each.position: each for events in lists for each in events if each.envelope.entry == entry}
        return [found[position] for position in sorted(found)]

    @property
    def every(self) -> list[RecordedEvent]:
        """All of it, each once, in the order of the log."""
        found = {each.position: each for events in (self.others, *self.much.values()) for each in events}
        return [found[position] for position in sorted(found)] if self.much else list(self.others)


def read(log: Log, facts: Sequence[Fact], *also: Id) -> tuple[Found, DCBQuery]:
    """What the facts ask for, and the boundary; `also` are references of which everything is read.

    Where a registration was voided as a duplicate, the numbers that it joins are read as one: again, until no
    further number is found.
    """
    joined: set[PersonId] = set()
    while True:
        query = boundary(facts, joined, *also)
        found = _found(log, query)
        named = set() if found.plain else _joined(found.every)
        if named <= joined:
            return found, query
        joined |= named


def _joined(found: list[RecordedEvent]) -> set[PersonId]:
    return set() if types_of(found).isdisjoint(_NAMING) else connected([*found, *amended(found)])


def _found(log: Log, query: DCBQuery) -> Found:
    """What matches a boundary. What is kept of it is brought up first: the rest is read no earlier than that."""
    kept = kept_of(log)
    wide = [item for item in query.items if item.types and item.tags[0].startswith(_WIDE)]
    told = {item.tags[0]: found for item in wide if (found := kept.brought_up(log, item))}
    items = [item for item in query.items if item.tags[0] not in told]
    rows, head = log.read_list(DCBQuery(items)) if items else ([], None)
    others = list(events_in(log, rows))
    if head and len(others) >= MUCH:
        for item in wide:
            if item.tags[0] not in told:
                kept.keep(item, others, head)
    return _as_one(head, others, told)


def _as_one(head: int | None, others: Sequence[RecordedEvent], told: Mapping[str, ReadOfTag]) -> Found:
    """What was read one after the other, as the log was when the first of it was read."""
    if not told:
        return Found(head, others, {}, are_plain(others))
    first = min(each.up_to for each in told.values())
    much = {tag: _until(first, each.events) if each.up_to > first else each.events for tag, each in told.items()}
    others = _until(first, others)
    return Found(first, others, much, are_plain(others) and all(each.plain for each in told.values()))


def _until(head: int, events: Sequence[RecordedEvent]) -> Sequence[RecordedEvent]:
    return [each for each in events if each.position <= head]


def boundary(facts: Sequence[Fact], joined: Collection[PersonId], *also: Id) -> DCBQuery:
    """Types by tag, amendments always included, and who was voided as whose duplicate where it is about a person."""
    types: dict[str, dict[str, None] | None] = {}
    numbers = {each.tag for each in joined}
    for fact in facts:
        person = fact.tag.startswith(f"{PersonId.prefix}:")
        for tag in (fact.tag, *numbers) if fact.tag in numbers else (fact.tag,):
            names = types.setdefault(tag, dict.fromkeys((*_AMENDING, *(_MERGING if person else ()))))
            if not fact.types:
                types[tag] = None
            elif names is not None:
                names.update(dict.fromkeys(kind.__name__ for kind in fact.types))
    for tag in numbers:
        types.setdefault(tag, dict.fromkeys((*_AMENDING, *_MERGING)))
    types.update((each.tag, None) for each in also)
    return DCBQuery([DCBQueryItem(types=list(names or ()), tags=[tag]) for tag, names in types.items()])
