"""The number of what is new: nobody has to give one, and two who register at once never get the same.

Where a proposal names no person, suspect, vehicle or lesson, the next free number is given as it is stored. Whoever
was quicker has taken it: the next one is then tried. A number that was typed, from a card, is never changed. A number
has so many digits (P01 to P9999): where every one is in use, that is a refusal, and only the next operation has more.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count, takewhile
from weakref import WeakKeyDictionary

from eventsourcing.dcb.api import DCBQuery, DCBQueryItem

from domain.declaration import derived
from domain.kernel import EVENTS, RecordedEvent, Refused
from domain.words import EntryId, OperationId, Scoped
from service.commands.entry_events import events_of
from service.commands.names import DECISIONS, FORMS, may_be, numbered
from service.commands.submission import Submission
from service.log import Log
from service.stored import events_in

TAKEN, NONE_LEFT = "already_exists", "no_number_left"


class Numbering:
    """The numbers of one submission: filled in, and again where somebody was quicker."""

    def __init__(self, log: Log, submission: Submission) -> None:
        self.log, self.submission = log, submission
        self.asked = [
            (place, name, kind)
            for place, proposal in enumerate(submission.proposals)
            for name, kind in numbered(DECISIONS[proposal.event])
            if not proposal.fields.get(name)
        ]
        self.typed = {
            str(each.fields.get(name)).strip().upper()
            for each in submission.proposals
            for name, _ in numbered(DECISIONS[each.event])
        }
        self._begin()

    def _begin(self) -> None:
        self.given: list[Scoped] = []
        self.free: dict[type[Scoped], Iterator[Scoped]] = {}

    def filled(self) -> Submission:
        """The submission with every number; one sent twice gets those that it was given the first time.

        Raises Refused where there is none left.
        """
        if not self.asked:
            return self.submission
        before = events_of(self.log, EntryId(self.submission.entry)) if self.submission.entry else []
        proposals = list(self.submission.proposals)
        self._begin()
        for place, name, kind in self.asked:
            if kind not in self.free:
                self.free[kind] = self._free(kind)
            number = _given_before(before, place, name) or next(self.free[kind])
            self.given.append(number)
            given = {**proposals[place].fields, name: number.ref}
            proposals[place] = proposals[place]._replace(fields=given)
        return replace(self.submission, proposals=proposals)

    def lost(self, refused: Refused) -> bool:
        """Whether it was refused because a number that was given here is taken by now."""
        return TAKEN in refused.reasons and any(self._taken(type(each), [each]) for each in self.given)

    def _free(self, kind: type[Scoped]) -> Iterator[Scoped]:
        """Numbers of a kind that are free, in order. Raises Refused where there is none left.

        As many as an entry may need are asked for together. What the steps to the first passed over is looked for last.
        """
        last = _reached(self.log).get((OperationId(self.submission.operation), kind), 0)
        while may_be(kind, last + 1):
            last = self._before_a_free_one(kind, last)
            block = self._numbers(kind, range(last + 1, last + 1 + len(self.asked)))
            taken = self._taken(kind, block)
            yield from (each for each in block if each.tag not in taken and each.ref not in self.typed)
            last += len(self.asked)
        taken = self._taken(kind)
        passed_over = (each for each in self._numbers(kind, count(1)) if each.tag not in taken)
        yield from (each for each in passed_over if each.ref not in self.typed and each not in self.given)
        raise Refused([NONE_LEFT])

    def _before_a_free_one(self, kind: type[Scoped], last: int) -> int:
        """The number before the first free one, from one that is taken on: by steps of 1, 2, 4 ... and then between.

        How far the log's own numbers reach is kept, so that the next entry goes on from there: none is ever given back.
        """
        held, free = next((n // 2, n) for n in (2**power for power in count()) if not self._held(kind, last + n))
        between = range(last + held + 1, last + free)
        last += held + bisect_left(between, True, key=lambda number: not self._held(kind, number))
        if not any(each.ref in self.typed for each in self._numbers(kind, [last])):
            _reached(self.log)[OperationId(self.submission.operation), kind] = last
        return last

    def _numbers(self, kind: type[Scoped], among: Iterable[int]) -> list[Scoped]:
        """Those of them that can be numbers of this kind, written as one."""
        fit = takewhile(lambda number: may_be(kind, number), among)
        return [kind.of(self.submission.operation, FORMS[kind].format(number)) for number in fit]

    def _held(self, kind: type[Scoped], number: int) -> bool:
        return any(each.ref in self.typed or self._taken(kind, [each]) for each in self._numbers(kind, [number]))

    def _taken(self, kind: type[Scoped], numbers: Sequence[Scoped] | None = None) -> set[str]:
        """The tags of those that any entry made, counted or not: a number that was voided stands on a card.

        Of all numbers, where none is named, with whatever else those entries are tagged.
        """
        asked = {OperationId(self.submission.operation).tag} if numbers is None else {each.tag for each in numbers}
        types = list(_making(kind))
        rows, _ = self.log.read_list(DCBQuery([DCBQueryItem(types=types, tags=[tag]) for tag in asked]))
        found = {tag for each in events_in(self.log, rows) for tag in each.event.tags}
        return found if numbers is None else found & asked


def _reached(log: Log) -> dict[tuple[OperationId, type[Scoped]], int]:
    """How far the numbers of each kind reach in each operation, as far as was looked."""
    return _REACHED.setdefault(log, {})


@derived
def _making(kind: type[Scoped]) -> tuple[str, ...]:
    """The events by which one of this kind comes into the day."""
    return tuple(name for name in EVENTS if any(made is kind for _, made in numbered(DECISIONS[name])))


def _given_before(before: list[RecordedEvent], place: int, name: str) -> Scoped | None:
    number: Scoped | None = getattr(before[place].event, name, None) if place < len(before) else None
    return number


_REACHED: WeakKeyDictionary[Log, dict[tuple[OperationId, type[Scoped]], int]] = WeakKeyDictionary()
