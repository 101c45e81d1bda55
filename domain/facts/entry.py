"""What the two amendments ask about the entry that they are about."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from domain.amend import AMENDMENTS, amended, standing
from domain.events.amendments import (
    Becomes,
    EntryCorrected,
    EntryTextErased,
    EntryVoided,
    LegalHoldLifted,
    LegalHoldSet,
    PersonSealedDataErased,
)
from domain.events.planning import OperationCancelled, OperationProposed
from domain.kernel import Event, Fact, RecordedEvent
from domain.left_over import gives_twice, leaves_over
from domain.unreadable import Unreadable
from domain.words import EntryId, OperationId

STAYS: dict[type[Event], str] = {
    OperationProposed: "proposal_stays",
    PersonSealedDataErased: "erasure_stays",
    EntryTextErased: "erasure_stays",
    LegalHoldSet: "hold_stays",
    LegalHoldLifted: "hold_stays",
}
"""What is never voided, and the code that says why."""


class AmendedEntry(Fact):
    """The events of one entry, and whether it was voided. Reads every type, and is shown amendments unapplied.

    It looks among everything of the operation, so that an entry is also found where its own tag is missing.
    """

    types: ClassVar[tuple[type[Event], ...]] = ()
    raw = True

    def __init__(self, about: EntryId, within: OperationId) -> None:
        super().__init__(within)
        self.entry = about
        self.every: list[RecordedEvent] = []
        self.recorded_events: list[RecordedEvent] = []
        self.corrected_tags: tuple[str, ...] = ()
        self.voids: list[RecordedEvent] = []

    def apply(self, recorded: RecordedEvent) -> None:
        self.every.append(recorded)
        if recorded.envelope.entry == self.entry:
            self.recorded_events.append(recorded)
        elif isinstance(recorded.event, EntryCorrected) and recorded.event.entry == self.entry:
            self.corrected_tags += recorded.event.touches
        elif isinstance(recorded.event, EntryVoided):
            self.voids.append(recorded)

    @property
    def voided(self) -> bool:
        """Whether it does not count, as the fold reads it: a void may be voided too."""
        voided, _ = standing(self.voids)
        return self.entry in voided

    @property
    def key(self) -> tuple[object, ...]:
        return *super().key, self.entry

    @property
    def known(self) -> bool:
        return bool(self.recorded_events)

    @property
    def operation(self) -> OperationId | None:
        return self.recorded_events[0].event.operation if self.recorded_events else None

    @property
    def cancels(self) -> bool:
        """Whether it is the one that cancelled the operation."""
        return any(isinstance(recorded.event, OperationCancelled) for recorded in self.recorded_events)

    @property
    def stays(self) -> str | None:
        """The code that says why it is never voided; None for any other."""
        return stays(self.recorded_events)

    def leaves_over(self, becomes: Iterable[Becomes]) -> bool:
        """Whether others stand under a number that is nobody's once it becomes this."""
        before = amended(self.every)
        others = [each for each in before if each.envelope.entry != self.entry]
        return leaves_over(before, [*others, *(one.recorded for one in becomes)])

    def numbers_in_the_way(self) -> Iterator[str]:
        """The codes of why an amendment is not taken back: a number would be nobody's, or two entries would give it.

        Others stand under one that it corrected, or one that it took away was given since.
        """
        if not any(isinstance(each.event, AMENDMENTS) for each in self.recorded_events):
            return
        counted = amended(self.every)
        without = amended(each for each in self.every if each.envelope.entry != self.entry)
        corrects = any(isinstance(each.event, EntryCorrected) for each in self.recorded_events)
        if corrects and leaves_over(counted, without):
            yield "number_in_use"
        if gives_twice(counted, without):
            yield "number_given_anew"

    @property
    def unreadable(self) -> bool:
        """Whether nobody can read it."""
        return any(isinstance(recorded.event, Unreadable) for recorded in self.recorded_events)

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of everything it touches, or has touched since it was corrected, each once."""
        own = (tag for recorded in self.recorded_events for tag in recorded.event.tags)
        return tuple(dict.fromkeys((*own, *self.corrected_tags)))


def stays(recorded_events: Iterable[RecordedEvent]) -> str | None:
    """Why an entry is never voided: its operation stands on it, or what it erased is gone whatever is said of it."""
    codes = (STAYS.get(type(recorded.event)) for recorded in recorded_events)
    return next(filter(None, codes), None)
