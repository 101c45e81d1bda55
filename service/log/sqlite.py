"""The durable log in one SQLite file: WAL, full synchronisation, one writer that commits whatever waits at once.

Each append of a group has its own condition and its own answer. Readers have their own connections and never wait.
Several processes may share the file: positions are taken inside the writing transaction.
"""

import queue
import sqlite3
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field

from eventsourcing.dcb.api import (
    DCBAppendCondition,
    DCBEvent,
    DCBQuery,
    DCBReadResponse,
    DCBRecorder,
    DCBSequencedEvent,
    DCBSubscription,
)
from eventsourcing.persistence import IntegrityError

from service.log.begun import begin, say_what_was_lost
from service.log.head import HeadFile, has_wal, known_before
from service.log.interface import NotStored, Row, VaultWrite
from service.log.reading import ListResponse, Subscription
from service.log.sql import SCHEMA, Batch, matching
from service.log.tags import rebuild_tags, tags_of
from service.log.truncating import Truncating
from service.log.vault import VaultTables

WAIT = 10.0
"""Seconds for which a writer waits for another process's lock; nobody waits longer for an answer."""
GROUP = 256
"""Appends committed together at the most."""


@dataclass(slots=True)
class _Waiting:
    events: Sequence[DCBEvent]
    condition: DCBAppendCondition | None
    sealed: Sequence[VaultWrite]
    done: "Future[int]" = field(default_factory=Future)


class SqliteLog(VaultTables, DCBRecorder):
    """See `service.log.interface.Log`; also the eventsourcing library's `DCBRecorder`."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._local = threading.local()
        self._readers: list[sqlite3.Connection] = []
        self._waiting: queue.SimpleQueue[_Waiting | None] = queue.SimpleQueue()
        self._heard: list[Callable[[int], None]] = []
        self._grown = threading.Condition()
        self._truncating = Truncating(path)
        left = has_wal(path)
        known = known_before(path)
        self._head = HeadFile(path)
        self._db = self._connect()
        self._db.executescript(SCHEMA)
        begin(self._db)
        say_what_was_lost(self._db, self._head, known)
        if left:  # a process that was killed may not have got to it
            self._truncating.ask()
        self._closed = False
        self._writer = threading.Thread(target=self._write, name="log-writer", daemon=True)
        self._writer.start()

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path, timeout=WAIT, isolation_level=None, check_same_thread=False)
        for setting in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "cache_size=-65536"):
            db.execute(f"PRAGMA {setting}")
        return db

    @property
    def _reader(self) -> sqlite3.Connection:
        found: sqlite3.Connection | None = getattr(self._local, "db", None)
        if found is None:
            found = self._local.db = self._connect()
            self._readers.append(found)
        return found

    # -- reading

    def read_list(
        self, query: DCBQuery | None = None, after: int | None = None, limit: int | None = None
    ) -> tuple[list[Row], int | None]:
        sql, values = matching(query, after, limit)
        db = self._reader
        db.execute("BEGIN")
        try:
            rows = db.execute(sql, values).fetchall()
            (head,) = db.execute("SELECT max(position) FROM events").fetchone()
        finally:
            db.execute("COMMIT")
        return rows, head

    def read(
        self, query: DCBQuery | None = None, *, after: int | None = None, limit: int | None = None
    ) -> DCBReadResponse:
        rows, head = self.read_list(query, after, limit)
        tags = tags_of(self._reader, [row[0] for row in rows])
        found = [DCBSequencedEvent(DCBEvent(name, data, tags[at]), at) for at, name, data in rows]
        return ListResponse(found, (found[-1].position if found else None) if limit is not None else head)

    def since(self, position: int, limit: int) -> list[tuple[int, str, bytes, list[str]]]:
        rows, _ = self.read_list(None, position, limit)
        tags = tags_of(self._reader, [row[0] for row in rows])
        return [(*row, tags[row[0]]) for row in rows]

    def head(self) -> int:
        (head,) = self._reader.execute("SELECT max(position) FROM events").fetchone()
        return head or 0

    def subscribe(self, query: DCBQuery | None = None, *, after: int | None = None) -> "DCBSubscription[SqliteLog]":
        return Subscription(self, query, after)

    def wait_beyond(self, position: int, seconds: float) -> None:
        """Wait until this process has committed beyond a position, or the time is up."""
        with self._grown:
            if self.head() <= position:
                self._grown.wait(seconds)

    # -- writing

    def append(
        self,
        events: Sequence[DCBEvent],
        condition: DCBAppendCondition | None = None,
        sealed: Sequence[VaultWrite] = (),
    ) -> int:
        return self.submit(events, condition, sealed).result()

    def submit(
        self,
        events: Sequence[DCBEvent],
        condition: DCBAppendCondition | None = None,
        sealed: Sequence[VaultWrite] = (),
    ) -> "Future[int]":
        if self._closed:
            raise RuntimeError("the log is closed")
        waiting = _Waiting(events, condition, sealed)
        self._waiting.put(waiting)
        return waiting.done

    def on_commit(self, heard: Callable[[int], None]) -> None:
        self._heard.append(heard)

    def _write(self) -> None:
        while (first := self._waiting.get()) is not None:
            group: list[_Waiting] = [first]
            last = False
            while len(group) < GROUP and not last:
                try:
                    more = self._waiting.get_nowait()
                except queue.Empty:
                    break
                if more is None:
                    last = True
                else:
                    group.append(more)
            self._commit(group)
            if last:
                return

    def _commit(self, group: list[_Waiting]) -> None:
        """One transaction for the group; where that fails, each on its own, so that no neighbour suffers."""
        answers: list[int | Exception] = []
        try:
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            self._answer(group, [_not_stored(error)] * len(group))
            return
        try:
            batch = Batch(self._db)
            answers.extend(self._try(one, batch) for one in group)
            batch.write()
            self._db.execute("COMMIT")
            self._head.keep(batch.chain.number, batch.chain.hash)
            if batch.destroyed:
                self._went()
        except Exception as error:
            if self._db.in_transaction:
                with suppress(sqlite3.Error):
                    self._db.execute("ROLLBACK")
            if len(group) > 1:
                for one in group:
                    self._commit([one])
                return
            answers = [_not_stored(error)]
        self._answer(group, answers)

    def _try(self, one: _Waiting, batch: Batch) -> int | Exception:
        if one.condition is not None and batch.refuses(one.condition):
            return IntegrityError("an event that the decision did not see matches its boundary")
        batch.write_vault(one.sealed)
        return batch.add(one.events)

    def _answer(self, group: list[_Waiting], answers: list[int | Exception]) -> None:
        stored = [answer for answer in answers if isinstance(answer, int)]
        if stored:
            with self._grown:
                self._grown.notify_all()
        for one, answer in zip(group, answers, strict=True):
            if isinstance(answer, int):
                one.done.set_result(answer)
            else:
                one.done.set_exception(answer)
        if stored:
            for heard in self._heard:
                heard(stored[-1])

    def rebuild_tags(self) -> tuple[int, int]:
        """Fill the table of tags again from the events: how many tags, of how many events."""
        return rebuild_tags(self._reader)

    def _went(self) -> None:
        self._truncating.ask()

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        self._waiting.put(None)
        self._writer.join()
        for db in (*self._readers, self._db):
            db.close()
        self._truncating.close()
        self._head.close()


def _not_stored(error: Exception) -> Exception:
    """A store that is busy, full or broken, as those who wait for an answer know it; any other error as it is."""
    if not isinstance(error, sqlite3.OperationalError):
        return error
    told = NotStored(str(error))
    told.__cause__ = error
    return told
