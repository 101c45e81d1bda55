"""What a process has spent: processor time and memory, as Linux counts them. No clock on the wall is asked.

So a figure holds also where other work shares the machine.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def processor(processes: Iterable[int]) -> float:
    """Milliseconds of processor time that some processes have used until now."""
    return sum(_ticks(each) for each in processes) * 1000 / TICKS


def _ticks(process: int) -> int:
    """User and system time; what stands before the last bracket is the process's name, which may hold anything."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def children(process: int) -> list[int]:
    """The processes that a process has begun and that still run."""
    return [
        int(child)
        for thread in Path(f"/proc/{process}/task").iterdir()
        for child in (thread / "children").read_text().split()
    ]


def by(processes: Iterable[int], work: Callable[[], object]) -> float:
    """Milliseconds of processor time that some processes use for a piece of work."""
    every = list(processes)
    before = processor(every)
    work()
    return processor(every) - before


def resident(process: int) -> int:
    """Kibibytes of memory that a process holds."""
    for each in Path(f"/proc/{process}/status").read_text().splitlines():
        if each.startswith("VmRSS:"):
            return int(each.split()[1])
    raise ValueError(f"process {process} says nothing of its memory")
