"""The write-ahead file is emptied after something was destroyed: pages that held it would lie in there for days.

Whoever reads at that moment holds the file, so it is tried again until it succeeds, on a thread of its own. It waits
for nobody while it tries, since whoever writes would wait with it.
"""

import queue
import sqlite3
import threading
import time
from contextlib import closing

PAUSE = 0.1
PATIENCE = 10.0
"""Seconds for which a process that ends goes on trying."""


class Truncating:
    """Empties the write-ahead file of the store at a path, whenever it is asked to."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._asked: queue.SimpleQueue[bool] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._until = float("inf")

    def ask(self) -> None:
        """Empty it as soon as nobody holds it."""
        self._asked.put(True)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="log-truncating", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Let go. What was asked for is tried for a while yet."""
        self._until = time.monotonic() + PATIENCE
        self._asked.put(False)
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        with closing(sqlite3.connect(self._path, timeout=0, isolation_level=None)) as db:
            while self._asked.get():
                while not _truncated(db) and time.monotonic() < self._until:
                    time.sleep(PAUSE)


def _truncated(db: sqlite3.Connection) -> bool:
    try:
        busy, _, _ = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.Error:
        return False
    return not busy
