"""Log appends at 1, 8 and 32 callers, conditional and durable, against the disk, raw inserts and the library."""

import os
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from eventsourcing.dcb.api import DCBAppendCondition, DCBEvent, DCBQuery, DCBQueryItem
from eventsourcing.persistence import StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteDatastore

from bench.line import pair, rounds, title
from service.log import Append, SqliteLog

CALLS = 50
"""Appends of each caller in one round; a round of one or few callers has as many as one of eight."""
DATA = b"x" * 290


def turns(callers: int) -> int:
    """How often each of so many callers calls in one round."""
    return CALLS * max(1, 8 // callers)


def rate(callers: int, work: Callable[[int, int], None]) -> float:
    """Calls a second over so many threads; each gets its own number and counts its calls."""

    def run(number: int) -> None:
        for call in range(turns(callers)):
            work(number, call)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(callers)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return callers * turns(callers) / (time.perf_counter() - start)


def fsyncs(folder: Path) -> float:
    """How often a second the disk makes a page durable."""
    handle = os.open(folder / "page", os.O_RDWR | os.O_CREAT)
    page = b"p" * 8192

    def work(number: int, call: int) -> None:
        os.pwrite(handle, page, 0)
        os.fdatasync(handle)

    found = rate(1, work)
    os.close(handle)
    return found


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


def append(number: int, turn: int) -> tuple[DCBEvent, DCBAppendCondition]:
    """One event with four tags, and a condition on two of them."""
    bed, entry = f"bed:{number}-{turn}", f"entry:{number}-{turn}"
    tags = [f"operation:{number}", f"person:{number}-{turn % 50}", bed, entry]
    query = DCBQuery([DCBQueryItem(types=["BedAllocated"], tags=[bed]), DCBQueryItem(tags=[entry])])
    return DCBEvent("BedAllocated", DATA, tags), DCBAppendCondition(query, after=None)


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


def raw(folder: Path) -> float:
    """Single-row inserts of one writer into the same kind of file, each its own transaction."""
    db = sqlite3.connect(folder / f"raw-{uuid4().hex}.db", isolation_level=None, check_same_thread=False)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=FULL")
    db.execute("CREATE TABLE e (position INTEGER PRIMARY KEY, data BLOB)")
    found = rate(1, lambda number, call: (db.execute("INSERT INTO e (data) VALUES (?)", (DATA,)), None)[1])
    db.close()
    return found


def main() -> None:
    title("Log appends a second: conditional, four tags, durable before the answer (SQLite)")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        recorder = "the library's SQLite recorder"
        for callers in (1, 8, 32):
            what = f"{callers} caller{'s' if callers > 1 else ''}"
            last = callers == 32
            held(what, lambda each=callers: (ours(folder, each), fsyncs(folder)), "fsyncs of this disk", 2, last)
            held(what, lambda each=callers: (ours(folder, each), library(folder, each)), recorder, 4, last)
            held(what, lambda each=callers: (ours(folder, each), raw(folder)), "raw single-row inserts", 0, False)
        alike = "32 at once"
        held(alike, lambda: (alone(folder, 32), fsyncs(folder)), "fsyncs of this disk", 2, True)
        held(alike, lambda: (alone(folder, 32), library(folder, 32)), recorder, 4, True)


def held(what: str, measure: Callable[[], tuple[float, float]], against: str, least: float, holds: bool) -> None:
    """One pair beside its limit, where it has one."""
    limit = f"at 32: >= {least:g}" if holds else ""
    pair(what, rounds(measure), "/s", against, limit, lambda ratio: not holds or ratio >= least)


if __name__ == "__main__":
    main()
