"""Log appends at 1, 8 and 32 callers, conditional and durable, against the disk, raw inserts and the library."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from eventsourcing.persistence import StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteDatastore

from bench.calls import CALLS, DATA, append, rate
from bench.line import pair, rounds, title
from bench.raw_inserts import fsyncs, into_sqlite
from service.log import Append, SqliteLog


def ours(folder: Path, callers: int) -> float:
    """Conditional appends of one event with four tags, each caller a thread, as those of the library are."""
    log = SqliteLog(str(folder / f"ours-{uuid4().hex}.db"))

    def work(number: int, call: int) -> None:
        event, condition = append(number, call)
        log.append([event], condition)

    found = rate(callers, work)
    log.close()
    return found


def alone(folder: Path, waiting: int) -> float:
    """The same as the service brings them: so many at once, by one thread."""
    log = SqliteLog(str(folder / f"alone-{uuid4().hex}.db"))
    start = time.perf_counter()
    for turn in range(4 * CALLS):
        log.append_all(
            [Append([event], condition) for event, condition in (append(each, turn) for each in range(waiting))]
        )
    found = 4 * CALLS * waiting / (time.perf_counter() - start)
    log.close()
    return found


def library(folder: Path, callers: int) -> float:
    """The eventsourcing library's own SQLite recorder: one stored event, no condition on tags."""
    datastore = SQLiteDatastore(str(folder / f"library-{uuid4().hex}.db"), pool_size=callers)
    recorder = SQLiteApplicationRecorder(datastore)
    recorder.create_table()

    def work(number: int, call: int) -> None:
        recorder.insert_events([StoredEvent(uuid4(), 1, "BedAllocated", DATA)])

    found = rate(callers, work)
    datastore.close()
    return found


def main() -> None:
    title("Log appends a second: conditional, four tags, durable before the answer (SQLite)")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for callers in (1, 8, 32):
            what, key = f"{callers} caller{'s' if callers > 1 else ''}", f"appends_sqlite_{callers}"
            beside(key, what, lambda each=callers: ours(folder, each), folder, callers, callers == 32)
        beside("appends_sqlite_at_once", "32 at once", lambda: alone(folder, 32), folder, 32, True)


def beside(key: str, what: str, measure: Callable[[], float], folder: Path, callers: int, last: bool) -> None:
    """One rate beside plain inserts, what the disk allows, and what the library reaches."""
    held(key, what, lambda: (measure(), into_sqlite(folder)), "raw single-row inserts")
    held(f"{key}_same_rows", what, lambda: (measure(), into_sqlite(folder, whole=True)), "raw inserts of the same rows")
    held(f"{key}_fsync", what, lambda: (measure(), fsyncs(folder)), "fsyncs of this disk", 2 if last else 0)
    other = "the library's SQLite recorder"
    held(f"{key}_library", what, lambda: (measure(), library(folder, callers)), other, 4 if last else 0)


def held(key: str, what: str, measure: Callable[[], tuple[float, float]], against: str, least: float = 0) -> None:
    """One pair beside its limit, where it has one."""
    pair(key, what, rounds(measure), "/s", against, f">= {least:g}" if least else "", lambda ratio: ratio >= least)


if __name__ == "__main__":
    main()
