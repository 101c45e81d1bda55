"""Decisions a second over HTTP at 1, 8 and 32 connections, against an empty POST of the same body, same server.

Both are asked over raw sockets by the same generator; ours stores each decision durably before it answers.
"""

from collections.abc import Callable

from bench.crowd import PEOPLE, TURNS, Crowd, posts
from bench.line import line, pair, rounds, title
from bench.servers import client, empty_posts, serving, somebody
from bench.stores import STORES, store
from bench.used import resident, seconds_of, seconds_of_postgres

PORT, EMPTY = 28911, 28912
ROUND = 2 * TURNS * PEOPLE
"""Decisions of one round."""
LEAST = 0.4


def main() -> None:
    for kind, name in STORES.items():
        title(f"Decisions over HTTP, one process ({name})")
        with store(kind) as database:
            token = somebody(database)
            with serving(database, PORT) as process, client(PORT, token) as http, empty_posts(EMPTY) as empty:
                one_process(kind, Crowd(http, [PORT]), process, empty)


def one_process(kind: str, crowd: Crowd, process: int, empty: int) -> None:
    """A process of the product beside one that does nothing."""
    before = posts(EMPTY, crowd, 1)
    line(f"registrations_http_1_{kind}", "people registered", crowd.register(), "/s", "an empty POST", before)
    for callers in (1, 8, 32):
        found = rounds(lambda each=callers: (crowd.decisions(each), posts(EMPTY, crowd, each)))
        what, last = f"{callers} connection{'s' if callers > 1 else ''}", callers == 32
        limit = f">= {LEAST}" if last else ""
        key, same = f"decisions_http_{callers}_{kind}", "an empty POST of the same body"
        pair(key, what, found, "/s", same, limit, lambda ratio: ratio >= LEAST)
    used(kind, crowd, process, empty)


def used(kind: str, crowd: Crowd, process: int, empty: int) -> None:
    """Processor time of one decision, by who uses it, and what the process holds in memory."""
    ours = spent(lambda: seconds_of(process), lambda: crowd.decisions(32))
    theirs = spent(lambda: seconds_of(empty), lambda: posts(EMPTY, crowd, 32))
    line(f"cpu_decision_{kind}", "processor time of a decision", ours, "ms", "an empty POST of the same body", theirs)
    if kind == "postgresql":
        database = spent(seconds_of_postgres, lambda: crowd.decisions(32))
        line(f"cpu_decision_database_{kind}", "of that, in PostgreSQL beside it", database, "ms", "the process", ours)
    held = resident(process) / 1024
    line(f"memory_process_{kind}", "memory of the process", held, "MiB", "an empty one", resident(empty) / 1024)


def spent(count: Callable[[], float], work: Callable[[], object]) -> float:
    """Milliseconds of processor time that one of a round's requests takes."""
    before = count()
    work()
    return (count() - before) * 1000 / ROUND


if __name__ == "__main__":
    main()
