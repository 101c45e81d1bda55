"""Public totals, each made once: kept until something that it is made of changes.

What a total is made of is its key: the figures that may be public, what is published beside them, the thresholds. An
entry that changes none of these changes no public total. Each is made in a thread of its own, one after the other.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from threading import Lock

import msgspec
from msgspec import json
from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from domain.kernel import Refused
from domain.policy.small_numbers import Thresholds
from projections.disclosure import PUBLISHED, TellsOfOthers, public_report
from projections.disclosure.audit import Progress
from projections.disclosure.settings import NO_OTHERS, Beside, PublishedFigures
from projections.measures import Measure
from service.clock import now
from service.outcomes.tables import PublicTable, table
from service.store import NotStored

PublicFigures = dict[str, dict[str, object]]
_PUBLIC = table(PublicTable).c
MOST = 200
"""Totals kept at once; the oldest goes first."""


@dataclass(frozen=True, slots=True)
class PublicTotal:
    """Everything that a public total is made of: the figures, what of single operations, of the same period and by
    others is published already, and from how many on a number is shown.
    """

    figures: Mapping[str, Measure]
    parts: Sequence[PublishedFigures]
    before: Sequence[PublishedFigures]
    thresholds: Thresholds
    beside: Beside = NO_OTHERS

    @property
    def key(self) -> str:
        """A name for all of it."""
        public = {code: figure.plain() for code, figure in self.figures.items() if code in PUBLISHED}
        made_of = (public, self.parts, self.before, self.thresholds, self.beside)
        return sha256(json.encode(made_of, order="sorted")).hexdigest()

    def made(self, progress: Progress) -> PublicFigures:
        """The public figures; takes long beside many published operations, and tells how far it is.

        Raises Refused where beside the totals of others they would tell what those held back.
        """
        try:
            return public_report(
                self.figures,
                thresholds=self.thresholds,
                before=self.before,
                parts=self.parts,
                beside=self.beside,
                progress=progress,
            )
        except TellsOfOthers:
            raise Refused(("tells_of_others",)) from None


@dataclass(slots=True)
class Making:
    """A total in the making: since when (UTC), beside how many published operations, how far, and what comes of it."""

    since: datetime
    operations: int
    made: "Future[PublicFigures]" = field(default_factory=Future)
    audited: int = 0
    hidden: int = 0

    def tell(self, audited: int, hidden: int) -> None:
        """How many hidden numbers are tried against everything published, of how many."""
        self.audited, self.hidden = audited, hidden


class PublicTotals:
    """The totals that are kept, and those in the making. Any thread may ask."""

    def __init__(
        self,
        reading: Callable[[], AbstractContextManager[Connection]],
        writing: Callable[[], AbstractContextManager[Connection]],
    ) -> None:
        self._reading, self._writing = reading, writing
        self._one_at_a_time = Lock()
        self._making: dict[str, Making] = {}
        self._thread = ThreadPoolExecutor(1, "public totals")

    def kept(self, total: PublicTotal) -> PublicFigures | None:
        """What was made of the same before; None where nothing was."""
        with self._reading() as db:
            found = db.execute(select(_PUBLIC.figures).where(_PUBLIC.key == total.key)).scalar()
        try:
            return json.decode(found, type=PublicFigures) if found else None
        except (msgspec.MsgspecError, TypeError):  # what nobody kept there is made again
            return None

    def making(self, total: PublicTotal) -> Making:
        """The same in the making, begun where nobody has; whoever asks meanwhile waits for the same."""
        key = total.key
        with self._one_at_a_time:
            if key not in self._making:
                self._making[key] = making = Making(now(), len(total.parts))
                making.made = self._thread.submit(self._make, total, key, making.tell)
            return self._making[key]

    def of(self, total: PublicTotal) -> PublicFigures:
        """What is kept, else made now, however long it takes."""
        return self.kept(total) or self.making(total).made.result()

    def close(self) -> None:
        """Begin nothing more."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _make(self, total: PublicTotal, key: str, progress: Progress) -> PublicFigures:
        try:
            if found := self.kept(total):
                return found
            found = total.made(progress)
            with suppress(NotStored):  # where there is no room it is made again the next time
                self._keep(key, found)
            return found
        finally:
            with self._one_at_a_time:
                del self._making[key]

    def _keep(self, key: str, found: PublicFigures) -> None:
        with self._writing() as db:
            db.execute(delete(table(PublicTable)).where(_PUBLIC.key == key))
            db.execute(insert(table(PublicTable)), [{"key": key, "figures": json.encode(found).decode()}])
            oldest = select(_PUBLIC.id).order_by(_PUBLIC.id.desc()).offset(MOST)
            db.execute(delete(table(PublicTable)).where(_PUBLIC.id.in_(oldest)))
