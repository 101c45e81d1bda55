"""Voids and corrections, applied in one place before any rule or projection sees an event.

An amendment may itself be voided: the entry then counts again. The latest correction of an entry wins.
"""

from collections.abc import Iterable

from domain.events.amendments import Becomes, EntryCorrected, EntryVoided
from domain.kernel import Past
from domain.words import EntryId

AMENDMENTS = (EntryVoided, EntryCorrected)


def amended(pasts: Iterable[Past]) -> list[Past]:
    """The events that count, in position order, with what they should have been."""
    in_order = sorted(pasts, key=lambda past: past.position)
    if not any(isinstance(past.event, AMENDMENTS) for past in in_order):
        return in_order
    voided, corrections = _standing(in_order)
    counted = {past.position: past for past in in_order if past.envelope.entry not in voided}
    for entry, becomes in corrections.items():
        if entry in voided:
            continue
        for was in [past.position for past in counted.values() if past.envelope.entry == entry]:
            del counted[was]
        for one in becomes:
            counted[one.past.position] = one.past
    return [counted[position] for position in sorted(counted)]


def _standing(in_order: list[Past]) -> tuple[set[EntryId], dict[EntryId, tuple[Becomes, ...]]]:
    """The entries voided and the corrections that stand, read from the latest amendment back."""
    voided: set[EntryId] = set()
    corrections: dict[EntryId, tuple[Becomes, ...]] = {}
    for past in reversed(in_order):
        if past.envelope.entry in voided:
            continue
        if isinstance(past.event, EntryVoided):
            voided.add(past.event.entry)
        elif isinstance(past.event, EntryCorrected):
            corrections.setdefault(past.event.entry, past.event.becomes)
    return voided, corrections
