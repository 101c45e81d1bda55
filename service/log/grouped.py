"""Whatever waits is committed at once: whoever finds nobody writing writes, with what others brought meanwhile.

Those find themselves answered. Each append has its own condition and its own answer.
"""

import threading
import time
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from eventsourcing.dcb.api import DCBAppendCondition, DCBEvent

from service.log.interface import Append, VaultWrite
from service.store import NotStored


@dataclass(eq=False, slots=True)
class _Waiting:
    """What one caller brings; it is told once it is answered, or when its turn has come to write for all who wait."""

    appends: Sequence[Append]
    answers: list[int | Exception] | None = None
    told: threading.Lock = field(default_factory=threading.Lock)
    """Held until it is told. A lock costs a fraction of what an event does."""

    def __post_init__(self) -> None:
        self.told.acquire()


class Grouped(ABC):
    """The way in of a log: its callers are served in groups, each by one of them."""

    def __init__(self) -> None:
        self._waiting: deque[_Waiting] = deque()
        self._turn = threading.Lock()
        self._written = False
        self._closed = False
        self._heard: list[Callable[[int], None]] = []
        self._grown = threading.Condition()

    @abstractmethod
    def _committed(self, appends: Sequence[Append]) -> list[int | Exception]:
        """The answers of one transaction."""

    @abstractmethod
    def head(self) -> int:
        """The last position; 0 where nothing is stored."""

    def append(
        self,
        events: Sequence[DCBEvent],
        condition: DCBAppendCondition | None = None,
        sealed: Sequence[VaultWrite] = (),
    ) -> int:
        (answer,) = self.append_all([Append(events, condition, sealed)])
        if isinstance(answer, Exception):
            raise answer
        return answer

    def append_all(self, appends: Sequence[Append]) -> list[int | Exception]:
        return self._brought(_Waiting(appends))

    def _end(self) -> bool:
        """Store what waits and take no more; False where that is done already."""
        if self._closed:
            return False
        self._brought(_Waiting(()), last=True)
        return True

    def _brought(self, mine: _Waiting, last: bool = False) -> list[int | Exception]:
        with self._turn:
            if self._closed:
                raise RuntimeError("the log is closed")
            self._closed = last
            self._waiting.append(mine)
            others, self._written = self._written, True
        if others:
            mine.told.acquire()
        if mine.answers is None:
            self._let_others_come()
            self._write()
        return mine.answers or []

    def _let_others_come(self) -> None:
        """Whoever the last commit answered brings the next at once, where it is let: one commit then serves them all.

        Otherwise the first of them would be served alone, and all others wait for that.
        """
        waiting = 0
        while len(self._waiting) > waiting:
            waiting = len(self._waiting)
            time.sleep(0)

    def _write(self) -> None:
        """Commit whatever waits by now; who came meanwhile is next to write, also where this one is interrupted."""
        group = [self._waiting.popleft() for _ in range(len(self._waiting))]
        appends = [append for each in group for append in each.appends]
        answers: Sequence[int | Exception] = [NotStored("interrupted")] * len(appends)
        try:
            answers = self._committed(appends) if appends else []
        finally:
            following = iter(answers)
            for each in group:
                each.answers = list(islice(following, len(each.appends)))
                each.told.release()
            with self._turn:
                self._written = bool(self._waiting)
                if self._waiting:
                    self._waiting[0].told.release()
        if stored := [answer for answer in answers if isinstance(answer, int)]:
            self._tell(stored[-1])

    def on_commit(self, heard: Callable[[int], None]) -> None:
        self._heard.append(heard)

    def _tell(self, head: int) -> None:
        with self._grown:
            self._grown.notify_all()
        for heard in self._heard:
            heard(head)

    def wait_beyond(self, position: int, seconds: float) -> None:
        """Wait until this process knows of something beyond a position, or the time is up."""
        with self._grown:
            if self.head() <= position:
                self._grown.wait(seconds)
