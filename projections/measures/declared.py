"""The figures and all that is said of each, declared beside the function that counts it: one file for one figure."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from projections.measures.measure import Measure
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


@dataclass(frozen=True, slots=True)
class Public:
    """What of a figure may be published. `n` and `of` name the quantity of persons that stands there.

    A figure without either counts no persons, and is never hidden. `partition` is the breakdown whose cells add up to
    `n`; `breakdowns` are those of a figure that counts no persons. `known_only` says that `n` leaves out those not
    recorded; `without_of` that it is published without what it is out of.
    """

    n: str | None = None
    of: str | None = None
    partition: str | None = None
    breakdowns: tuple[str, ...] = ()
    known_only: bool = False
    without_of: bool = False

    @property
    def of_persons(self) -> bool:
        """Whether any number of it counts persons."""
        return self.n is not None or self.of is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """A figure: its code, title, what `n` counts, where it stands, and how it is summed and published.

    `short` is its name where there is no room for the title: on a tile, in a list of key figures.

    `version` is raised whenever what the function gives changes: tables of figures are then counted again.
    """

    code: str
    title: str
    short: str
    counts: str
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


_DECLARED: dict[str, Declaration] = {}


def measure(
    code: str,
    *,
    title: str,
    counts: str,
    section: str,
    short: str | None = None,
    leads: bool = False,
    public: Public | None = None,
    per_operation: bool = False,
    peak: bool = False,
    every_entry: bool = False,
    version: int = 1,
) -> Callable[[Callable[[OperationState], Measure]], Callable[[OperationState], Measure]]:
    """Declare a figure, with the function that counts it.

    `per_operation`: its denominator is operations run. `peak`: of several operations the greatest counts, not the sum.
    `every_entry`: each entry changes it. Raises ValueError for a code that is declared already.
    """

    def declare(count: Callable[[OperationState], Measure]) -> Callable[[OperationState], Measure]:
        _declare(
            Declaration(
                code=code,
                title=title,
                short=short or title,
                counts=counts,
                section=section,
                count=count,
                leads=leads,
                public=public,
                per_operation=per_operation,
                peak=peak,
                every_entry=every_entry,
                version=version,
            )
        )
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
