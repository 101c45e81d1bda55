"""What a figure is: n of m, how many were not recorded, and the events that it counts.

Zero, none and not recorded are three values: `n` 0 says that nothing of the kind happened where an event could have
said otherwise, `n` None that nothing was recorded.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from statistics import median
from typing import Any

from domain.kernel import Past
from projections.person import Person

NOT_RECORDED = "not_recorded"
MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of one operation. A time has `unit`, `median`, `shortest`, `longest`, and shares in `within`."""

    n: float | None
    of: int | None = None
    not_recorded: int = 0
    breakdowns: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    unit: str | None = None
    median: float | None = None
    shortest: float | None = None
    longest: float | None = None
    within: Mapping[str, int] = field(default_factory=dict)
    rows: tuple[Mapping[str, Any], ...] = ()
    events: tuple[str, ...] = ()
    each: tuple[float, ...] = ()
    """What each of the events adds to `n`, where that is not one: people in a vehicle, nights in a bed, pounds."""
    lengths: tuple[float, ...] = ()
    """The length that each of the events ends, in seconds, so that figures of several operations can be pooled."""

    def plain(self) -> dict[str, Any]:
        """The figure as JSON types; keys that do not apply are left out."""
        found: dict[str, Any] = {"n": self.n}
        for name in ("of", "unit", "median", "shortest", "longest"):
            if (value := getattr(self, name)) is not None:
                found[name] = value
        if self.not_recorded or self.n is None:
            found["not_recorded"] = self.not_recorded
        if breakdowns := {name: dict(rows) for name, rows in self.breakdowns.items() if rows}:
            found["breakdowns"] = breakdowns
        if self.within:
            found["within"] = dict(self.within)
        if self.rows:
            found["rows"] = [dict(row) for row in self.rows]
        return found


NOTHING = Measure(None, not_recorded=1)
"""Nothing was recorded from which this figure could be taken."""


def ids(pasts: Iterable[Past | None]) -> tuple[str, ...]:
    """The events counted, each once."""
    return tuple(dict.fromkeys(past.envelope.event_id for past in pasts if past is not None))


def by(people: Iterable[Person], *names: str) -> dict[str, dict[str, int]]:
    """People by their recorded details; several kinds of exploitation count each (FACTS 7)."""
    everybody = list(people)
    return {name: tally(value for person in everybody for value in _values(person, name)) for name in names}


def _values(person: Person, name: str) -> Sequence[str | None]:
    match name:
        case "age_now":
            return (person.age,)
        case "exploitation_type":
            return person.exploitation or (None,)
        case _:
            return (getattr(person, name),)


def tally(values: Iterable[str | None]) -> dict[str, int]:
    """How often each code occurs, the most frequent first; nothing recorded is a code of its own."""
    counted = Counter(value or NOT_RECORDED for value in values)
    return dict(sorted(counted.items(), key=lambda row: (-row[1], row[0])))


Span = tuple[Past, datetime]
"""The event that ends a stretch of time, and when the stretch began (UTC)."""


def times(
    spans: Iterable[Span],
    unit: str,
    within: Mapping[str, Callable[[float, Span], bool]] | None = None,
    not_recorded: int = 0,
    breakdowns: Mapping[str, Mapping[str, int]] | None = None,
) -> Measure:
    """A measure of stretches of time; the median of an even number is the mean of the two in the middle."""
    found = list(spans)
    if not found:
        return Measure(0, not_recorded=not_recorded, unit=unit)
    seconds = {"minutes": MINUTE, "hours": HOUR, "days": DAY}[unit]
    lengths = [(end.at - start).total_seconds() / seconds for end, start in found]
    return Measure(
        len(lengths),
        not_recorded=not_recorded,
        breakdowns=breakdowns or {},
        unit=unit,
        median=round(median(lengths), 2),
        shortest=round(min(lengths), 2),
        longest=round(max(lengths), 2),
        within={
            name: sum(fits(length, span) for length, span in zip(lengths, found, strict=True))
            for name, fits in (within or {}).items()
        },
        events=ids(end for end, _ in found),
        lengths=tuple((end.at - start).total_seconds() for end, start in found),
    )


def under(limit: float) -> Callable[[float, Span], bool]:
    """Whether a stretch is no longer than so many of its unit."""
    return lambda length, span: length <= limit
