"""Sessions that are held in memory: read from the store a moment ago, and looked at again after half a second.

So a change by another process counts here at once too. What is read, and when it is over, each kind says for itself:
people's sessions (`sessions`) and programs' tokens (`tokens`).
"""

import hashlib
import sqlite3
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from service.access.access import Viewer
from service.store import Db

CHECKED = 0.5
"""Seconds for which a session that was read from the store is taken as it was."""
NOTED = 60
"""Seconds after which it is written down that a session is in use."""
AT_ONCE = 500
"""Sessions that are read together."""
Row = Sequence[Any]
"""What the store holds of one."""


@dataclass(eq=False, slots=True)
class Session:
    """Somebody signed in, until something ends it. `proven`: the person there typed the password and never left since.

    Times are seconds of the accounts' clock; `checked` is one of the machine's own.
    """

    key: str
    viewer: Viewer
    csrf: str
    started: float
    seen: float
    touched: float
    proven: bool = True
    ended: bool = False
    checked: float = field(default_factory=time.monotonic)


class HeldSessions(ABC):
    """Those in use here. `looking` is a connection that waits for no lock: they are known while others write."""

    def __init__(self, looking: Db, clock: Callable[[], float]) -> None:
        self._looking, self.clock = looking, clock
        self._held: dict[str, Session] = {}

    @abstractmethod
    def _read(self, keys: Sequence[str]) -> Mapping[str, Row]:
        """What the store holds of some keys by now; nothing of one that was ended."""

    @abstractmethod
    def _as_read(self, key: str, row: Row | None) -> Session | None:
        """The session of a row that was just read, written down as in use; None where it is over."""

    def held(self, token: str) -> Session | None:
        """A session that was read a moment ago, without a look at the store; None where `get` has to look."""
        held = self._held.get(digest(token))
        if held is None or held.ended or time.monotonic() - held.checked > CHECKED:
            return None
        return held if self.clock() - held.seen < NOTED else None

    def get(self, token: str) -> Session | None:
        """The session behind a token while it lasts; None once it has ended, or never was."""
        key = digest(token)
        return self.held(token) or self._as_read(key, self._read([key]).get(key))

    def check(self, sessions: Iterable[Session]) -> None:
        """Look again at sessions whose live views are open, which is being there; those that are over are `ended`.

        A store that is busy is looked at the next time.
        """
        every = list(sessions)
        with suppress(sqlite3.OperationalError):
            for start in range(0, len(every), AT_ONCE):
                some = every[start : start + AT_ONCE]
                rows = self._read([session.key for session in some])
                for session in some:
                    if self._as_read(session.key, rows.get(session.key)) is not session:
                        session.ended = True

    def _stands(self, key: str) -> bool:
        """Whether there is such a session: anybody may send a token that never was one."""
        with suppress(sqlite3.OperationalError):
            return key in self._held or key in self._read([key])
        return False

    def _note(self, sql: str, values: tuple[object, ...]) -> None:
        """Write down what may as well be written the next time, where somebody else is writing."""
        with suppress(sqlite3.OperationalError):
            self._looking.execute(sql, values)

    def _forget(self, key: str) -> None:
        if held := self._held.pop(key, None):
            held.ended = True


def digest(token: str) -> str:
    """Tokens are kept only as their hash: a copy of the store signs nobody in."""
    return hashlib.sha256(token.encode()).hexdigest()


def marks(keys: Sequence[str]) -> str:
    """As many places in a statement as there are keys."""
    return ", ".join("?" * len(keys))
