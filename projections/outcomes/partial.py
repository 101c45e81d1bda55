"""What one operation adds to a total: every figure in a form that can be summed with others, nothing lost."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from projections.day import Day
from projections.measures import MEASURES, Measure


class Part(NamedTuple):
    """One figure of one or many operations. `lengths` counts how many stretches of time took so many seconds."""

    n: int | float | None = None
    of: int | None = None
    not_recorded: int = 0
    unit: str | None = None
    breakdowns: Mapping[str, Mapping[str, int]] = {}
    within: Mapping[str, int] = {}
    rows: tuple[Mapping[str, Any], ...] = ()
    lengths: Mapping[int | float, int] = {}


class Partial(NamedTuple):
    """Every figure by its id, and how many operations it covers."""

    operations: int = 0
    figures: Mapping[str, Part] = {}

    @property
    def live(self) -> int:
        """How many of the operations went live."""
        return int(self.figures["M01"].n or 0) if self.operations else 0


def partial(day: Day) -> Partial:
    """What an operation adds to a total."""
    return Partial(1, {code: _part(measure(day)) for code, measure in MEASURES.items()})


def _part(figure: Measure) -> Part:
    return Part(
        figure.n,
        figure.of,
        figure.not_recorded,
        figure.unit,
        figure.breakdowns,
        figure.within,
        figure.rows,
        Counter(int(length) if length == int(length) else length for length in figure.lengths),
    )
