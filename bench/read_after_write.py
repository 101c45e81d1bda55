"""Reading one's own writes: a read straight after an entry, beside the same read where nothing is new.

On PostgreSQL the entry is made through one process and read through another, which has to hear of it first.
"""

from contextlib import closing
from itertools import count
from statistics import median
from time import perf_counter

import httpx2

from bench.filling import a_day
from bench.line import pair, rounds, seconds, title
from bench.servers import client, several, somebody
from bench.sizes import size
from bench.stores import STORES, store
from service.log import open_log

PORT = 28941
READS = size(100, tiny=3)
MORE = 10.0
"""Milliseconds that a read may take more than it takes where nothing is new: who polls waits longer."""


def main() -> None:
    title("Reading one's own writes")
    for kind, name in STORES.items():
        with store(kind) as database:
            token = somebody(database)
            with closing(open_log(database)) as log:
                operation = a_day(log)
            with (
                several(1 if kind == "sqlite" else 2, database, PORT) as ports,
                client(min(ports), token) as writer,
                client(max(ports), token) as reader,
            ):
                held(kind, name, operation, writer, reader)


def held(kind: str, name: str, operation: str, writer: httpx2.Client, reader: httpx2.Client) -> None:
    """Every read shows what was entered before it; the median of those after an entry, and of others."""
    turns = count()

    def board() -> int:
        answer = reader.get(f"/api/operations/{operation}/board").raise_for_status()
        return int(answer.json()["seq"])

    def measure() -> tuple[float, float]:
        fresh, again = [], []
        for _ in range(READS):
            what = "log-temporary-return" if next(turns) % 2 else "log-temporary-exit"
            answer = writer.post(f"/api/operations/{operation}/{what}", json={"person": "P03"}).raise_for_status()
            start = perf_counter()
            shown = board()
            fresh.append((perf_counter() - start) * 1000)
            assert shown >= answer.json()["position"], "a read did not show what was entered before it"
            again.append(seconds(board) * 1000)
        return median(fresh), median(again)

    found = rounds(measure)
    more = median(fresh - again for fresh, again in found)
    elsewhere = "" if kind == "sqlite" else ", through another process"
    what, limit = f"a board after an entry{elsewhere} ({name})", f"< {MORE:.0f} ms more"
    pair(f"read_own_write_{kind}", what, found, "ms", "the same, nothing new", limit, lambda _: more < MORE)


if __name__ == "__main__":
    main()
