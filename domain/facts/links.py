"""What rules ask about who belongs together."""

from domain.events.safeguarding import PeopleLinked, PeopleUnlinked
from domain.kernel import Fact, RecordedEvent
from domain.words import PersonId


class Links(Fact):
    """With whom a person was linked by that moment, whichever of the two was named first."""

    types = (PeopleLinked, PeopleUnlinked)
    by_time = True

    def __init__(self, about: PersonId) -> None:
        super().__init__(about)
        self.about = about
        self.others: set[PersonId] = set()

    def apply(self, recorded: RecordedEvent) -> None:
        event = recorded.event
        assert isinstance(event, PeopleLinked | PeopleUnlinked)
        other = event.linked_to if event.person == self.about else event.person
        if isinstance(event, PeopleLinked):
            self.others.add(other)
        else:
            self.others.discard(other)
