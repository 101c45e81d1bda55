"""Record that two people belong together."""

from collections.abc import Iterator

from domain.events.safeguarding import PeopleLinked
from domain.kernel import Record


class LinkPeople(Record[PeopleLinked]):
    """Record that two people belong together: a family, friends, people who came together."""

    late = True

    def why_not(self) -> Iterator[str]:
        if self.what.person == self.what.linked_to:
            yield "same_person"
