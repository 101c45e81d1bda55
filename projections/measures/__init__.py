"""The figures of one operation: each a small function of its state that also names the events it counts.

Importing this loads every module of figures; what is declared beside each function is gathered here.
"""

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules

from projections.measures.declared import SECTIONS_IN_ORDER, every, in_reading_order
from projections.measures.measure import Measure, PlainMeasure, Row
from projections.measures.states import Kind, State, state
from projections.operation.state import OperationState

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")

MEASURES: dict[str, Callable[[OperationState], Measure]] = {code: each.count for code, each in every().items()}
"""Every figure by its id."""
TITLES: dict[str, str] = {code: each.title for code, each in every().items()}
SHORT: dict[str, str] = {code: each.short for code, each in every().items()}
"""The name of every figure where there is no room for its title."""
DEFINITIONS: dict[str, str] = {code: each.definition for code, each in every().items()}
UNITS: dict[str, str] = {code: each.counts for code, each in every().items()}
"""What `n` of each figure counts; what a stretch of time is measured in stands in its `unit`."""
KINDS: dict[str, Kind] = {code: each.kind for code, each in every().items()}
"""How each figure is read: person by person, one question for the operation, a time, or about the record itself."""
OF: dict[str, str | None] = {code: each.of for code, each in every().items()}
"""What each figure is counted of, or for whom a time is due, in words; None is a figure of nothing else."""
ANSWERED_BY: dict[str, str] = {code: each.answered_by for code, each in every().items()}
"""Which entries answer each figure, in words: where there are none, it is not recorded."""
PER_OPERATION = frozenset(code for code, each in every().items() if each.per_operation)
"""Figures whose denominator is a number of operations run."""
EVERY_ENTRY = frozenset(code for code, each in every().items() if each.every_entry)
"""Figures over all entries: each entry changes them, a publication too, so they tell nobody what has changed."""
PEAKS = frozenset(code for code, each in every().items() if each.peak)
"""Figures that are not summed over operations: the greatest counts, with its own capacity."""
SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = tuple(
    (section, tuple(each.code for each in in_reading_order() if each.section == section))
    for section in SECTIONS_IN_ORDER
)
"""The figures as a debrief reads them, each once."""


def measured(operation: OperationState) -> dict[str, Measure]:
    """Every figure under its id, each always present."""
    return {code: measure(operation) for code, measure in MEASURES.items()}


def report(operation: OperationState) -> dict[str, PlainMeasure]:
    """The same as JSON types."""
    return {code: measure.plain() for code, measure in measured(operation).items()}


__all__ = [
    "ANSWERED_BY",
    "DEFINITIONS",
    "EVERY_ENTRY",
    "KINDS",
    "MEASURES",
    "OF",
    "PEAKS",
    "PER_OPERATION",
    "SECTIONS",
    "SHORT",
    "TITLES",
    "UNITS",
    "Kind",
    "Measure",
    "PlainMeasure",
    "Row",
    "State",
    "measured",
    "report",
    "state",
]
