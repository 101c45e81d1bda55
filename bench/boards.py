"""From a tap to the last of 1,000 open boards, durably stored, against a bare broadcast that stores nothing.

Also with more boards, with more events in the operation, and with the boards spread over two processes.
"""

import asyncio
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median

from bench.curves import point
from bench.filling import a_day, fill
from bench.line import line, pair, percentile, rounds, title
from bench.room import BOARDS
from bench.servers import listening, process, serving, somebody
from bench.sizes import size
from bench.stores import STORES, store
from bench.taps import bare, frame, ours
from bench.used import seconds_of
from domain.words import OperationId
from service.log import open_log

TAPS, FEW = size(60, tiny=2), size(20, tiny=2)
"""Taps of one round, each once every board has the one before; those of a point of a curve."""
PORT, SECOND, BARE = 28913, 28914, 28915
SIZES = (size(100, tiny=4), size(300, tiny=6), size(2_000, tiny=8))
"""Boards, beside a thousand."""
LONG = (size(10_000, tiny=10), size(100_000, tiny=20))
"""Events of an operation, beside a day's."""
FLAT = 1.2
"""What a tap in the longest operation may take of what it takes on the first day."""


def main() -> None:
    for kind, name in STORES.items():
        title(f"From a tap to the last of {BOARDS:,} open boards, durably stored ({name})")
        with store(kind) as database:
            with closing(open_log(database)) as log:
                days = [a_day(log) for _ in (0, *LONG)]
                for day, events in zip(days[1:], LONG, strict=True):
                    fill(log, day, events)
            token = somebody(database)
            with serving(database, PORT) as served:
                Hall(kind, name, token, days).measure(served)
                if kind == "postgresql":
                    with serving(database, SECOND):
                        over_two(token, days[0])


class Hall:
    """Boards of the days of one store."""

    def __init__(self, kind: str, name: str, token: str, days: list[OperationId]) -> None:
        self.kind, self.name, self.token, self.days = kind, name, token, days

    def taps(self, number: int, boards: int = BOARDS, day: int = 0) -> list[float]:
        return asyncio.run(ours([PORT], self.token, self.days[day], number, boards))

    def measure(self, served: int) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "frame"
            path.write_text(asyncio.run(frame(PORT, self.token, self.days[0])))
            with process("-m", "bench.servers", "bare", str(BARE), str(path)) as other:
                listening(BARE)
                self.beside_a_broadcast(served, other)
                self.more_boards()
        self.more_events()

    def beside_a_broadcast(self, served: int, other: int) -> None:
        every: list[float] = []

        def measure() -> tuple[float, float]:
            mine = self.taps(TAPS)
            every.extend(mine)
            return median(mine), median(asyncio.run(bare(BARE, TAPS)))

        nothing = "a bare broadcast, nothing stored"
        found = rounds(measure)
        pair(f"tap_last_board_{self.kind}", "median", found, "ms", nothing, "<= 1.2", lambda ratio: ratio <= 1.2)
        last = percentile(every, 0.99)
        line(f"tap_last_board_p99_{self.kind}", "99 of 100", last, "ms", "the limit", 50, "< 50 ms", last < 50)
        mine = spent(served, self.taps)
        theirs = spent(other, lambda taps: asyncio.run(bare(BARE, taps)))
        line(f"cpu_board_{self.kind}", "processor time of a tap for each board", mine, "µs", nothing, theirs)

    def more_boards(self) -> None:
        for boards in sorted((*SIZES, BOARDS)):
            point("boards", self.name, boards, median(self.taps(FEW, boards)))
            point("boards", f"bare broadcast, beside {self.name}", boards, median(asyncio.run(bare(BARE, FEW, boards))))

    def more_events(self) -> None:
        longest = len(LONG)
        found = rounds(lambda: (median(self.taps(FEW, day=longest)), median(self.taps(FEW))))
        what, limit = f"operation of {LONG[-1]:,} events", f"<= {FLAT}"
        pair(f"tap_flat_{self.kind}", what, found, "ms", "one day", limit, lambda ratio: ratio <= FLAT)
        for day, events in enumerate((80, *LONG)):
            point("events_boards", self.name, events, median(self.taps(FEW, day=day)))


def spent(process: int, work: Callable[[int], object]) -> float:
    """Microseconds of processor time that a tap takes for each board, what opening the boards takes left aside."""
    counted = [seconds_of(process)]
    for taps in (TAPS, 0):
        work(taps)
        counted.append(seconds_of(process))
    return (2 * counted[1] - counted[0] - counted[2]) * 1e6 / TAPS / BOARDS


def over_two(token: str, day: OperationId) -> None:
    """Half of the boards each at one of two processes; whoever taps is at the first."""
    every: list[float] = []

    def measure() -> tuple[float, float]:
        both = asyncio.run(ours([PORT, SECOND], token, day, TAPS))
        every.extend(both)
        return median(both), median(asyncio.run(ours([PORT], token, day, TAPS)))

    pair("tap_last_board_2_processes_postgresql", "over two processes, median", rounds(measure), "ms", "one process")
    last, key = percentile(every, 0.99), "tap_last_board_2_processes_p99_postgresql"
    line(key, "over two processes, 99 of 100", last, "ms", "the limit", 100, "< 100 ms", last < 100)


if __name__ == "__main__":
    main()
