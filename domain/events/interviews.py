"""Interviews: talking with the people brought in, in a room, with an interpreter."""

from datetime import datetime
from typing import Annotated

from domain.asking import OF_EACH
from domain.bounds import NAME, PLANNED
from domain.kernel import Event, event
from domain.on_shift import SessionKind
from domain.patterned import ExhibitRef
from domain.vocabulary import PersonExploitation
from domain.words import Credited, InterpreterId, InterpreterOrNone, PersonId, RoomId


@event
class RoomBooked(Event):
    """A room was kept free for a person, from one time to another (UTC)."""

    room: RoomId
    person: PersonId | None = None
    starts: Annotated[datetime, PLANNED]
    ends: Annotated[datetime, PLANNED]


@event
class InterpreterAssigned(Event):
    """An interpreter was assigned to a person, from one time to another (UTC)."""

    interpreter: InterpreterId
    person: PersonId | None = None
    starts: Annotated[datetime, PLANNED]
    ends: Annotated[datetime, PLANNED]


@event
class PersonDebriefStarted(Event):
    """A first conversation with a person began. `interpreter` may be `none`; absent says nothing."""

    person: PersonId
    room: RoomId | None = None
    interpreter: InterpreterOrNone | None = None
    by: Annotated[Credited, NAME] | None = None


@event
class PersonDebriefCompleted(Event):
    """A first conversation with a person ended."""

    person: PersonId
    by: Annotated[Credited, NAME] | None = None


@event
class PersonDebriefDeclined(Event):
    """A person did not want to talk, or to go on talking."""

    person: PersonId
    by: Annotated[Credited, NAME] | None = None


@event
class PotentialVictimIdentified(Event):
    """An agency has reasonable grounds to believe that a person may be a victim: the duty of section 52 opens."""

    person: PersonId
    types: tuple[PersonExploitation, ...] = ()
    by: Annotated[Credited, NAME] | None = None


@event
class NoIndicatorsFoundRecorded(Event):
    """An agency found no indicators of modern slavery; no duty arises."""

    person: PersonId
    by: Annotated[Credited, NAME] | None = None


@event
class SupportSessionHeld(Event):
    """A person was told, one to one, what their options are, inside the NRM and outside it."""

    person: PersonId


@event
class SessionStarted(Event):
    """A person sat down with somebody for something else than the first conversation."""

    person: PersonId
    kind: Annotated[SessionKind, OF_EACH]
    room: RoomId | None = None
    interpreter: InterpreterOrNone | None = None
    by: Annotated[Credited, NAME] | None = None


@event
class SessionEnded(Event):
    """What a person had sat down for ended."""

    person: PersonId
    by: Annotated[Credited, NAME] | None = None


@event
class ExhibitReferenceLogged(Event):
    """An exhibit exists in the police system; only its reference is kept here, with the person's consent."""

    person: PersonId
    ref: ExhibitRef | None = None
