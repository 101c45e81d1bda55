"""What a log told of a tag: kept where it is much, so that the next entry reads only what came since.

What is stored never changes and positions only grow. What was told up to a position is therefore what is told up to
there whenever it is asked again, whichever process appends meanwhile; whether anything came since is asked each time.
"""

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from eventsourcing.dcb.api import DCBQuery, DCBQueryItem

from domain.amend import AMENDMENTS, in_time, types_of
from domain.events.arrivals import RegistrationVoided
from domain.kernel import RecordedEvent
from domain.unreadable import Unreadable, stored_as
from service.log import Log
from service.stored import events_in

MUCH = 200
"""Events of a tag from which on they are kept; fewer are read as quickly as they are looked up."""
KEPT = 30_000
"""Events that are kept of one log at the most, counted under each tag; what was asked for longest ago goes first."""
Asked = tuple[str, frozenset[str]]
"""A tag, and the types of event that are asked for under it."""


@dataclass(frozen=True, slots=True)
class ReadOfTag:
    """The events of a tag up to a position, in their order; `plain` as in `are_plain`."""

    events: Sequence[RecordedEvent]
    up_to: int
    plain: bool

    def and_then(self, events: Sequence[RecordedEvent], up_to: int) -> "ReadOfTag":
        """The same with what came since."""
        if not events:
            return ReadOfTag(self.events, up_to, self.plain)
        return ReadOfTag([*self.events, *events], up_to, self.plain and are_plain(events))


class KeptReads:
    """What is kept of one log. Several threads may ask at once: what they share is never changed, only replaced."""

    def __init__(self) -> None:
        self._told: OrderedDict[Asked, ReadOfTag] = OrderedDict()
        self._turn = threading.Lock()

    def brought_up(self, log: Log, item: DCBQueryItem) -> ReadOfTag | None:
        """What a tag tells by now, what came since read; None where nothing of it is kept."""
        asked = _asked(item)
        before = self._told.get(asked)
        if before is None:
            return None
        rows, head = log.read_list(DCBQuery([item]), before.up_to)
        told = before.and_then(_under(asked[0], events_in(log, rows)), head or before.up_to)
        self._keep(asked, told)
        return told

    def keep(self, item: DCBQueryItem, found: Sequence[RecordedEvent], head: int) -> None:
        """Keep what was read of a tag among others, where that is much."""
        tag, types = asked = _asked(item)
        events = [each for each in _under(tag, found) if stored_as(each.event) in types]
        if len(events) >= MUCH:
            self._keep(asked, ReadOfTag(events, head, are_plain(events)))

    def add_stored(self, stored: Sequence[RecordedEvent], last: int) -> None:
        """Add what was just stored, up to its last position, to whatever is kept up to the one before its first.

        Positions have no gaps: nothing else can have come in between.
        """
        first = last - len(stored) + 1
        under: defaultdict[str, list[RecordedEvent]] = defaultdict(list)
        for position, each in enumerate(stored, first):
            standing = each if each.position == position else replace(each, position=position)
            for tag in standing.tags:
                under[tag].append(standing)
        with self._turn:
            for (tag, types), told in self._told.items():
                if told.up_to == first - 1:
                    since = [each for each in under.get(tag, ()) if stored_as(each.event) in types]
                    self._told[tag, types] = told.and_then(since, last)

    def _keep(self, asked: Asked, told: ReadOfTag) -> None:
        with self._turn:
            self._told[asked] = told
            self._told.move_to_end(asked)
            while sum(len(each.events) for each in self._told.values()) > KEPT:
                self._told.popitem(last=False)


def kept_of(log: Log) -> KeptReads:
    """What is kept of a log, for as long as the log itself is there."""
    return _KEPT.setdefault(log, KeptReads())


def are_plain(events: Sequence[RecordedEvent]) -> bool:
    """Whether each counts as it stands: nothing is amended, merged, dated ahead or beyond reading."""
    return types_of(events).isdisjoint(_ODD) and all(in_time(each) is each for each in events)


def _asked(item: DCBQueryItem) -> Asked:
    return item.tags[0], frozenset(item.types)


def _under(tag: str, events: Iterable[RecordedEvent]) -> list[RecordedEvent]:
    """Those that name it themselves: what a rule is shown goes by that."""
    return [each for each in events if tag in each.tags]


_ODD = (*AMENDMENTS, RegistrationVoided, Unreadable)
_KEPT: WeakKeyDictionary[Log, KeptReads] = WeakKeyDictionary()
