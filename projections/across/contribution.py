"""What one operation adds to a total: every figure in a form that can be summed with others, nothing lost."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from projections.measures import MEASURES, Measure, Row
from projections.operation.state import OperationState


class FigurePart(NamedTuple):
    """One figure of one or many operations. `lengths` counts how many stretches of time took so many seconds."""

    n: int | float | None = None
    of: int | None = None
    not_recorded: int = 0
    unit: str | None = None
    breakdowns: Mapping[str, Mapping[str, int]] = {}
    within: Mapping[str, int] = {}
    rows: tuple[Row, ...] = ()
    lengths: Mapping[int | float, int] = {}


class Contribution(NamedTuple):
    """Every figure by its id, and how many operations it covers."""

    operations: int = 0
    figures: Mapping[str, FigurePart] = {}


def contribution_of(state: OperationState) -> Contribution:
    """What an operation adds to a total."""
    return Contribution(1, {code: _part(measure(state)) for code, measure in MEASURES.items()})


def _part(figure: Measure) -> FigurePart:
    return FigurePart(
        figure.n,
        figure.of,
        figure.not_recorded,
        figure.unit,
        figure.breakdowns,
        figure.within,
        figure.rows,
        Counter(int(length) if length == int(length) else length for length in figure.lengths),
    )
