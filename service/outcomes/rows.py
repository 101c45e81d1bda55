"""What a reader of the tables gets: one short record for each operation, group, person, stage and lesson."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeVar

import msgspec

from domain.vocabulary import FourP, LessonKind
from projections.across import KeyFigures, OperationRow
from projections.measures import Measure

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Where:
    """Which operations are asked about: all, or those of a county, a lead agency, and so on, all at once.

    `organisation` (a folded name) leaves those that it sees; `Outcomes.of` sets it.
    """

    county: str | None = None
    premises: str | None = None
    exploitation_type: str | None = None
    agency: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(KeyFigures):
    """The operations that share a code; None are those in which it was not recorded.

    Each figure is the sum of the operations that recorded it; `not_recorded` says in how many others that went live
    nobody did.
    """

    code: str | None
    operations: int
    not_recorded: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedOperation(OperationRow):
    """One operation among others."""

    operation: str


@dataclass(frozen=True, slots=True)
class OperationFigure:
    """One figure in one operation, as that operation's report has it."""

    operation: str
    title: str | None
    date: date
    measure: Measure


@dataclass(frozen=True, slots=True)
class StageCount:
    """How many people stood at a stage, of an age."""

    stage: str
    age: str
    n: int


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person at a stage since a time (UTC); `ref` is what people say: "P03"."""

    operation: str
    title: str | None
    ref: str
    stage: str
    age: str
    since: datetime


@dataclass(frozen=True, slots=True)
class NotCounted:
    """An operation that could not be counted; `position` is the entry that stands in the way, if one does."""

    operation: str
    title: str | None
    position: int | None


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A lesson and what is done about it. `text` and `task` are references into the vault; times are UTC."""

    operation: str
    title: str | None
    ref: str
    kind: LessonKind | None
    four_p: FourP | None
    owner: str | None
    due: date | None
    status: Literal["identified", "learned"]
    text: str | None
    task: str | None
    recorded: datetime
    closed: datetime | None


def kept(kind: type[R], row: object) -> R:
    """A record of what stands in a row. Raises msgspec.ValidationError for what nobody kept there."""
    return msgspec.convert(row, kind)
