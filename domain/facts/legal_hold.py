"""Whose sealed data is kept by a legal hold: nobody destroys it until the hold is lifted."""

from collections.abc import Iterable

from domain.events.amendments import LegalHoldLifted, LegalHoldSet
from domain.facts.merges import Merges
from domain.kernel import AnyDecision, Fact, RecordedEvent
from domain.merges import numbers_of
from domain.words import OperationId, PersonId


def held(written: Iterable[RecordedEvent]) -> set[PersonId | None]:
    """The numbers that holds are about, of what was written of an operation; None is everybody.

    A hold is lifted, and never voided; one on a number that was voided since keeps what was written under it.
    """
    found: set[PersonId | None] = set()
    for event in (each.event for each in written if isinstance(each.event, LegalHoldSet | LegalHoldLifted)):
        if isinstance(event, LegalHoldSet):
            found.add(event.person)
        else:
            found.discard(event.person)
    return found


class LegalHolds(Fact):
    """What was said of legal holds in an operation, as it was written."""

    types = (LegalHoldSet, LegalHoldLifted)
    raw = True

    def __init__(self, about: OperationId) -> None:
        super().__init__(about)
        self.told: list[RecordedEvent] = []

    def apply(self, recorded: RecordedEvent) -> None:
        self.told.append(recorded)

    @property
    def held(self) -> set[PersonId | None]:
        """The numbers that holds are about; None is everybody."""
        return held(self.told)


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
