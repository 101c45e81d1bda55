"""Entries as programs read them: the timeline's rows, and the same by position as somebody may know of them.

Whoever is told of no amendments is told all the same what changed for them, if anything did: that an entry which they
know no longer counts, or how it reads now. They would see as much by reading the timeline again, and a copy of it stays
true.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from domain.amend import AMENDMENTS
from domain.kernel import RecordedEvent
from projections.operation.state import OperationState
from service.access.access import shown
from service.access.sealed import texts_of_all
from service.access.visibility import known, knows
from service.feed.changed import changed_by

Say = Callable[[RecordedEvent, frozenset[str]], str]
"""An entry as a sentence, as an audience may read it."""
Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Changed:
    """That entries which somebody knows were put right, for whoever is not told by what."""

    recorded: RecordedEvent
    positions: tuple[int, ...]

    @property
    def position(self) -> int:
        return self.recorded.position


@dataclass(frozen=True, slots=True)
class Stopped:
    """That an operation cannot be read by now: from this entry on nothing of it is told until it can be."""

    recorded: RecordedEvent
    in_the_way: tuple[int, ...]
    """The positions of the entries that are to be voided or put right."""

    @property
    def position(self) -> int:
        return self.recorded.position


Told = RecordedEvent | Changed | Stopped


def timeline_rows(state: OperationState, told: Iterable[RecordedEvent], seen_by: frozenset[str], say: Say) -> list[Row]:
    """A row for each of those entries, of which an audience may know."""
    every = list(told)
    texts: defaultdict[int, list[str]] = defaultdict(list)
    for each in texts_of_all(state, every, seen_by):
        texts[each.position] += [each.field] if each.reference else []
    return [
        {
            "position": recorded.position,
            "type": type(recorded.event).__name__,
            "happened_at": recorded.at,
            "recorded_at": recorded.envelope.recorded_at,
            "agency": recorded.envelope.on_behalf_of,
            "says": say(recorded, seen_by),
            "data": shown(seen_by, recorded.event),
            "texts": texts[recorded.position],
        }
        for recorded in every
    ]


def by_position(state: OperationState, seen_by: frozenset[str], after: int, until: int) -> list[Told]:
    """What an audience may know of the entries after one position up to another, in their order, as they count.

    Of an operation that cannot be read it is told that, and no more: harm stays with the operation it belongs to.
    """
    if state.broken_by:
        return _stopped(state, after, until)
    counting = known(state, (each for each in state.entries if after < each.position <= until), seen_by)
    found: list[Told] = [*counting, *_changes(state, seen_by, after, until)]
    return sorted(found, key=lambda each: each.position)


def _stopped(state: OperationState, after: int, until: int) -> list[Told]:
    every = (each for each in (*state.recorded_events, *state.unreadable) if after < each.position <= until)
    first = min(every, key=lambda each: each.position, default=None)
    return [Stopped(first, tuple(sorted({each.position for each in state.broken_by})))] if first else []


def _changes(state: OperationState, seen_by: frozenset[str], after: int, until: int) -> Iterator[Changed]:
    for each in state.recorded_events:
        if not (after < each.position <= until) or not isinstance(each.event, AMENDMENTS):
            continue
        if knows(state, each, seen_by):
            continue
        if positions := changed_by(state, each, seen_by):
            yield Changed(each, positions)
