"""Whether a building would be held again by what an amendment brings back, on nights that others have booked since."""

from collections.abc import Iterable
from datetime import date

from domain.amend import AMENDMENTS, amended
from domain.events.amendments import Becomes
from domain.facts.places import PlaceNights
from domain.if_amended import amended_if
from domain.kernel import Fact, RecordedEvent
from domain.words import EntryId, OperationId, PlaceId


class HeldAgain(Fact):
    """The bookings of one building, told with its amendments, so that they can be read without one entry."""

    types = (*PlaceNights.types, *AMENDMENTS)
    raw = True

    def __init__(self, about: PlaceId, entry: EntryId, within: OperationId) -> None:
        super().__init__(about)
        self.building, self.entry, self.operation = about, entry, within
        self.every: list[RecordedEvent] = []

    @property
    def key(self) -> tuple[object, ...]:
        return *super().key, self.entry

    def apply(self, recorded: RecordedEvent) -> None:
        self.every.append(recorded)

    def clashes(self, becomes: Iterable[Becomes] = ()) -> bool:
        """Whether the operation would hold it beside others as it does not now, if the entry became this or nothing."""
        after = sorted(amended_if(self.every, self.entry, becomes), key=lambda each: each.position)
        return bool(self._held_twice(after) - self._held_twice(amended(self.every)))

    def _held_twice(self, counted: Iterable[RecordedEvent]) -> set[date]:
        nights = PlaceNights(self.building)
        for each in counted:
            if nights.wants(each):
                nights.apply(each)
        return nights.held_twice(self.operation)
