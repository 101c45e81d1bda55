"""What the load model reckons with, each cost under its key: `bench/costs.json`, written as it is measured."""

from collections.abc import Sequence
from pathlib import Path
from statistics import median

import msgspec

FILE = Path(__file__).parent / "costs.json"


class Cost(msgspec.Struct, frozen=True):
    """One cost: the middle of its rounds with the lowest and the highest. It stands beside no limit."""

    what: str
    median: float
    low: float
    high: float
    unit: str


def read(path: Path = FILE) -> dict[str, Cost]:
    """Every cost that was kept last, by its key."""
    return msgspec.json.decode(path.read_bytes(), type=dict[str, Cost])


def keep(key: str, what: str, values: Sequence[float], unit: str) -> None:
    """Print the middle of what was found, and keep it under its key."""
    found = Cost(what, median(values), min(values), max(values), unit)
    apart = f"({found.low:.4f}-{found.high:.4f} of {len(values)})"
    print(f"  {what:<62} {found.median:>12,.4f} {unit:<6} {apart}", flush=True)
    FILE.write_bytes(msgspec.json.format(msgspec.json.encode(read() | {key: found}), indent=2) + b"\n")
