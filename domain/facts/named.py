"""Whether some entry made a reference: a partner, interpreters, a suspect, a vehicle, a lesson."""

from domain.events.arrivals import TransportDeparted
from domain.events.debrief import LessonRecorded
from domain.events.enforcement import SuspectArrested
from domain.events.partners import InterpretersBooked, PartnerCommitted, PartnerDeclined, PartnerInvited
from domain.events.safeguarding import PersonBecameSuspect
from domain.events.shift import TaskSet
from domain.kernel import Fact, RecordedEvent
from domain.on_shift import TaskId
from domain.words import Id, LessonId, PartnerId, SuspectId, TransportId


class Named(Fact):
    """A reference that some entry made."""

    known = known_later = False

    def apply(self, recorded: RecordedEvent) -> None:
        self.known = True

    def apply_later(self, recorded: RecordedEvent) -> None:
        self.known_later = True


class PartnerNamed(Named):
    types = (PartnerCommitted, PartnerDeclined)


class PartnerAsked(Named):
    types = (PartnerInvited,)


class InterpretersNamed(Named):
    types = (InterpretersBooked,)


class SuspectNamed(Named):
    types = (SuspectArrested, PersonBecameSuspect)


class TransportNamed(Named):
    types = (TransportDeparted,)


class TaskNamed(Named):
    types = (TaskSet,)


class LessonNamed(Named):
    types = (LessonRecorded,)


NAMED: dict[type[Id], type[Named]] = {
    PartnerId: PartnerNamed,
    SuspectId: SuspectNamed,
    TransportId: TransportNamed,
    LessonId: LessonNamed,
    TaskId: TaskNamed,
}
"""Which entries make a reference known, by the reference's type."""
