"""Stretches of time: how many, their median, the shortest and the longest, and how many are within a yardstick."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from statistics import median

from domain.kernel import RecordedEvent
from projections.measures.measure import SECONDS, Measure, ids

Span = tuple[RecordedEvent, datetime]
"""The event that ends a stretch of time, and when the stretch began (UTC)."""
Fits = Callable[[float, Span], bool]
"""Whether a stretch of so many units is within a limit."""


def times(
    spans: Iterable[Span],
    unit: str,
    within: Mapping[str, Fits] | None = None,
    not_recorded: int = 0,
    breakdowns: Mapping[str, Mapping[str, int]] | None = None,
) -> Measure:
    """A measure of stretches of time, from when each began to the event that ends it.

    What is said to have ended before it began has no length: which of its two times is wrong, nobody knows.
    """
    said = list(spans)
    found = [(end, start) for end, start in said if end.at >= start]
    lengths = tuple((end.at - start).total_seconds() for end, start in found)
    wrong = tuple((end.envelope.event_id, start) for end, start in said if end.at < start)
    measured = spread(found, lengths, unit, within or {}, not_recorded + len(wrong), breakdowns or {})
    return replace(measured, backwards=wrong) if wrong else measured


def spread(
    found: Sequence[Span],
    lengths: tuple[float, ...],
    unit: str,
    within: Mapping[str, Fits],
    not_recorded: int = 0,
    breakdowns: Mapping[str, Mapping[str, int]] | None = None,
) -> Measure:
    """A measure of lengths in seconds; the median of an even number is the mean of the two in the middle.

    Where no stretch was measured there is no number at all. `not_recorded` are those due whose start or end is missing
    or cannot be.
    """
    if not found:
        return Measure(None, not_recorded=not_recorded, breakdowns=breakdowns or {}, unit=unit)
    units = [length / SECONDS[unit] for length in lengths]
    missed = [
        tuple(name for name, fits in within.items() if not fits(length, span))
        for length, span in zip(units, found, strict=True)
    ]
    return Measure(
        len(units),
        not_recorded=not_recorded,
        breakdowns=breakdowns or {},
        unit=unit,
        median=round(median(units), 2),
        shortest=round(min(units), 2),
        longest=round(max(units), 2),
        within={name: sum(name not in each for each in missed) for name in within},
        events=ids(recorded for recorded, _ in found),
        lengths=lengths,
        outside=tuple(missed),
    )


def under(limit: float) -> Fits:
    """Whether a stretch is no longer than so many of its unit."""
    return lambda length, span: length <= limit
