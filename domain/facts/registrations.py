"""Who is registered in an operation."""

from domain.events.arrivals import PersonRegistered, RegistrationVoided
from domain.kernel import Fact, RecordedEvent
from domain.words import OperationId, PersonId


class Registrations(Fact):
    """The numbers under which somebody is registered, as they stand."""

    types = (PersonRegistered, RegistrationVoided)

    def __init__(self, about: OperationId) -> None:
        super().__init__(about)
        self.made: set[PersonId] = set()
        self.voided: set[PersonId] = set()

    def apply(self, recorded: RecordedEvent) -> None:
        assert isinstance(recorded.event, PersonRegistered | RegistrationVoided)
        found = self.made if isinstance(recorded.event, PersonRegistered) else self.voided
        found.add(recorded.event.person)

    @property
    def standing(self) -> set[PersonId]:
        """Those whose registration was not voided."""
        return self.made - self.voided
