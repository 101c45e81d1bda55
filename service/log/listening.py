"""What others commit to the PostgreSQL log is heard by NOTIFY, and what was committed here is said, after the commit.

A notification inside the transaction would hold a lock of the whole database cluster at the commit. Many commits are
said by one. Nothing rests on it: whoever follows the log looks every second all the same, and finds what was not heard.
"""

import threading
from collections.abc import Callable, Mapping

import psycopg

from domain.words import EntryId
from service import tracing_across
from service.store.pool import connect

CHANNEL, TRACES = "firstlight", "firstlight_traces"
AGAIN = 0.25
"""Seconds until the database is tried again after it went away."""
LOOK = 1.0
"""Seconds for which it is listened at a time."""


class Listening:
    """Two threads: one hears, one says. The database may come and go."""

    def __init__(self, database: str, heard: Callable[[int], None]) -> None:
        self._database, self._heard = database, heard
        self._said, self._traces = 0, dict[EntryId, str]()
        self._to_say = threading.Event()
        self._ended = threading.Event()
        self._threads = [threading.Thread(target=each, daemon=True) for each in (self._hear, self._tell)]
        for thread in self._threads:
            thread.start()

    def say(self, head: int, traces: Mapping[EntryId, str]) -> None:
        """Tell the other processes that the log ends here now, and to which traces that belongs. Returns at once."""
        self._said, self._traces = head, {**self._traces, **traces}
        self._to_say.set()

    def close(self) -> None:
        """End both; what is to be said yet is said, if it can be."""
        self._ended.set()
        self._to_say.set()
        for thread in self._threads:
            thread.join()

    def _hear(self) -> None:
        while not self._ended.is_set():
            try:
                with connect(self._database) as held:
                    held.execute(f"LISTEN {TRACES}")
                    held.execute(f"LISTEN {CHANNEL}")
                    self._heard(0)  # something may have been committed while nobody listened
                    while not self._ended.is_set():
                        for each in held.notifies(timeout=LOOK, stop_after=1):
                            if each.channel == TRACES:
                                tracing_across.heard(each.payload)
                            else:
                                self._heard(int(each.payload))
            except psycopg.Error:
                self._ended.wait(AGAIN)

    def _tell(self) -> None:
        while not self._ended.is_set():
            try:
                with connect(self._database) as held:
                    held.execute("SET synchronous_commit = off")  # what is lost here is found by looking
                    while self._to_say.wait() and (self._said or not self._ended.is_set()):
                        self._to_say.clear()
                        traces, self._traces = self._traces, {}
                        if traces:
                            held.execute("SELECT pg_notify(%s, %s)", (TRACES, tracing_across.said(traces)))
                        held.execute("SELECT pg_notify(%s, %s)", (CHANNEL, str(self._said)))
                        if self._ended.is_set():
                            return
            except psycopg.Error:
                self._to_say.set()
                self._ended.wait(AGAIN)
