"""Record that an agency identified a person as a potential victim: the duty of section 52 opens."""

from collections.abc import Iterator
from dataclasses import replace

from domain.events.interviews import PotentialVictimIdentified
from domain.facts.person import Debrief, Identified
from domain.kernel import Record
from domain.words import Credited


class IdentifyPotentialVictim(Record[PotentialVictimIdentified]):
    """Record that an agency identified a person as a potential victim: the duty of section 52 opens."""

    late = True

    def ask(self) -> None:
        self.identified = self.fact(Identified(self.what.person))
        self.debrief = self.fact(Debrief(self.what.person))

    def why_not(self) -> Iterator[str]:
        if self.identified.yes:
            yield "already_identified"

    def decide(self) -> PotentialVictimIdentified:
        return replace(self.what, by=Credited(self.what.by or self.debrief.by or self.agency))
