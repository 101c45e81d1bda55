"""What the two amendments ask about the entry that they are about."""

from typing import ClassVar

from domain.events.amendments import EntryVoided
from domain.kernel import Event, Fact, Past
from domain.words import EntryId, OperationId


class Entry(Fact):
    """The events of one entry, and whether it was voided. Reads every type, and is shown amendments unapplied."""

    types: ClassVar[tuple[type[Event], ...]] = ()
    raw = True

    def __init__(self, about: EntryId) -> None:
        super().__init__(about)
        self.entry = about
        self.pasts: list[Past] = []
        self.voids: dict[EntryId, EntryId] = {}
        self.voided = False

    def see(self, past: Past) -> None:
        if past.envelope.entry == self.entry:
            self.pasts.append(past)
        elif isinstance(past.event, EntryVoided):
            self.voided = past.event.entry == self.entry or (
                self.voided and self.voids.get(past.event.entry) != self.entry
            )
            self.voids[past.envelope.entry] = past.event.entry

    @property
    def known(self) -> bool:
        return bool(self.pasts)

    @property
    def operation(self) -> OperationId | None:
        return self.pasts[0].event.operation if self.pasts else None

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of everything it touches, each once."""
        return tuple(dict.fromkeys(tag for past in self.pasts for tag in past.event.tags))
