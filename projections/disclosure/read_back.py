"""Reads a published report back: which numbers it shows, which it hides, and what its cells add up to."""

from collections.abc import Mapping

from projections.disclosure.policy import KNOWN_ONLY, PARTITIONS, QUANTITIES
from projections.disclosure.settings import PublishedFigures
from projections.measures.measure import NOT_RECORDED

Cells = Mapping[str, int | None]


def value_in(report: PublishedFigures, quantity: str) -> int | None:
    """A quantity where any of its places shows it; None is hidden. Nothing recorded counts as nobody."""
    for code, key in QUANTITIES[quantity]:
        figure = report.get(code) or {"suppressed": True}
        value = figure.get(key)
        if value is not None:
            return int(value)
        if key == "n" and not figure.get("suppressed"):
            return 0
    return None


def sum_in(report: PublishedFigures, terms: Mapping[str, int]) -> int | None:
    """A sum of quantities, each times a factor; None where one of them is hidden."""
    total = 0
    for quantity, factor in terms.items():
        value = value_in(report, quantity)
        if value is None:
            return None
        total += factor * value
    return total


def cells_in(report: PublishedFigures, code: str) -> Cells | None:
    """The cells that add up to a figure's total, None for each that is hidden; None where all were left out."""
    breakdown, total = PARTITIONS[code]
    figure = report.get(code) or {"suppressed": True}
    cells = (figure.get("breakdowns") or {}).get(breakdown)
    if cells is None:
        return {} if not figure.get("suppressed") and value_in(report, total) == 0 else None
    return {key: n for key, n in cells.items() if key != NOT_RECORDED or code not in KNOWN_ONLY}


def hidden_cells(report: PublishedFigures, code: str) -> tuple[frozenset[str], int] | None:
    """The hidden cells of a partition and what they add up to; None where it, or its total, is not shown."""
    cells, total = cells_in(report, code), value_in(report, PARTITIONS[code][1])
    if cells is None or total is None:
        return None
    return frozenset(key for key, n in cells.items() if n is None), total - sum(n or 0 for n in cells.values())
