"""The service is back after a restart: until 1,000 screens are right again, and what each of them holds in memory."""

import asyncio
import tempfile
import time
from pathlib import Path

from bench.line import line, title
from bench.room import BOARDS, Room
from bench.servers import client, serving, somebody
from service.replay.script import read_script
from tests.stories.rows import SCRIPT, Client

PORT, FIRST = 8924, 100
TARGET, MEMORY = 2.0, 32.0
"""Seconds until every screen is right; kibibytes for one open board."""
BEFORE = 57.0
"""Kibibytes that an open board took while each stood behind everything that requests pass through."""


def resident(process: int) -> int:
    """Kibibytes of memory that a process holds, as Linux counts them."""
    for each in Path(f"/proc/{process}/status").read_text().splitlines():
        if each.startswith("VmRSS:"):
            return int(each.split()[1])
    raise ValueError(f"process {process} says nothing of its memory")


async def opened(operation: str, token: str, process: int) -> tuple[float, float]:
    """Seconds until every screen has the whole view; kibibytes for one, what the first ones bring in left aside."""
    screens, path, begun = Room(), f"/live/operations/{operation}?view=board", time.perf_counter()
    await screens.open(PORT, path, token, frames=1, boards=FIRST)
    before = resident(process)
    await screens.open(PORT, path, token, frames=1, boards=BOARDS - FIRST)
    took = time.perf_counter() - begun
    held = (resident(process) - before) / (BOARDS - FIRST)
    screens.close()
    return took, held


def main() -> None:
    title(f"The service is back: {BOARDS:,} screens of a day with its people")
    with tempfile.TemporaryDirectory() as folder:
        token = somebody(folder)
        with serving(folder, PORT) as process, client(PORT, token) as http:
            day = Client(http)
            for row in read_script(SCRIPT)[:120]:
                day.carry_out(row)
            _, held = asyncio.run(opened(day.operation, token, process))
        with serving(folder, PORT) as process:
            took, _ = asyncio.run(opened(day.operation, token, process))
    line("until the last is right", took, "s", "the limit", TARGET, f"<= {TARGET:.0f} s", took <= TARGET)
    line("memory for one", held, "KiB", "before", BEFORE, f"<= {MEMORY:.0f} KiB", held <= MEMORY)


if __name__ == "__main__":
    main()
