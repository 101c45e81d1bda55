"""Who stands for whom, once registrations were voided as duplicates."""

from domain import merges
from domain.events.arrivals import RegistrationVoided
from domain.kernel import Fact, RecordedEvent
from domain.words import OperationId, PersonId


class Merges(Fact):
    """The voided numbers of an operation, each with the one that it duplicates."""

    types = (RegistrationVoided,)

    def __init__(self, about: OperationId) -> None:
        super().__init__(about)
        self.passed: dict[PersonId, PersonId | None] = {}

    def apply(self, recorded: RecordedEvent) -> None:
        assert isinstance(recorded.event, RegistrationVoided)
        self.passed[recorded.event.person] = recorded.event.duplicate_of

    def end_of(self, person: PersonId) -> PersonId | None:
        """The one that stands at the end of a person's chain; None where it ends in an error."""
        return merges.end_of(person, self.passed)
