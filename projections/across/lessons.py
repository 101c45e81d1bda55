"""What a partnership learnt: whether it debriefed in time, what each lesson asks for, and which lessons are still open.

A lesson is identified until what it asks for is done, then learned (JESIP). Those of many operations are read
together, without persons and without the names of operations.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.words import LessonId, Sealed
from projections.across import belongs_to
from projections.operation.entities import Lesson
from projections.operation.state import OperationState

QUESTIONS = (
    *("co_location", "communication", "coordination", "joint_understanding_of_risk", "shared_situational_awareness"),
    *("decisions_logged", "plain_terms"),
)
"""What JESIP asks in a structured debrief; the last two are answered by yes or no."""
SOON, AT_LATEST = timedelta(weeks=4), timedelta(weeks=6)
"""Within four weeks of closing is good practice, within six is expected (FACTS 2.12)."""
_PERSON = re.compile(r"\b[PS]\d{2,}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Origin:
    """The operation that a lesson comes from. `when` is the local day that it belongs to."""

    operation: str
    name: str | None = None
    when: date | None = None
    county: str | None = None
    premises: str | None = None
    types: tuple[str, ...] = ()
    exercise: bool = False


@dataclass(frozen=True, slots=True)
class Learnt:
    """A lesson among those of many operations. `late` is by how many days what it asks for is overdue."""

    origin: Origin
    ref: str
    kind: str | None
    four_p: str | None
    owner: str | None
    due: date | None
    status: str
    text: Sealed | None
    task: Sealed | None
    recorded: datetime
    closed: datetime | None
    late: int

    @property
    def open(self) -> bool:
        """Something to improve that is not yet done: whoever plans next should read it."""
        return self.kind == "improve" and self.status == "identified" and self.closed is None


def days_late(due: date | None, closed: datetime | None, today: date) -> int:
    """By how many days an action is overdue today; 0 where it is done, not due yet, or has no date."""
    return max((today - due).days, 0) if due and not closed else 0


def origin(state: OperationState) -> Origin:
    """Where the lessons of an operation come from."""
    plan = state.operation
    return Origin(state.id, plan.name, belongs_to(state), plan.county, plan.premises, tuple(plan.types), plan.exercise)


def learnt(state: OperationState, today: date) -> list[Learnt]:
    """The lessons of one operation as they stand on a local day, in the order in which they were recorded."""
    source = origin(state)
    return [_learnt(source, reference, each, today) for reference, each in state.lessons.items()]


def _learnt(source: Origin, reference: LessonId, lesson: Lesson, today: date) -> Learnt:
    closed = lesson.closed.at if lesson.closed else None
    done = (lesson.owner, lesson.due, lesson.status, lesson.text, lesson.task, lesson.recorded.at, closed)
    return Learnt(source, reference.ref, lesson.kind, lesson.four_p, *done, days_late(lesson.due, closed, today))


def timing(closed: datetime | None, held: datetime) -> str:
    """How soon a structured debrief followed the closing: a code."""
    if closed is None or held < closed:
        return "before_closing"
    after = held - closed
    return "within_4_weeks" if after <= SOON else "within_6_weeks" if after <= AT_LATEST else "later"


def to_read(found: Iterable[Learnt]) -> list[Learnt]:
    """The open lessons, those overdue longest first, then the newest."""
    return sorted((each for each in found if each.open), key=lambda each: (-each.late, -each.recorded.timestamp()))


def alike(plan: Origin, lesson: Learnt) -> bool:
    """Whether a lesson comes from the same kind of exploitation or of premises as a plan."""
    same_premises = plan.premises is not None and plan.premises == lesson.origin.premises
    return same_premises or bool(set(plan.types) & set(lesson.origin.types))


def without_persons(text: str, name: str | None) -> str:
    """A text as other operations may read it: no reference to a person, and not the operation's own name."""
    text = _PERSON.sub("[a person]", text)
    known = re.sub(r"(?i)^operation\s+", "", name or "").strip()
    if known and known.casefold() in text.casefold():
        text = re.sub(rf"(?i)\b(operation\s+)?{re.escape(known)}(?!\w)", "[the operation]", text)
    return text
