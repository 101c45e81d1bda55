"""The connections of a process to one PostgreSQL database, made by whoever needs one more and used again.

Those of psycopg's own pool are made by a thread that waits longer after each failure, up to minutes: after a restart of
the database every board has to be right again within two seconds.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from select import POLLIN, poll

import psycopg

MOST = 24
"""Connections at once: as many as threads that write (16), and as many more that read while all of these wait."""
WAIT = 10
"""Seconds for which somebody waits for a connection, and for a lock that another holds."""
SETTINGS = {
    "application_name": "firstlight",
    "connect_timeout": "5",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "20000",
    # Whoever stops in the middle of a transaction lets go of the log for all others; every read goes by an index.
    "options": f"-c lock_timeout={WAIT}s -c idle_in_transaction_session_timeout=15s -c enable_seqscan=off -c jit=off",
}
Connection = psycopg.Connection[tuple[object, ...]]


def connect(database: str) -> Connection:
    """A connection of its own, each statement a transaction unless one is begun. Raises psycopg.OperationalError."""
    return psycopg.connect(database, autocommit=True, **SETTINGS)  # type: ignore[arg-type]


class Pool:
    """Any thread may take one."""

    def __init__(self, database: str) -> None:
        self._database = database
        self._idle: list[Connection] = []
        self._places = threading.BoundedSemaphore(MOST)
        self.users = 0

    @contextmanager
    def taken(self) -> Iterator[Connection]:
        """One for a while; it is used again unless it is broken or in the middle of something."""
        if not self._places.acquire(timeout=WAIT):
            raise psycopg.OperationalError("every connection is in use")
        try:
            held = self._next()
            try:
                yield held
            finally:
                if held.closed or held.info.transaction_status != psycopg.pq.TransactionStatus.IDLE:
                    held.close()
                else:
                    self._idle.append(held)
        finally:
            self._places.release()

    def _next(self) -> Connection:
        while self._idle:
            try:
                held = self._idle.pop()
            except IndexError:
                break
            if not _has_ended(held):
                return held
            held.close()
        return connect(self._database)

    def close(self) -> None:
        """Let go of those that nobody uses."""
        while self._idle:
            self._idle.pop().close()


def _has_ended(held: Connection) -> bool:
    """Whether the other side has said something to a connection that asked for nothing: it said goodbye."""
    if held.closed:
        return True
    said = poll()  # and not select, which knows no number beyond 1,023: a process has a thousand boards open besides
    said.register(held.fileno(), POLLIN)
    return bool(said.poll(0))


_POOLS: dict[str, Pool] = {}
_CHANGING = threading.Lock()


def pool_of(database: str) -> Pool:
    """The pool that everybody in this process shares; to be given back by `leave`."""
    with _CHANGING:
        found = _POOLS.setdefault(database, Pool(database))
        found.users += 1
        return found


def leave(database: str) -> None:
    """The last one closes it."""
    with _CHANGING:
        found = _POOLS[database]
        found.users -= 1
        if not found.users:
            _POOLS.pop(database).close()
