"""The lessons of all operations: chosen by what is recorded of them, then by their words; without persons or names.

A text is opened only where the recorded choices leave its lesson in: opening one takes about ten microseconds.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from domain.words import OperationId, Sealed
from projections.across.lessons import Learnt, Origin, days_late, learnt, without_persons
from projections.local_time import local_date
from projections.operation.state import OperationState
from service.access.access import Viewer
from service.application import Application
from service.clock import now
from service.clock_of_a_day import clock_now
from service.outcomes import LessonRow, Outcomes
from service.privacy.vault import Erased, Vault

UNSAID = "not_recorded"


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for; empty asks for everything. `status` is a lesson's own, or `open`."""

    q: str = ""
    four_p: str = ""
    kind: str = ""
    status: str = ""

    def fits(self, lesson: Learnt) -> bool:
        """Whether what is recorded of a lesson answers; its words are not looked at."""
        return (
            self.four_p in ("", lesson.four_p or UNSAID)
            and self.kind in ("", lesson.kind or UNSAID)
            and (lesson.open if self.status == "open" else self.status in ("", lesson.status))
        )


async def every(app: Application) -> list[Learnt]:
    """Every lesson, the latest first; those of exercises, which count nowhere else, among them.

    A lesson names no operation, no person and no place: it is for all who have to learn, whoever sees the operation.
    """
    practised: list[Learnt] = []
    for exercise in [card.id for card in app.days.operations.cards.values() if card.exercise]:
        await app.days.load(exercise)
        state = app.days.as_far_as_readable(exercise)
        practised += _practised(state) if state else []
    position = await asyncio.to_thread(app.outcomes.position)
    counted = await asyncio.to_thread(_of_operations, app.outcomes, position, local_date(now()))
    return sorted([*counted, *practised], key=lambda each: each.recorded, reverse=True)


async def seen(app: Application, viewer: Viewer, lessons: Iterable[Learnt]) -> set[str]:
    """From which operations of these lessons this viewer may be told that they come."""
    rows = await asyncio.to_thread(app.outcomes.of(viewer.agency).operations, date.min, date.max)
    practised = {OperationId(each.origin.operation) for each in lessons if each.origin.exercise}
    mine = {row.operation for row in rows} | {state.id async for state in app.days_of(viewer, practised)}
    return mine if viewer.operations is None else mine & viewer.operations


def _practised(state: OperationState) -> list[Learnt]:
    """Those of an exercise; none where it cannot be read."""
    try:
        state.must_be_whole()
        return list(learnt(state, local_date(clock_now(state))))
    except Exception:  # Whatever stands in the log of one operation harms no other's lessons.
        return []


@lru_cache(maxsize=1)
def _of_operations(outcomes: Outcomes, position: int, today: date) -> list[Learnt]:
    """Those of operations that count. Read once for each position of the log: there may be tens of thousands."""
    origins = {
        row.operation: Origin(row.operation, row.title, row.date, row.county, row.premises, row.types)
        for row in outcomes.operations(date.min, date.max)
    }
    return [_learnt(origins[row.operation], row, today) for row in outcomes.lessons() if row.operation in origins]


def _learnt(source: Origin, row: LessonRow, today: date) -> Learnt:
    known = (row.ref, row.kind, row.four_p, row.owner, row.due, row.status)
    text, task = (Sealed(each) if each else None for each in (row.text, row.task))
    return Learnt(source, *known, text, task, row.recorded, row.closed, days_late(row.due, row.closed, today))


def read(vault: Vault, lesson: Learnt) -> tuple[str | None, str | None]:
    """What was learnt and what is to be done, as other operations may read them; None where nothing was written.

    Raises Erased where the texts of the operation were destroyed.
    """
    name = lesson.origin.name
    text, task = (without_persons(vault.open(each), name) if each else None for each in (lesson.text, lesson.task))
    return text, task


def found(vault: Vault, lessons: Iterable[Learnt], asked: Asked) -> list[Learnt]:
    """The lessons that answer, in the order given: every word occurs in what was learnt or in what is to be done."""
    words = asked.q.casefold().split()
    chosen = [each for each in lessons if asked.fits(each)]
    return [each for each in chosen if _says(vault, each, words)] if words else chosen


def _says(vault: Vault, lesson: Learnt, words: list[str]) -> bool:
    try:
        said = " ".join(each for each in read(vault, lesson) if each).casefold()
    except Erased:
        return False
    return all(word in said for word in words)
