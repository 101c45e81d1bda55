"""What a figure is: n of m, how many were not recorded, and the events that it counts.

`n` 0 says that an entry answered the question with no, `n` None that none did; see `states`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypedDict

from domain.kernel import RecordedEvent

NOT_RECORDED = "not_recorded"
BELONGS = "belongs"
"""The breakdown of those of whom it is not recorded whether they belong to `of`."""
MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0
SECONDS = {"minutes": MINUTE, "hours": HOUR, "days": DAY}
"""By the unit of a figure that is a time."""

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
    not_shown: bool


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
    outside: tuple[tuple[str, ...], ...] = ()
    """Of a time: which yardsticks of `within` each stretch missed, in the order of `events`."""
    backwards: tuple[tuple[str, datetime], ...] = ()
    """Of a time: the events said to have happened before what they end began, each with when that was (UTC)."""
    not_shown: bool = False
    """Whether the reader's role may not see it: then it says nothing else, whatever there is."""

    @property
    def belongs(self) -> int:
        """How many people may belong to `of`, nobody knows; they stand beside it, not in it."""
        return self.breakdowns.get(BELONGS, {}).get(NOT_RECORDED, 0)

    def plain(self) -> PlainMeasure:
        """The figure as JSON types; keys that do not apply are left out."""
        if self.not_shown:
            return {"n": None, "not_shown": True}
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
"""Nothing was recorded from which this figure of an operation could be taken."""
NOT_YET = Measure(None)
"""There is nothing so far that this figure of an operation or of a time could be about."""


def person_by_person(
    counted: Iterable[RecordedEvent | None],
    of: int,
    not_recorded: int = 0,
    breakdowns: Mapping[str, Mapping[str, int]] | None = None,
    belongs: int = 0,
) -> Measure:
    """A figure of people, or of things, one by one: those counted, and of how many no entry answers the question.

    Where it answers it for nobody, `n` is None. Where nobody is known to be in `of`, those who may belong to it are
    all that is not recorded.
    """
    events, kinds = ids(counted), dict(breakdowns or {})
    if of == 0 and belongs:
        return Measure(None, 0, belongs, kinds)
    if belongs:
        kinds[BELONGS] = {NOT_RECORDED: belongs}
    return Measure(None if of and not_recorded == of else len(events), of, not_recorded, kinds, events=events)


def ids(recorded_events: Iterable[RecordedEvent | None]) -> tuple[str, ...]:
    """The events counted, each once."""
    return tuple(dict.fromkeys(recorded.envelope.event_id for recorded in recorded_events if recorded is not None))


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
