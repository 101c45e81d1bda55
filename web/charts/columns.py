"""Columns side by side, one a night or a month: where each stands and how high it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from web.charts.bar import UNKNOWN

WIDTH, HEIGHT = 292.0, 210.0
"""Units of the picture: in the room that a phone of 360 pixels leaves, its words stand at 14 pixels."""
TOP, FOOT, LABEL = 24.0, 26.0, 48.0
"""Room above for the number, below for the words, and what one label needs across."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `frame` is the height of what it is out of, 0 where there is no such thing; `said`: label drawn.

    `track` says why there is no number: it has an empty frame instead, hatched where nothing was recorded.
    """

    words: str
    n: float | None
    of: float | None
    x: float
    y: float
    width: float
    height: float
    frame: float
    said: bool
    track: str = ""
    empty: float = HEIGHT - TOP - FOOT

    @property
    def hatching(self) -> str:
        """The strokes of an empty frame in which nothing was recorded, as a path."""
        foot, step = HEIGHT - FOOT, 12.0
        lines = (foot - number * step for number in range(int(self.empty // step)))
        return "".join(f"M{self.x} {y:g}L{self.x + self.width:g} {y - step:g}" for y in lines)

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 2)


def columns_of(rows: Sequence[Sequence[object]]) -> list[Column]:
    """The columns of rows (words, n) or (words, n, of), from left to right."""
    full = [(str(row[0]), _number(row[1]), _number(row[2]) if len(row) > 2 else None, _track(row[1])) for row in rows]
    most = max((value for _, n, of, _ in full for value in (n or 0, of or 0)), default=0) or 1
    step = WIDTH / max(len(full), 1)
    width = min(step * 0.64, 56.0)
    every = ceil(LABEL / step)
    room = HEIGHT - TOP - FOOT
    return [
        Column(
            words,
            n,
            of,
            round(step * number + (step - width) / 2, 2),
            round(TOP + room * (1 - (n or 0) / most), 2),
            round(width, 2),
            round(room * (n or 0) / most, 2),
            round(room * (of or 0) / most, 2),
            number % every == 0,
            track,
        )
        for number, (words, n, of, track) in enumerate(full)
    ]


def _track(value: object) -> str:
    return UNKNOWN if value is None else value if isinstance(value, str) else ""


def _number(value: object) -> float | None:
    return value if isinstance(value, int | float) else None
