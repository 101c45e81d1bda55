"""A log as somebody follows it: how far it was read, and whether it is still the log of which that was read."""

from collections.abc import Iterator
from time import monotonic
from typing import NoReturn

from domain.kernel import RecordedEvent
from service.log import Log, WentBack
from service.same_log import mark_at, mark_of
from service.stored import events_in

PAGE = 5000
LOOK = 1.0
"""Seconds after which it is looked at again what stands where the log was read to, although it has not grown."""


class Followed:
    """Once it `went_back` everything that was read of it is void, whatever comes: it raises WentBack for ever.

    An earlier copy of a store may take its place under a running process: a standby without the last entries takes
    over, a backup is restored. It ends before what was read; later its positions are taken by other entries.
    """

    def __init__(self, log: Log, position: int) -> None:
        self.log, self.read_to = log, (position, mark_at(log, position))
        self.went_back, self._looked = False, 0.0

    # Both are one value, since another thread may take something in between a look at the one and at the other.
    @property
    def position(self) -> int:
        """How far it was read."""
        return self.read_to[0]

    @property
    def mark(self) -> str:
        """The mark of what stands there."""
        return self.read_to[1]

    def took(self, recorded: RecordedEvent) -> None:
        """Everything up to this one was taken in."""
        self.read_to = (recorded.position, mark_of(recorded))

    def head(self) -> int:
        """Where the log ends by now. Raises WentBack."""
        position = self.position  # before the head: another thread may take more in meanwhile
        try:
            head = self.log.head()
        except WentBack:
            self._must_begin_anew()
        if self.went_back or head < position:
            self._must_begin_anew()
        if monotonic() - self._looked > LOOK:
            self.after(*self.read_to, 0)
            self._looked = monotonic()
        return head

    def ahead(self, head: int) -> Iterator[RecordedEvent]:
        """What comes up to a head, or somewhat further, as long as each is taken in as it comes. Raises WentBack."""
        while head > (read_to := self.read_to)[0]:
            if not (found := self.after(*read_to, PAGE)):
                self._must_begin_anew()
            yield from found

    def after(self, position: int, mark: str, most: int) -> list[RecordedEvent]:
        """What comes after a position, read together with what stands there. Raises WentBack. Any thread may ask."""
        known = min(position, 1)
        rows, _ = self.log.read_list(None, position - known, most + known)
        found = list(events_in(self.log, rows))
        if self.went_back or (known and (not found or mark_of(found[0]) != mark)):
            self._must_begin_anew()
        return found[known:]

    def _must_begin_anew(self) -> NoReturn:
        self.went_back = True
        raise WentBack("The log is no longer the one that was read.")
