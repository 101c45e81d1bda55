"""The machine that a run was made on, as far as it matters to the figures: neither its name nor any path."""

import os
import platform
import re
import sqlite3
import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import psycopg

from bench.raw_inserts import fsyncs
from tests import postgres


@cache
def machine() -> dict[str, str | int]:
    """Processors, memory, disk, and the versions of what was measured."""
    kibibytes = int(_first(r"MemTotal:\s*(\d+)", Path("/proc/meminfo")) or 0)
    with psycopg.connect(postgres.server()) as held:
        server = held.info.parameter_status("server_version") or ""
    return {
        "measured": datetime.now(UTC).date().isoformat(),
        "cores": os.cpu_count() or 1,
        "processor": _first(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo")) or platform.machine(),
        "memory": f"{kibibytes / 2**20:.0f} GiB",
        "disk": _disk(),
        "system": platform.system(),
        "python": platform.python_version(),
        "postgresql": server,
        "sqlite": sqlite3.sqlite_version,
    }


def _disk() -> str:
    """The kind of the disk under the temporary folder, and how fast it makes a page durable."""
    with tempfile.TemporaryDirectory() as folder:
        took = 1000 / fsyncs(Path(folder))
        device = os.stat(folder).st_dev
    for at in (f"{os.major(device)}:{os.minor(device)}", f"{os.major(device)}:{os.minor(device)}/.."):
        turning = Path(f"/sys/dev/block/{at}/queue/rotational")
        if turning.exists():
            kind = "rotating" if turning.read_text().strip() == "1" else "solid state"
            return f"{kind}, as the system tells it; 8 KiB durable in {took:.2f} ms"
    return f"kind not told; 8 KiB durable in {took:.2f} ms"


def _first(pattern: str, file: Path) -> str:
    found = re.search(pattern, file.read_text()) if file.exists() else None
    return found[1].strip() if found else ""
