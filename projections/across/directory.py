"""Each council's directory: its venues and its partners' contacts, as they were last said."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from domain.events.organisations import ContactErased, ContactListed, VenueListed
from domain.kernel import Event, RecordedEvent
from domain.names import folded
from domain.words import Agency

KNOWS: tuple[type[Event], ...] = (VenueListed, ContactListed, ContactErased)
"""The events that this projection needs."""
Listing = VenueListed | ContactListed
"""A venue or a contact of a directory."""


@dataclass
class Directory:
    """One council's venues, by their folded name, and contacts, by organisation and post.

    `described` is since when a contact in use says what its organisation does, `erased` when it was destroyed who a
    contact is, where nobody was listed there since.
    """

    venues: dict[str, VenueListed] = field(default_factory=dict)
    contacts: dict[tuple[str, str], ContactListed] = field(default_factory=dict)
    described: dict[tuple[str, str], datetime] = field(default_factory=dict)
    erased: dict[tuple[str, ...], datetime] = field(default_factory=dict)

    def venue(self, place: str | None) -> VenueListed | None:
        """The venue of a name, however it is written; None where it is not listed."""
        return self.venues.get(folded(place)) if place else None

    def offered(self) -> list[VenueListed]:
        """The venues in use, by name."""
        found = [each for each in self.venues.values() if each.in_use is not False]
        return sorted(found, key=lambda each: folded(each.place))

    def of(self, partner: str) -> list[ContactListed]:
        """The contacts in use of an organisation, in the order in which they were listed."""
        name = Agency(partner).folded
        return [each for (of, _), each in self.contacts.items() if of == name and each.in_use is not False]

    def says_what_it_does(self, partner: str, by: datetime | None) -> bool:
        """Whether a contact of an organisation says what it does, and did by a moment (UTC)."""
        name = Agency(partner).folded
        return any(of == name and (by is None or since <= by) for (of, _), since in self.described.items())

    def put(self, recorded: RecordedEvent, contact: ContactListed) -> None:
        """Let a contact stand in place of what was said of it before."""
        key = (contact.partner.folded, contact.post.folded)
        self.contacts[key] = contact
        self.erased.pop(key, None)
        if contact.does and contact.in_use is not False:
            self.described.setdefault(key, recorded.at)
        else:
            self.described.pop(key, None)

    def erase(self, recorded: RecordedEvent, gone: ContactErased) -> None:
        """Let a post stand without whoever held it."""
        key = (gone.partner.folded, gone.post.folded)
        if listed := self.contacts.get(key):
            self.contacts[key] = replace(listed, name=None, email=None, telephone=None)
            self.erased[key] = recorded.at


@dataclass
class Directories:
    """Every council's directory."""

    by_council: dict[str, Directory] = field(default_factory=dict)

    def apply(self, recorded: RecordedEvent) -> None:
        """Take in the next event."""
        match recorded.event:
            case VenueListed() as venue:
                self._made(venue.council).venues[folded(venue.place)] = venue
            case ContactListed() as contact:
                self._made(contact.council).put(recorded, contact)
            case ContactErased() as gone:
                self._made(gone.council).erase(recorded, gone)
            case _:
                pass

    def of(self, council: str | None) -> Directory:
        """A council's directory; an empty one where it listed nothing."""
        return self.by_council.get(Agency(council).folded, Directory()) if council else Directory()

    def _made(self, council: Agency) -> Directory:
        return self.by_council.setdefault(council.folded, Directory())
