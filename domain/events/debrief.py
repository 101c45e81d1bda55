"""Debrief of the operation: what was learnt, who does what about it, what it cost, what was published."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from domain.asking import NOT_ASKED, OF_EACH
from domain.assessing import Judged
from domain.bounds import NAME, PEOPLE, PLANNED, POUNDS, STAFF, VERSION
from domain.kernel import Event, event
from domain.patterned import ShownCode
from domain.policy.small_numbers import SmallNumbers
from domain.texts import Figures
from domain.vocabulary import COST_HEADINGS, OWNERS, POSTS, Code, FourP, LessonKind, LookedFor
from domain.words import Agency, LessonId, Owner, PartnerId, Sealed


@event
class HotDebriefHeld(Event):
    """Before people went home, the urgent points were heard."""

    attendees: Annotated[int, PEOPLE] | None = None
    text: Sealed | None = None


@event
class StructuredDebriefHeld(Event):
    """The partners reviewed the operation together, by the prompts of JESIP.

    `found_none` is what was looked for and is none. `decisions_logged` and `plain_terms` are answers that may be no. An
    absent one was not asked. `aim_1` judges the first aim of the plan, as the aims stood then.
    """

    partners: Annotated[int, STAFF] | None = None
    chair: Annotated[Code, POSTS] | None = None
    co_location: Sealed | None = None
    communication: Sealed | None = None
    coordination: Sealed | None = None
    joint_understanding_of_risk: Sealed | None = None
    shared_situational_awareness: Sealed | None = None
    decisions_logged: bool | None = None
    plain_terms: bool | None = None
    found_none: tuple[LookedFor, ...] | None = None
    aim_1: Judged | None = None
    aim_2: Judged | None = None
    aim_3: Judged | None = None
    aim_4: Judged | None = None
    aim_5: Judged | None = None
    aims_said: Sealed | None = None


@event
class LessonRecorded(Event):
    """A lesson was identified."""

    lesson: LessonId
    kind: LessonKind | None = None
    text: Sealed | None = None
    four_p: FourP | None = None


@event
class ActionAssigned(Event):
    """An organisation, or a post in it, owns what a lesson asks for, with a date."""

    lesson: LessonId
    owner: Annotated[Owner, OWNERS, NAME] | None = None
    due: Annotated[date, PLANNED] | None = None
    task: Sealed | None = None


@event
class ActionClosed(Event):
    """What a lesson asked for is done."""

    lesson: LessonId


@event
class CostsRecorded(Event):
    """Money was spent, under a heading, by a payer."""

    heading: Annotated[Code, COST_HEADINGS, OF_EACH] | None = None
    payer: Annotated[Agency, NAME, OF_EACH] | None = None
    pounds: Annotated[Decimal, POUNDS] | None = None


@event
class TrainingRecorded(Event):
    """Staff of a partner were trained."""

    partner: PartnerId | None = None
    trained: Annotated[int, STAFF] | None = None
    staff: Annotated[int, STAFF] | None = None


@event
class DebriefReportPublished(Event):
    """A version of the debrief report went out; it holds its figures and stays as it was."""

    version: Annotated[int, VERSION, OF_EACH]
    public: Annotated[bool, OF_EACH] = False
    small_numbers: SmallNumbers = "standard"
    hide_suspects: bool = False
    figures: Figures | None = None
    seen: Annotated[ShownCode, NOT_ASKED] | None = None
    second_release: bool = False


@event
class DebriefReportPrepared(Event):
    """A public version of the debrief report waits for somebody else to release it; it holds what will stand in it."""

    version: Annotated[int, VERSION, OF_EACH]
    small_numbers: SmallNumbers = "standard"
    hide_suspects: bool = False
    figures: Figures | None = None
    seen: Annotated[ShownCode, NOT_ASKED] | None = None
