"""What a figure is: n of m, how many were not recorded, and the events that it counts.

Zero, none and not recorded are three values: `n` 0 says that nothing of the kind happened where an event could have
said otherwise, `n` None that nothing was recorded.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypedDict

from domain.kernel import RecordedEvent
from projections.operation.person import Person

NOT_RECORDED = "not_recorded"
MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0
PROFILE = ("recruitment", "arrival", "travel_to_work", "housing", "place")
"""How a person was exploited (West Midlands profile, 2016)."""

Row = Mapping[str, str | int | float | None]
"""A line of a figure that has a table of its own: numbers are summed, the other columns say what they are about."""


class PlainMeasure(TypedDict, total=False):
    """A figure as JSON types; keys that do not apply are left out."""

    n: float | None
    of: int
    unit: str
    median: float
    shortest: float
    longest: float
    not_recorded: int
    breakdowns: dict[str, dict[str, int]]
    within: dict[str, int]
    rows: list[Row]


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
    rows: tuple[Row, ...] = ()
    events: tuple[str, ...] = ()
    each: tuple[float, ...] = ()
    """What each of the events adds to `n`, where that is not one: people in a vehicle, nights in a bed, pounds."""
    lengths: tuple[float, ...] = ()
    """Of a time: how long each stretch took, in seconds, in the order of `events`; totals pool them."""

    def plain(self) -> PlainMeasure:
        """The figure as JSON types; keys that do not apply are left out."""
        found: PlainMeasure = {"n": self.n}
        if self.of is not None:
            found["of"] = self.of
        if self.unit is not None:
            found["unit"] = self.unit
        if self.median is not None and self.shortest is not None and self.longest is not None:
            found |= {"median": self.median, "shortest": self.shortest, "longest": self.longest}
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


def ids(recorded_events: Iterable[RecordedEvent | None]) -> tuple[str, ...]:
    """The events counted, each once."""
    return tuple(dict.fromkeys(recorded.envelope.event_id for recorded in recorded_events if recorded is not None))


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
            return (detail(person, name),)


def detail(person: Person, name: str) -> str | None:
    """What is recorded of a person under this name; None is not recorded."""
    said: str | None = person.profile.get(name) if name in PROFILE else getattr(person, name)
    return said


def tally(values: Iterable[str | None]) -> dict[str, int]:
    """How often each code occurs, the most frequent first; nothing recorded is a code of its own."""
    counted = Counter(value or NOT_RECORDED for value in values)
    return dict(sorted(counted.items(), key=lambda row: (-row[1], row[0])))


def added(
    amounts: Iterable[tuple[RecordedEvent, float]],
    of: int | None = None,
    *,
    not_recorded: int = 0,
    breakdowns: Mapping[str, Mapping[str, int]] | None = None,
    unit: str | None = None,
    rows: tuple[Row, ...] = (),
) -> Measure:
    """A sum: each event with what it adds to it; those that add nothing are left out."""
    counted = [(recorded, amount) for recorded, amount in amounts if amount]
    each = tuple(amount for _, amount in counted)
    events = ids(recorded for recorded, _ in counted)
    return Measure(sum(each), of, not_recorded, breakdowns or {}, unit, rows=rows, events=events, each=each)
