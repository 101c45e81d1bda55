"""The service is back after a restart: until 1,000 screens are right again, and what each of them holds in memory."""

import asyncio
import time
from contextlib import closing

from bench.filling import a_day
from bench.line import line, title
from bench.room import BOARDS, Room
from bench.servers import serving, somebody
from bench.sizes import size
from bench.stores import STORES, store
from bench.used import resident
from service.log import open_log

PORT, FIRST = 28924, size(100, tiny=5)
TARGET, MEMORY = 2.0, 32.0
"""Seconds until every screen is right; kibibytes for one open board."""


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
    for kind, name in STORES.items():
        title(f"The service is back: {BOARDS:,} screens of a day with its people ({name})")
        with store(kind) as database:
            token = somebody(database)
            with closing(open_log(database)) as log:
                operation = a_day(log, rows=120)
            with serving(database, PORT) as process:
                _, held = asyncio.run(opened(operation, token, process))
            with serving(database, PORT) as process:
                took, _ = asyncio.run(opened(operation, token, process))
        limit, most = "the limit", f"<= {MEMORY:.0f} KiB"
        line(f"coming_back_{kind}", "until the last is right", took, "s", limit, TARGET, "<= 2 s", took <= TARGET)
        line(f"memory_board_{kind}", "memory for one", held, "KiB", limit, MEMORY, most, held <= MEMORY)


if __name__ == "__main__":
    main()
