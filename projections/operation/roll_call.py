"""A count of heads, and of those who were seen by their number."""

from dataclasses import dataclass

from domain.kernel import RecordedEvent
from domain.words import PersonId
from projections.operation.person import Person


@dataclass(slots=True)
class RollCall:
    """A count of heads: how many were there, and how many the log expected at that moment.

    `seen` are those who were seen by their number, `unseen` those who should have been; None where heads alone count.
    """

    recorded: RecordedEvent
    present: int
    expected: int
    seen: tuple[PersonId, ...] | None = None
    unseen: tuple[Person, ...] = ()

    @property
    def not_seen(self) -> list[Person]:
        """Who should have been seen and was not; a number that turned out to be somebody else's is nobody."""
        return [person for person in self.unseen if not person.voided]

    @property
    def matched(self) -> bool:
        """Whether as many were there as the log expected, and everybody who should be was seen."""
        return self.present == self.expected and not self.not_seen
