"""Voids and corrections, applied in one place before any rule or projection sees an event.

An amendment may itself be voided: the entry then counts again. The latest correction of an entry wins. Whatever is
stored, nothing has happened after somebody wrote it down: an entry dated later counts from then.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from operator import attrgetter

from domain.events.amendments import Becomes, EntryCorrected, EntryVoided
from domain.kernel import Event, RecordedEvent
from domain.words import EntryId

AMENDMENTS = (EntryVoided, EntryCorrected)


def amended(recorded_events: Iterable[RecordedEvent]) -> list[RecordedEvent]:
    """The events that count, in position order, with what they should have been."""
    in_order = sorted(map(in_time, recorded_events), key=attrgetter("position"))
    if types_of(in_order).isdisjoint(AMENDMENTS):
        return in_order
    voided, corrections = standing(in_order)
    counted = {recorded.position: recorded for recorded in in_order if recorded.envelope.entry not in voided}
    for entry, becomes in corrections.items():
        if entry in voided:
            continue
        for was in [recorded.position for recorded in counted.values() if recorded.envelope.entry == entry]:
            del counted[was]
        for one in becomes:
            counted[one.recorded.position] = one.recorded
    return [counted[position] for position in sorted(counted)]


def types_of(recorded_events: Iterable[RecordedEvent]) -> set[type[Event]]:
    """The types of event among some, for who looks for a rare one among thousands."""
    return {type(each.event) for each in recorded_events}


def in_time(recorded: RecordedEvent, written: datetime | None = None) -> RecordedEvent:
    """The same, happened at the latest when it was written down: when it was recorded, or corrected.

    What was typed stays beside it.
    """
    latest = written or recorded.envelope.recorded_at
    if recorded.envelope.happened_at <= latest:
        return recorded
    typed = recorded.envelope.typed_at or recorded.at
    return replace(recorded, envelope=replace(recorded.envelope, happened_at=latest, typed_at=typed))


def standing(in_order: Sequence[RecordedEvent]) -> tuple[set[EntryId], dict[EntryId, tuple[Becomes, ...]]]:
    """The entries voided and the corrections that stand, read from the latest amendment back."""
    voided: set[EntryId] = set()
    corrections: dict[EntryId, tuple[Becomes, ...]] = {}
    for recorded in reversed(in_order):
        if recorded.envelope.entry in voided:
            continue
        if isinstance(recorded.event, EntryVoided):
            voided.add(recorded.event.entry)
        elif isinstance(recorded.event, EntryCorrected):
            written = recorded.envelope.recorded_at
            becomes = tuple(Becomes(in_time(each.recorded, written)) for each in recorded.event.becomes)
            corrections.setdefault(recorded.event.entry, becomes)
    return voided, corrections
