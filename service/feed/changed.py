"""What an amendment changes for an audience that is not told of it: whose rows read otherwise after it than before.

An amendment of what they are not shown changes nothing for them. That there was one is nothing that they are told.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from domain.amend import amended
from domain.declaration import fields_of
from domain.events.amendments import OfAnEntry
from domain.kernel import RecordedEvent
from domain.words import EntryId, Sealed
from projections.operation.state import OperationState
from service.access.access import shown
from service.access.visibility import known, sees_text

Rows = Mapping[int, tuple[object, ...]]


def changed_by(state: OperationState, amendment: RecordedEvent, seen_by: frozenset[str]) -> tuple[int, ...]:
    """The positions of entries that an audience knows and that read otherwise to it since an amendment."""
    assert isinstance(amendment.event, OfAnEntry)
    bound = _bound_to(state, amendment.event.entry)
    before = _as_read(state, (each for each in bound if each.position < amendment.position), seen_by)
    since = _as_read(state, (each for each in bound if each.position <= amendment.position), seen_by)
    return tuple(sorted(each for each in {*before, *since} if before.get(each) != since.get(each)))


def _as_read(state: OperationState, written: Iterable[RecordedEvent], seen_by: frozenset[str]) -> Rows:
    """What an audience reads of entries, by their positions, where only this was written."""
    counted = (each for each in amended(written) if not isinstance(each.event, OfAnEntry))
    return {each.position: _read(state, each, seen_by) for each in known(state, counted, seen_by)}


def _read(state: OperationState, recorded: RecordedEvent, seen_by: frozenset[str]) -> tuple[object, ...]:
    event = recorded.event
    sealed = [each.name for each in fields_of(type(event), Sealed)]
    opens = [getattr(event, name) for name in sealed if sees_text(state, event, name, seen_by)]
    return recorded.at, recorded.envelope.on_behalf_of, shown(seen_by, event), opens


def _bound_to(state: OperationState, entry: EntryId) -> list[RecordedEvent]:
    """An entry, what amends it, what amends that, and whatever else any of them amends, in their order."""
    amending = state.once(_amending)
    found: dict[EntryId, list[RecordedEvent]] = {}
    ahead = [entry]
    while ahead:
        if (one := ahead.pop()) in found:
            continue
        found[one] = state.of_entry(one)
        ahead += [each.event.entry for each in found[one] if isinstance(each.event, OfAnEntry)]
        ahead += amending.get(one, ())
    return sorted((each for own in found.values() for each in own), key=lambda each: each.position)


def _amending(state: OperationState) -> Mapping[EntryId, list[EntryId]]:
    """The entries that amend an entry, by that."""
    found: defaultdict[EntryId, list[EntryId]] = defaultdict(list)
    for each in state.recorded_events:
        if isinstance(each.event, OfAnEntry):
            found[each.event.entry].append(each.envelope.entry)
    return found
