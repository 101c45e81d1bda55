"""What processes have used so far, as Linux counts it: processor time and memory."""

import os
from pathlib import Path

import psycopg

from tests import postgres

TICK = os.sysconf("SC_CLK_TCK")


def resident(process: int) -> int:
    """Kibibytes of memory that a process holds."""
    for each in Path(f"/proc/{process}/status").read_text().splitlines():
        if each.startswith("VmRSS:"):
            return int(each.split()[1])
    raise ValueError(f"process {process} says nothing of its memory")


def seconds_of(*processes: int) -> float:
    """Seconds of processor time that these have used, with all that they started."""
    every = {int(name.name): _counted(name) for name in Path("/proc").iterdir() if name.name.isdigit()}
    wanted, found = set(processes), 0.0
    while wanted:
        found += sum(every[each][1] for each in wanted if each in every)
        wanted = {each for each, (parent, _) in every.items() if parent in wanted}
    return found


def seconds_of_postgres() -> float:
    """The same of the tests' PostgreSQL, with its writers and whoever serves a connection."""
    with psycopg.connect(postgres.server()) as held:
        (serving,) = held.execute("SELECT pg_backend_pid()").fetchone() or (0,)
        return seconds_of(_counted(Path(f"/proc/{serving}"))[0])


def _counted(process: Path) -> tuple[int, float]:
    """The process that started this one, and the seconds of it and of those it has outlived."""
    try:
        said = (process / "stat").read_text().rpartition(")")[2].split()
    except OSError:  # it has ended meanwhile
        return 0, 0.0
    return int(said[1]), sum(map(int, said[11:15])) / TICK
