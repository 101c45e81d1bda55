"""Void an entry: it no longer counts, and stays in the audit."""

from collections.abc import Iterator
from dataclasses import replace

from domain.events.amendments import EntryVoided
from domain.facts.debrief import released_since
from domain.facts.entry import AmendedEntry
from domain.facts.given_back import GivenBack
from domain.kernel import Gate
from domain.texts import Tag


class VoidEntry(Gate[EntryVoided]):
    """Void an entry: it no longer counts, and stays in the audit.

    What proposed the operation stays: without it nobody sees the operation, and nobody could bring it back; so does
    that somebody was erased, for they are, and a corrected number while others stand under it. What it would bring
    back must still be free: a number, a bed, a building. A version that was released since is held back by nothing done
    to what prepared it. That somebody left is voided whoever has their bed by now.
    Voiding is also the way to put right an operation of which an entry cannot be read.
    """

    repairs = True
    late = True
    correctable = False
    computed = ("touches",)

    def ask(self) -> None:
        self.target = self.fact(AmendedEntry(self.what.entry, self.what.operation))
        self.given_back = GivenBack(self, self.what.entry, self.what.touches)

    @property
    def brings_back(self) -> bool:
        return self.target.cancels or self.target.unreadable

    def why_not(self) -> Iterator[str]:
        if not self.target.known or self.target.operation != self.what.operation:
            yield "unknown_entry"
        elif self.target.voided:
            yield "already_voided"
        elif self.target.stays:
            yield self.target.stays
        elif released_since(self.target.recorded_events, self.target.every):
            yield "released_since"
        else:
            yield from self.target.numbers_in_the_way()
            yield from self.given_back.reasons(self.target.every)

    def decide(self) -> EntryVoided:
        return replace(self.what, touches=tuple(map(Tag, self.target.tags)))
