"""The figures across operations: tables that follow the log, and the questions that they answer."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from copy import copy
from dataclasses import replace
from datetime import date, datetime
from threading import RLock
from typing import TypeVar

from sqlalchemy.engine import Connection

from domain.policy.small_numbers import Thresholds
from domain.words import Agency
from projections.across import Sent, measures
from projections.disclosure import OtherTotal, beside
from projections.disclosure.settings import PublishedFigures
from projections.measures import Measure
from service.log import Log
from service.outcomes import reading
from service.outcomes.engine import writing
from service.outcomes.follower import Progress, is_of, position_of, take_in
from service.outcomes.kept import PublicTotal, PublicTotals
from service.outcomes.opening import open_tables
from service.outcomes.reading import By
from service.outcomes.rows import (
    Group,
    LessonRow,
    ListedOperation,
    NotCounted,
    OperationFigure,
    PersonRow,
    StageCount,
    Where,
)
from service.store import NotStored

__all__ = [
    "Group",
    "LessonRow",
    "ListedOperation",
    "NotCounted",
    "OperationFigure",
    "Outcomes",
    "PersonRow",
    "PublicTotal",
    "StageCount",
    "Where",
]
LOG = logging.getLogger("firstlight")
T = TypeVar("T")


class Outcomes:
    """What was achieved across operations, exercises left out. Dates are local, both ends included; times are UTC.

    A read gives what is taken in; call `catch_up` before it, in a thread where a page waits. Any thread may call.
    """

    def __init__(self, database: str, log: Log) -> None:
        self.log = log
        self._engine = open_tables(database)
        self._one_at_a_time = RLock()
        self._shared = database == "memory://"
        self._organisation: str | None = None
        self._in_vain: set[int] = set()
        self.public = PublicTotals(self._reading, self._writing)

    def of(self, organisation: Agency) -> "Outcomes":
        """The same over the operations that an organisation sees, and over no others."""
        made = copy(self)
        made._organisation = organisation.folded
        return made

    def behind(self) -> int:
        """How many events are not taken in yet."""
        with self._reading() as db:
            position = position_of(db)
            head = self.log.head()
            known = 0 <= position <= head and is_of(db, self.log, position)
        return head - position if known else head or position

    def position(self) -> int:
        """The position of the log up to which everything is taken in."""
        with self._reading() as db:
            return position_of(db)

    def catch_up(self, progress: Progress | None = None) -> None:
        """Take in whatever the log holds by now; `progress` is told how many events are done, of how many."""
        if self.behind():
            try:
                with self._one_at_a_time:
                    take_in(self.log, self._engine, progress)
            except Exception as odd:
                self._mend(odd)

    def rebuild(self, progress: Progress | None = None) -> None:
        """Build everything again from the log; what is there stays readable until the new is complete."""
        with self._one_at_a_time:
            take_in(self.log, self._engine, progress, anew=True)

    def totals(self, since: date, until: date, where: Where = Where()) -> dict[str, Measure]:
        """Every measure over the operations of a period, by its id."""
        return self._asked(lambda db: measures(reading.total(db, since, until, self._within(db, where))))

    def groups(self, by: By, since: date, until: date, where: Where = Where()) -> list[Group]:
        """The key figures of a period by a code; an operation with several exploitation types is in several groups."""
        return self._asked(lambda db: reading.groups(db, by, since, until, self._within(db, where)))

    def operations(self, since: date, until: date, where: Where = Where()) -> list[ListedOperation]:
        """The operations of a period by date."""
        return self._asked(lambda db: reading.operations(db, since, until, self._within(db, where)))

    def by_operation(self, code: str, since: date, until: date, where: Where = Where()) -> list[OperationFigure]:
        """One measure operation by operation, by date."""
        return self._asked(lambda db: reading.by_operation(db, code, since, until, self._within(db, where)))

    def register(self, as_of: datetime, where: Where = Where()) -> list[StageCount]:
        """How many people stood at which stage at a moment, by age."""
        return self._asked(lambda db: reading.register(db, as_of, self._within(db, where)))

    def people(
        self,
        as_of: datetime,
        where: Where = Where(),
        stage: str | None = None,
        age: str | None = None,
        limit: int = 500,
    ) -> list[PersonRow]:
        """Who they are, by reference alone: person-level, for those whom the access table lets see it."""
        return self._asked(lambda db: reading.people(db, as_of, self._within(db, where), stage, age, limit))

    def sent(self, since: date, until: date, by_operation: bool = False) -> list[Sent]:
        """The referrals and notifications sent in a period, or where asked, those of the operations of the period."""
        return self._asked(lambda db: reading.sent(db, since, until, self._within(db, Where()), by_operation))

    def lessons(self) -> list[LessonRow]:
        """Every lesson of every operation, the latest first."""
        return self._asked(lambda db: reading.lessons(db))

    def interventions(self, since: date, until: date, where: Where = Where()) -> dict[str | None, int]:
        """The interventions of the operations of a period, by strand of the strategy; None is not said."""
        return self._asked(lambda db: reading.interventions(db, since, until, self._within(db, where)))

    def left_out(self) -> list[NotCounted]:
        """The operations that could not be counted, in whichever period: no figure holds them until they are mended."""
        return self._asked(lambda db: reading.left_out(db))

    def published(self, since: date, until: date) -> dict[str, PublishedFigures]:
        """The measures of the latest public report of each operation of a period, as they went out."""
        return self._asked(lambda db: reading.published(db, since, until, self._within(db, Where())))

    def counted(self, since: date, until: date) -> frozenset[str]:
        """The operations of a period."""
        return frozenset(each.operation for each in self.operations(since, until))

    def to_publish(
        self,
        since: date,
        until: date,
        thresholds: Thresholds,
        before: Sequence[PublishedFigures] = (),
        totals: Sequence[OtherTotal] = (),
        reports: Mapping[str, PublishedFigures] = {},
    ) -> PublicTotal:
        """What a public total of a period is made of, `before` being what was published of it already, `totals` and
        `reports` what was published of others that count the same operations.
        """
        own = self.published(since, until)
        others = beside(self.counted(since, until), totals, {**own, **reports, **own})
        return PublicTotal(self.totals(since, until), [*own.values()], before, thresholds, others)

    def _asked(self, question: Callable[[Connection], T]) -> T:
        """What the tables answer; where something stands there that nobody kept, once they are built again."""
        try:
            with self._reading() as db:
                return question(db)
        except Exception as odd:
            self._mend(odd)
        try:
            with self._reading() as db:
                return question(db)
        except Exception:
            self._in_vain.add(self.log.head())
            raise

    def _mend(self, odd: Exception) -> None:
        """Build everything again. Raises what came where that was of no use for the log as it stands."""
        if isinstance(odd, NotStored) or self.log.head() in self._in_vain:
            raise odd
        LOG.warning("the tables across operations hold what cannot be read (%s); they are built again", odd)
        self.rebuild()

    def _within(self, db: Connection, where: Where) -> Where:
        """The same for one organisation alone; it need not be narrowed for one that sees every operation."""
        if self._organisation is None or reading.sees_all(db, self._organisation):
            return where
        return replace(where, organisation=self._organisation)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """One moment of the tables. In memory there is one connection, and so one at a time."""
        if not self._shared:
            with self._engine.begin() as db:
                yield db
            return
        with self._one_at_a_time, self._engine.begin() as db:
            yield db

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._one_at_a_time if self._shared else nullcontext(), writing(self._engine).begin() as db:
            yield db

    def close(self) -> None:
        """Let go of the tables."""
        self.public.close()
        self._engine.dispose()
