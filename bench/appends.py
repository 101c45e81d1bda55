"""Log appends at 1, 8 and 32 callers, conditional and durable, against the disk, raw inserts and the library."""

import asyncio
import os
import sqlite3
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from uuid import uuid4

from eventsourcing.dcb.api import DCBAppendCondition, DCBEvent, DCBQuery, DCBQueryItem
from eventsourcing.persistence import StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteDatastore

from bench.line import line, title
from service.log import SqliteLog

SECONDS = 1.5
DATA = b"x" * 290


def rate(callers: int, work: Callable[[int, int], None]) -> float:
    """Calls a second over so many threads; each gets its own number and counts its calls."""
    done = [0] * callers
    end = time.perf_counter() + SECONDS

    def run(number: int) -> None:
        while time.perf_counter() < end:
            work(number, done[number])
            done[number] += 1

    threads = [threading.Thread(target=run, args=(number,)) for number in range(callers)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / (time.perf_counter() - start)


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
    """Conditional appends of one event with four tags, as the service makes them: callers wait on one event loop."""
    log = SqliteLog(str(folder / f"ours-{callers}.db"))
    done = 0
    end = time.perf_counter() + SECONDS

    async def call(number: int) -> None:
        nonlocal done
        turn = 0
        while time.perf_counter() < end:
            event, condition = append(number, turn)
            await asyncio.wrap_future(log.submit([event], condition))
            turn += 1
            done += 1

    async def everybody() -> None:
        await asyncio.gather(*(call(number) for number in range(callers)))

    start = time.perf_counter()
    asyncio.run(everybody())
    found = done / (time.perf_counter() - start)
    log.close()
    return found


def alone(folder: Path, waiting: int) -> float:
    """The log alone: so many appends always waiting, made beforehand, so that only the log's own work is timed."""
    log = SqliteLog(str(folder / f"alone-{waiting}.db"))
    made = [append(call % waiting, call) for call in range(40_000)]
    ahead: deque[Future[int]] = deque()
    done = 0
    start = time.perf_counter()
    for event, condition in made:
        ahead.append(log.submit([event], condition))
        if len(ahead) >= waiting:
            ahead.popleft().result()
            done += 1
        if done % 100 == 0 and time.perf_counter() - start > SECONDS:
            break
    found = done / (time.perf_counter() - start)
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
    datastore = SQLiteDatastore(str(folder / f"library-{callers}.db"), pool_size=callers)
    recorder = SQLiteApplicationRecorder(datastore)
    recorder.create_table()

    def work(number: int, call: int) -> None:
        recorder.insert_events([StoredEvent(uuid4(), 1, "BedAllocated", DATA)])

    found = rate(callers, work)
    datastore.close()
    return found


def raw(folder: Path) -> float:
    """Single-row inserts of one writer into the same kind of file, each its own transaction."""
    db = sqlite3.connect(folder / "raw.db", isolation_level=None, check_same_thread=False)
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
        synced, inserted = fsyncs(folder), raw(folder)
        for callers in (1, 8, 32):
            appended, others = ours(folder, callers), library(folder, callers)
            what = f"{callers} caller{'s' if callers > 1 else ''}"
            target = callers == 32
            line(
                what, appended, "/s", "fsyncs of this disk", synced, "at 32: >= 2", not target or appended >= 2 * synced
            )
            line(
                what,
                appended,
                "/s",
                "the library's SQLite recorder",
                others,
                "at 32: >= 4",
                not target or appended >= 4 * others,
            )
            line(what, appended, "/s", "raw single-row inserts", inserted, "", True)
        capacity = alone(folder, 32)
        line("the log alone, 32 waiting", capacity, "/s", "fsyncs of this disk", synced, ">= 2", capacity >= 2 * synced)
        what = "the library's SQLite recorder"
        line("the log alone, 32 waiting", capacity, "/s", what, others, ">= 4", capacity >= 4 * others)


if __name__ == "__main__":
    main()
