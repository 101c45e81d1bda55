"""What a boundary finds in the log: of a tag that tells much what is kept of it, and what came since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eventsourcing.dcb.api import DCBQuery

from domain.kernel import RecordedEvent
from domain.words import CentreId, EntryId, OperationId
from service.commands.kept_reads import MUCH, ReadOfTag, are_plain, kept_of
from service.log import Log
from service.stored import events_in

_WIDE = (f"{OperationId.prefix}:", f"{CentreId.prefix}:")
"""Under what much is told: what a person or a thing is part of."""


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


def find(log: Log, query: DCBQuery) -> Found:
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
