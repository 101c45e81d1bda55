"""Shift: who is in which post, who rests, what those on shift are told, what they have read, what is to be done."""

from datetime import datetime
from typing import Annotated

from domain.asking import OF_EACH
from domain.bounds import BREAK, NAME, PLANNED
from domain.kernel import Event, event
from domain.on_shift import TaskId
from domain.vocabulary import OWNERS, POSTS, Code
from domain.words import Agency, CentreId, EntryId, InterpreterId, Owner, Sealed


@event
class DailyBriefingIssued(Event):
    """Those on shift were told, in writing, how things stand and what is to be done; `to` are those it is meant for."""

    centre: CentreId
    to: tuple[Annotated[Agency, NAME], ...] = ()
    text: Sealed | None = None


@event
class ShiftReportRead(Event):
    """Whoever recorded this has read a situation report, a handover or a daily briefing."""

    report: EntryId


@event
class TaskSet(Event):
    """Something is to be done in this operation, by an organisation or a post, by a time (UTC)."""

    task: TaskId
    owner: Annotated[Owner, NAME, OWNERS] | None = None
    due: Annotated[datetime, PLANNED] | None = None
    what: Sealed | None = None


@event
class TaskDone(Event):
    """What was to be done is done, or is no longer needed."""

    task: TaskId
    needed: bool | None = None


@event
class PostTaken(Event):
    """Somebody took a post, or took it over; whoever is in a post is known by their organisation alone."""

    post: Annotated[Code, POSTS, OF_EACH]


@event
class PostLeft(Event):
    """A post is empty."""

    post: Annotated[Code, POSTS, OF_EACH]


@event
class BreakTaken(Event):
    """Whoever is in a post, or an interpreter, had a break of so many minutes, which ended when this happened."""

    post: Annotated[Code, POSTS, OF_EACH] | None = None
    interpreter: InterpreterId | None = None
    minutes: Annotated[int, BREAK]
