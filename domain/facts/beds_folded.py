"""The fold of who sleeps where: what is told afterwards is added, not folded anew.

It is kept from entry to entry where it is long, for an operation of thousands tells of beds with each entry.
"""

from collections import OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from threading import Lock

from domain.kernel import RecordedEvent
from domain.occupancy import Occupancy

Told = tuple[Hashable, list[RecordedEvent]]
"""The key of a fact, and what it has been told so far."""
Turn = tuple[datetime, int]
"""Where an event stands in the order in which things happened: its time (UTC) and position."""
LONG, KEPT = 200, 16
"""Events from which on a fold is kept, and how many are."""
_turn = attrgetter("envelope.happened_at", "position")


@dataclass(frozen=True, slots=True)
class Folded:
    """A fold as it stood, never changed: what each fact had told, and what that comes to."""

    told: tuple[list[RecordedEvent], ...]
    last: Turn | None
    occupancy: Occupancy


class Fold:
    """Who sleeps where by what some facts have told, up to a moment or by all of it.

    `free_from` is where the lowest free bed is looked for, by centre and time: until a stay ends, what was taken is.
    """

    def __init__(self, asked: Sequence[Told], until: datetime | None) -> None:
        self.found, self.until = [found for _, found in asked], until
        self.free_from: dict[tuple[object, ...], int] = {}
        self._key = None if until else tuple(key for key, _ in asked)
        self._go_on_from(_kept(self._key, self.found) if self._key else None)
        self.brought_up()
        if self._key and self.heard >= LONG:
            _keep(self._key, Folded(tuple(map(list, self.found)), self.last, self.occupancy.copy()))

    def _go_on_from(self, before: Folded | None) -> None:
        self.told = [len(each) for each in before.told] if before else [0] * len(self.found)
        self.heard = sum(self.told)
        self.last = before.last if before else None
        self.occupancy = before.occupancy.copy() if before else Occupancy()
        self.free_from.clear()

    def brought_up(self) -> Occupancy:
        """The stays as the facts tell of them by now, in the order in which things happened."""
        heard = sum(map(len, self.found))
        if heard == self.heard:
            return self.occupancy
        new = self._new()
        if new and self.last is not None and _turn(new[0]) < self.last:
            self._go_on_from(None)
            new = self._new()
        ended = self.occupancy.ended
        for each in new:
            self.occupancy.apply(each)
        self.last = _turn(new[-1]) if new else self.last
        if self.occupancy.ended != ended:
            self.free_from.clear()
        self.told, self.heard = list(map(len, self.found)), heard
        return self.occupancy

    def _new(self) -> list[RecordedEvent]:
        told = [each for found, seen in zip(self.found, self.told, strict=True) for each in found[seen:]]
        every = {each.position: each for each in told if self.until is None or each.at <= self.until}
        return sorted(every.values(), key=_turn) if len(every) > 1 else list(every.values())


_FOLDED: OrderedDict[Hashable, Folded] = OrderedDict()
_TURN = Lock()


def _kept(key: Hashable, found: Sequence[Sequence[RecordedEvent]]) -> Folded | None:
    """The fold of what these facts told before, where what they tell now begins with it.

    A voided entry, or another log, tells something else: then nothing of it holds.
    """
    before = _FOLDED.get(key)
    begins = before and all(now[: len(was)] == was for was, now in zip(before.told, found, strict=True))
    return before if begins else None


def _keep(key: Hashable, folded: Folded) -> None:
    with _TURN:
        _FOLDED[key] = folded
        _FOLDED.move_to_end(key)
        while len(_FOLDED) > KEPT:
            _FOLDED.popitem(last=False)
