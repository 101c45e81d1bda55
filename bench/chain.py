"""What the chain costs an append: two logs side by side, one without its chain, appends alternating one by one."""

import sqlite3
import tempfile
import time
from contextlib import closing
from itertools import count
from statistics import median
from unittest.mock import patch

from bench.calls import append
from bench.line import pair, rounds, title
from bench.sizes import size
from service.log import Append, SqliteLog, sqlite
from service.log.chain import Chain

TURNS = size(200, tiny=5)
MOST = 1.1
"""What an append may cost with the chain, of what it costs without."""


class NoChain:
    """Stands where the chain stands, and keeps nothing."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.number, self.hash = 0, b""

    def add_events(self, events: object) -> None:
        """Nothing."""

    def write(self) -> None:
        """Nothing."""


def taken(log: SqliteLog, turn: int, at_once: int) -> float:
    """Microseconds of each of so many appends that wait together."""
    made = [append(each % 7, turn * at_once + each) for each in range(at_once)]
    start = time.perf_counter()
    log.append_all([Append([event], condition) for event, condition in made])
    return (time.perf_counter() - start) * 1e6 / at_once


def compared(log: SqliteLog, other: SqliteLog, at_once: int, before: int) -> tuple[float, float]:
    """The median with the chain, and without; each goes first every other time."""
    found: dict[SqliteLog, list[float]] = {log: [], other: []}
    for turn in range(before, before + TURNS):
        for each in (log, other) if turn % 2 else (other, log):
            with patch.object(sqlite, "Chain", Chain if each is log else NoChain):
                found[each].append(taken(each, turn, at_once))
    return median(found[log]), median(found[other])


def measured(folder: str, at_once: int) -> list[tuple[float, float]]:
    """Both medians, in several rounds over the same two files."""
    turns = count(0, TURNS)
    with closing(SqliteLog(f"{folder}/with-{at_once}")) as log, closing(SqliteLog(f"{folder}/bare-{at_once}")) as other:
        return rounds(lambda: compared(log, other, at_once, next(turns)))


def main() -> None:
    title("What the chain costs an append")
    with tempfile.TemporaryDirectory() as name:
        for at_once in (1, 8, 32):
            made = measured(name, at_once)
            what, limit = f"{at_once} at once", f"<= {MOST}"
            pair(f"chain_{at_once}", what, made, "µs", "without the chain", limit, lambda ratio: ratio <= MOST)
