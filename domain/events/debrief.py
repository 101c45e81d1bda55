"""Debrief of the operation: what was learnt, who does what about it, what it cost, what was published."""

from datetime import date

from domain.kernel import Event, event
from domain.words import FourP, LessonId, LessonKind, PartnerId, Sealed


@event
class HotDebriefHeld(Event):
    """Before people went home, the urgent points were heard."""

    attendees: int | None = None
    text: Sealed | None = None


@event
class StructuredDebriefHeld(Event):
    """The partners reviewed the operation together, by the prompts of JESIP.

    `decisions_logged` and `plain_terms` are answers that may be no; an absent one was not asked.
    """

    partners: int | None = None
    chair: str | None = None
    co_location: Sealed | None = None
    communication: Sealed | None = None
    coordination: Sealed | None = None
    joint_understanding_of_risk: Sealed | None = None
    shared_situational_awareness: Sealed | None = None
    decisions_logged: bool | None = None
    plain_terms: bool | None = None


@event
class LessonRecorded(Event):
    """A lesson was identified."""

    lesson: LessonId
    kind: LessonKind | None = None
    text: Sealed | None = None
    four_p: FourP | None = None


@event
class ActionAssigned(Event):
    """Somebody owns what a lesson asks for, with a date."""

    lesson: LessonId
    owner: str | None = None
    due: date | None = None
    task: Sealed | None = None


@event
class ActionClosed(Event):
    """What a lesson asked for is done."""

    lesson: LessonId


@event
class CostsRecorded(Event):
    """Money was spent, under a heading, by a payer."""

    heading: str | None = None
    payer: str | None = None
    pounds: int | None = None


@event
class TrainingRecorded(Event):
    """Staff of a partner were trained."""

    partner: PartnerId | None = None
    trained: int | None = None
    staff: int | None = None


@event
class DebriefReportPublished(Event):
    """A version of the debrief report went out; it holds its figures and stays as it was."""

    version: int
    public: bool = False
    figures: str | None = None
