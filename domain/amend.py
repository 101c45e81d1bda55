"""Voids and corrections, applied in one place before any rule or projection sees an event.

An amendment may itself be voided: the entry then counts again. The latest correction of an entry wins.
"""

from collections.abc import Iterable

from domain.events.amendments import Becomes, EntryCorrected, EntryVoided
from domain.kernel import RecordedEvent
from domain.words import EntryId

AMENDMENTS = (EntryVoided, EntryCorrected)


def amended(recorded_events: Iterable[RecordedEvent]) -> list[RecordedEvent]:
    """The events that count, in position order, with what they should have been."""
    in_order = sorted(recorded_events, key=lambda recorded: recorded.position)
    if not any(isinstance(recorded.event, AMENDMENTS) for recorded in in_order):
        return in_order
    voided, corrections = _standing(in_order)
    counted = {recorded.position: recorded for recorded in in_order if recorded.envelope.entry not in voided}
    for entry, becomes in corrections.items():
        if entry in voided:
            continue
        for was in [recorded.position for recorded in counted.values() if recorded.envelope.entry == entry]:
            del counted[was]
        for one in becomes:
            counted[one.recorded.position] = one.recorded
    return [counted[position] for position in sorted(counted)]


def _standing(in_order: list[RecordedEvent]) -> tuple[set[EntryId], dict[EntryId, tuple[Becomes, ...]]]:
    """The entries voided and the corrections that stand, read from the latest amendment back."""
    voided: set[EntryId] = set()
    corrections: dict[EntryId, tuple[Becomes, ...]] = {}
    for recorded in reversed(in_order):
        if recorded.envelope.entry in voided:
            continue
        if isinstance(recorded.event, EntryVoided):
            voided.add(recorded.event.entry)
        elif isinstance(recorded.event, EntryCorrected):
            corrections.setdefault(recorded.event.entry, recorded.event.becomes)
    return voided, corrections
