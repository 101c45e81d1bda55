"""Record that a first conversation with a person began."""

from collections.abc import Iterator
from dataclasses import replace

from domain.events.interviews import PersonDebriefStarted
from domain.facts.person import Debrief
from domain.kernel import Record
from domain.words import Credited


class StartPersonDebrief(Record[PersonDebriefStarted]):
    """Record that a first conversation with a person began."""

    def ask(self) -> None:
        self.debrief = self.fact(Debrief(self.what.person))

    def why_not(self) -> Iterator[str]:
        if self.debrief.open:
            yield "debrief_open"

    def decide(self) -> PersonDebriefStarted:
        return replace(self.what, by=Credited(self.what.by or self.agency))
