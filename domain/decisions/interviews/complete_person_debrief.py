"""Record that a first conversation with a person ended."""

from collections.abc import Iterator
from dataclasses import replace

from domain.events.interviews import PersonDebriefCompleted
from domain.facts.person import Debrief
from domain.kernel import Record
from domain.words import Credited


class CompletePersonDebrief(Record[PersonDebriefCompleted]):
    """Record that a first conversation with a person ended."""

    late = True

    def ask(self) -> None:
        self.debrief = self.fact(Debrief(self.what.person))

    def why_not(self) -> Iterator[str]:
        if not self.debrief.open:
            yield "not_started"

    def decide(self) -> PersonDebriefCompleted:
        return replace(self.what, by=Credited(self.what.by or self.debrief.by or self.agency))
