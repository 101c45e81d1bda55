"""The figures and all that is said of each, declared beside the function that counts it: one file for one figure."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Required, TypedDict, Unpack

from projections.measures.measure import Measure
from projections.measures.public import Public
from projections.measures.states import Kind
from projections.operation.state import OperationState

SECTIONS_IN_ORDER = (
    "What became of people",
    "Services and disruption",
    "The centre",
    "Time",
    "Data and crime",
    "Afterwards, cost, partnership",
)
"""A debrief reads outcomes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """A figure: its code, title, what `n` counts, where it stands, and how it is summed and published.

    `short` is its name where there is no room for the title: on a tile, in a list of key figures.

    `kind` says how a figure is read (see `Kind`); `of` what it is counted of, of a time for whom it is due, in words
    that follow "no" and "of the 11"; `answered_by` which entries answer it, so that it says 0 instead of not recorded.

    `per_operation`: its denominator is operations run. `peak`: of several operations the greatest counts, not the sum.
    `every_entry`: each entry changes it.

    `version` is raised whenever what the function gives changes: tables of figures are then counted again.
    """

    code: str
    title: str
    short: str
    counts: str
    kind: Kind
    of: str | None
    answered_by: str
    section: str
    count: Callable[[OperationState], Measure]
    leads: bool = False
    public: Public | None = None
    per_operation: bool = False
    peak: bool = False
    every_entry: bool = False
    version: int = 1

    @property
    def definition(self) -> str:
        """The sentence that says what the figure counts: the first paragraph of its function's docstring."""
        return " ".join(re.split(r"\n\s*\n", (self.count.__doc__ or "").strip())[0].split())


class _Said(TypedDict, total=False):
    """What is said of a figure beside its function."""

    title: Required[str]
    counts: Required[str]
    kind: Required[Kind]
    answered_by: Required[str]
    section: Required[str]
    short: str
    of: str
    leads: bool
    public: Public
    per_operation: bool
    peak: bool
    every_entry: bool
    version: int


_DECLARED: dict[str, Declaration] = {}


def measure(
    code: str, **said: Unpack[_Said]
) -> Callable[[Callable[[OperationState], Measure]], Callable[[OperationState], Measure]]:
    """Declare a figure, with the function that counts it. Raises ValueError for a code that is declared already."""

    def declare(count: Callable[[OperationState], Measure]) -> Callable[[OperationState], Measure]:
        unsaid: dict[str, str | None] = {"short": said["title"], "of": None}
        _declare(Declaration(code=code, count=count, **{**unsaid, **said}))  # type: ignore[arg-type]
        return count

    return declare


def _declare(figure: Declaration) -> None:
    if figure.code in _DECLARED:
        raise ValueError(f"{figure.code} is declared twice")
    _DECLARED[figure.code] = figure


def every() -> dict[str, Declaration]:
    """Every figure by its code, in the order of the codes."""
    return dict(sorted(_DECLARED.items()))


def in_reading_order() -> list[Declaration]:
    """Every figure as a debrief reads it: section by section, the leading one of each first."""
    order = SECTIONS_IN_ORDER.index
    return sorted(every().values(), key=lambda each: (order(each.section), not each.leads, each.code))
