"""Decisions a second over HTTP through one, two and three processes over one PostgreSQL, and what bounds them.

What makes the requests, what decides and what stores share the processors of one machine: with few of them a second
process has nothing to run on. So what each part uses is said beside the rate.
"""

import os
import time

from bench.crowd import Crowd
from bench.curves import point
from bench.line import line, pair, rounds, title
from bench.servers import client, several, somebody
from bench.stores import store
from bench.used import seconds_of, seconds_of_postgres

PORT, CALLERS = 28931, 96
MOST, LEAST = 3, 2.0
CORES = os.cpu_count() or 1


def main() -> None:
    title("Decisions over HTTP, several processes (PostgreSQL)")
    with store("postgresql") as database:
        token = somebody(database)
        with several(MOST, database, PORT) as processes, client(PORT, token) as http:
            crowd = Crowd(http, [PORT])
            crowd.register()
            ports = list(processes)

            def through(number: int) -> float:
                crowd.ports = ports[:number]
                return crowd.decisions(CALLERS)

            found = rounds(lambda: (through(MOST), through(1)))
            limit = f">= {LEAST:g}"
            key = "decisions_http_3_processes_postgresql"
            pair(key, f"{MOST} processes", found, "/s", "one process", limit, lambda ratio: ratio >= LEAST)
            for number in range(1, MOST + 1):
                parts(number, crowd, [processes[port] for port in ports[:number]], ports)


def parts(number: int, crowd: Crowd, processes: list[int], ports: list[int]) -> None:
    """Cores that each part keeps busy while so many processes decide."""
    crowd.ports = ports[:number]
    counts = (lambda: seconds_of(*processes), seconds_of_postgres, time.process_time)
    before, begun = [count() for count in counts], time.perf_counter()
    rate = crowd.decisions(CALLERS)
    took = time.perf_counter() - begun
    busy = [(count() - each) / took for count, each in zip(counts, before, strict=True)]
    point("processes", "decisions", number, rate)
    told = zip(("the service", "PostgreSQL", "whoever asks"), busy, strict=True)
    print(f"  {number}: {rate:,.0f}/s; " + ", ".join(f"{each:.2f} cores {what}" for what, each in told))
    what = f"cores busy, {number} process{'es' if number > 1 else ''}"
    line(f"cores_busy_{number}_postgresql", what, sum(busy), "", "cores of this machine", CORES)


if __name__ == "__main__":
    main()
