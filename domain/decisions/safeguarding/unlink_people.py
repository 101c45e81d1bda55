"""Record that two people do not belong together."""

from collections.abc import Iterator

from domain.events.safeguarding import PeopleUnlinked
from domain.facts.links import Links
from domain.kernel import Record


class UnlinkPeople(Record[PeopleUnlinked]):
    """Record that two people do not belong together, or no longer want to."""

    late = True

    def ask(self) -> None:
        self.links = self.fact(Links(self.what.person))

    def why_not(self) -> Iterator[str]:
        if self.what.linked_to not in self.links.others:
            yield "not_linked"
