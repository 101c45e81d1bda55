"""Amendments: any entry can be voided or corrected. A void is not a delete: counts change, the audit shows both."""

from domain.kernel import Event, RecordedEvent, event
from domain.texts import Tag
from domain.words import EntryId, PartnerId, PersonId, Sealed


class Becomes:
    """An event as it should have been, where the one stands whose place it takes."""

    __slots__ = ("recorded",)

    def __init__(self, recorded: RecordedEvent) -> None:
        self.recorded = recorded

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Becomes) and self.recorded == other.recorded

    def __hash__(self) -> int:
        return hash(self.recorded)


@event
class EntryVoided(Event):
    """An entry does not count. `touches` are the tags of what it voids, so that every rule about them sees it.

    The reason is sealed with the key of the person whom the entry is about, else with the operation's.
    """

    entry: EntryId
    reason: Sealed | None = None
    touches: tuple[Tag, ...] = ()

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.operation.tag, self.entry.tag, *self.touches)))


@event
class EntryCorrected(Event):
    """An entry counts as it should have been: `becomes` has one event for each event of the entry.

    `unfit` are the entries made later that would not have been taken as things are now; they stand all the same.
    """

    entry: EntryId
    becomes: tuple[Becomes, ...] = ()
    reason: Sealed | None = None
    touches: tuple[Tag, ...] = ()
    unfit: tuple[EntryId, ...] = ()

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.operation.tag, self.entry.tag, *self.touches)))


@event
class EntryTextErased(Event):
    """What was written in an entry was destroyed: a name stood where none belongs. What the entry counts stays."""

    entry: EntryId

    @property
    def tags(self) -> tuple[str, ...]:
        return (self.operation.tag, self.entry.tag)


OfAnEntry = EntryVoided | EntryCorrected | EntryTextErased
"""What is said of another entry: whoever may not know of that one does not know of this."""


@event
class AccessRevoked(Event):
    """A partner may see and record nothing more from now on; what it recorded stays."""

    partner: PartnerId


@event
class AccessRestored(Event):
    """A partner whose access was revoked sees and records again what it did before."""

    partner: PartnerId


@event
class PersonSealedDataErased(Event):
    """A person's sealed data was destroyed; what was counted stays counted."""

    person: PersonId


@event
class LegalHoldSet(Event):
    """What is sealed of a person, or of everybody in the operation, is kept until the hold is lifted (FACTS 5.3)."""

    person: PersonId | None = None
    reason: Sealed | None = None


@event
class LegalHoldLifted(Event):
    """A hold on a person's sealed data, or on that of everybody in the operation, has ended."""

    person: PersonId | None = None
    reason: Sealed | None = None
