"""The figures of one run as they are kept: `bench/results.json`, read by whoever reckons with what was measured."""

from pathlib import Path

import msgspec

FOLDER = Path(__file__).parent
FILE = FOLDER / "results.json"


class Figure(msgspec.Struct, frozen=True):
    """One figure: the median of its rounds with the lowest and the highest, beside its limit in the same run.

    `ratio` is that of the medians' pairs, `limit` the limit's own median in the same unit; `met` is null where the
    figure has no target.
    """

    what: str
    median: float
    low: float
    high: float
    unit: str
    beside: str
    limit: float
    ratio: float
    target: str
    met: bool | None
    section: str = ""


class Curve(msgspec.Struct, frozen=True):
    """How a figure grows: points (x, y) by the name of what was measured. `x` says what grows."""

    title: str
    x: str
    unit: str
    series: dict[str, list[tuple[float, float]]] = {}


class Results(msgspec.Struct):
    """Everything of one run on one machine."""

    machine: dict[str, str | int]
    figures: dict[str, Figure]
    curves: dict[str, Curve]


def read(path: Path = FILE) -> Results:
    """What was kept last."""
    return msgspec.json.decode(path.read_bytes(), type=Results)


def write(results: Results, path: Path = FILE) -> None:
    """Keep it in place of what was kept before."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(results), indent=2) + b"\n")
