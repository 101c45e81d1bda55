"""A total as figures that read like those of one operation; over exactly one operation they are its report."""

from bisect import bisect_left
from collections.abc import Mapping
from itertools import accumulate

from projections.across.contribution import Contribution, FigurePart
from projections.measures import TITLES, Measure
from projections.measures.measure import SECONDS


def measures(contribution: Contribution) -> dict[str, Measure]:
    """Every figure by its id, each always there; over no operation at all, nothing was planned and nothing recorded."""
    if not contribution.operations:
        return {code: Measure(0, 0) if code == "M01" else Measure(None) for code in TITLES}
    return {code: _measure(code, contribution) for code in TITLES}


def _measure(code: str, contribution: Contribution) -> Measure:
    part = contribution.figures.get(code, FigurePart())
    middle, shortest, longest = _spread(part)
    return Measure(
        round(part.n, 2) if isinstance(part.n, float) else part.n,
        part.of,
        part.not_recorded,
        part.breakdowns if contribution.operations == 1 else _ordered(part.breakdowns),
        part.unit,
        middle,
        shortest,
        longest,
        part.within,
        part.rows,
    )


def _ordered(breakdowns: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, int]]:
    """Dates as they follow each other, any other codes the most frequent first."""
    return {
        name: dict(sorted(counts.items(), key=lambda row: (0 if name == "date" else -row[1], row[0])))
        for name, counts in breakdowns.items()
    }


def _spread(part: FigurePart) -> tuple[float | None, float | None, float | None]:
    """Median, shortest and longest of the pooled stretches, in the figure's unit."""
    if not part.lengths or part.unit not in SECONDS:
        return None, None, None
    unit = SECONDS[part.unit]
    ordered = sorted(part.lengths)
    upto = list(accumulate(part.lengths[length] for length in ordered))
    low, high = (ordered[bisect_left(upto, rank)] / unit for rank in ((upto[-1] + 1) // 2, upto[-1] // 2 + 1))
    return round((low + high) / 2, 2), round(ordered[0] / unit, 2), round(ordered[-1] / unit, 2)
