"""Destroy what was written in an entry; what the entry counts stays."""

from collections.abc import Iterator

from domain.events.amendments import EntryTextErased
from domain.facts.entry import AmendedEntry
from domain.facts.legal_hold import LegalHolds
from domain.facts.organisations import Hosts
from domain.kernel import Gate


class EraseEntryText(Gate[EntryTextErased]):
    """Destroy what was written in an entry, where a name stands that does not belong there; what it counts stays.

    It cannot be brought back, so the council that leads the operation alone does it: the data is under its control.
    """

    late = True
    correctable = False

    def ask(self) -> None:
        self.target = self.fact(AmendedEntry(self.what.entry, self.what.operation))
        self.hosts = self.fact(Hosts(self.what.operation))
        self.holds = self.fact(LegalHolds(self.what.operation))

    def why_not(self) -> Iterator[str]:
        if not self.target.known:
            yield "unknown_entry"
        if self.hosts.led_by is None or self.hosts.led_by.folded != self.agency.folded:
            yield "not_the_lead"
        if None in self.holds.held:
            yield "legal_hold"
