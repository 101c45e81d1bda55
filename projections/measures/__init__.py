"""The figures of one operation: each a small function of its OperationState that also names the events it counts."""

from collections.abc import Callable
from typing import Any

from projections.measures import (
    afterwards,
    care,
    centre,
    crime,
    decisions,
    destinations,
    disruption,
    durations,
    learning,
    lengths,
    outcomes,
    partnership,
    profile,
    quality,
    stay,
)
from projections.measures.measure import Measure
from projections.measures.titles import TITLES, UNITS
from projections.operation.state import OperationState

_MODULES = (
    *(outcomes, destinations, disruption, crime, centre, stay, care),
    *(durations, decisions, lengths, quality, profile, afterwards, partnership, learning),
)
MEASURES: dict[str, Callable[[OperationState], Measure]] = {
    code: getattr(module, code.lower()) for code in TITLES for module in _MODULES if hasattr(module, code.lower())
}
"""Every figure by its id."""


def _between(first: str, before: str) -> tuple[str, ...]:
    return tuple(code for code in TITLES if first <= code < before)


_OUTCOMES = ("M88", "M02", "M02b", "M03", "M04", "M04b", "M05", "M06", "M07", "M08", "M10", "M13")
_DISRUPTION = ("M01", "M09a", "M09b", "M11", "M12")
SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("What became of people", _OUTCOMES),
    ("Services and disruption", _DISRUPTION),
    ("The centre", (*_between("M20", "M40"), "M80", "M81", "M81b", "M86")),
    ("Time", (*_between("M40", "M50"), "M82", "M83", "M84", "M85")),
    ("Data and crime", _between("M50", "M60")),
    ("Afterwards, cost, partnership", (*_between("M60", "M80"), "M87", "M87b")),
)
"""The figures as a debrief reads them, each once."""


def report(state: OperationState) -> dict[str, dict[str, Any]]:
    """Every figure under its id, each always present, as JSON types."""
    return {code: measure(state).plain() for code, measure in MEASURES.items()}


__all__ = ["MEASURES", "SECTIONS", "TITLES", "UNITS", "Measure", "report"]
