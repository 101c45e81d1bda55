"""Whose sealed data is kept by a legal hold: nobody destroys it until the hold is lifted."""

from domain.events.amendments import LegalHoldLifted, LegalHoldSet
from domain.facts.merges import Merges
from domain.kernel import AnyDecision, Fact, RecordedEvent
from domain.merges import numbers_of
from domain.words import OperationId, PersonId


class LegalHolds(Fact):
    """The holds that stand in an operation, by the number that each is about; None is everybody.

    It reads what was written: a hold on a number that was voided since keeps what was written under it.
    """

    types = (LegalHoldSet, LegalHoldLifted)
    raw = True

    def __init__(self, about: OperationId) -> None:
        super().__init__(about)
        self.held: set[PersonId | None] = set()

    def apply(self, recorded: RecordedEvent) -> None:
        match recorded.event:
            case LegalHoldSet(person=person):
                self.held.add(person)
            case LegalHoldLifted(person=person):
                self.held.discard(person)


class HeldData:
    """Whether a hold keeps what is sealed of somebody under any of their numbers."""

    def __init__(self, decision: AnyDecision, person: PersonId) -> None:
        self.person = person
        self.holds = decision.fact(LegalHolds(person.operation))
        self.merges = decision.fact(Merges(person.operation))

    @property
    def kept(self) -> bool:
        """Whether everybody is held, or they are: a duplicate of theirs is theirs."""
        return not self.holds.held.isdisjoint({None, *numbers_of(self.person, self.merges.passed)})
