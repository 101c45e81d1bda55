"""Record that a person does not want to talk, or to go on talking."""

from dataclasses import replace

from domain.events.interviews import PersonDebriefDeclined
from domain.facts.person import Debrief
from domain.kernel import Record
from domain.words import Credited


class DeclinePersonDebrief(Record[PersonDebriefDeclined]):
    """Record that a person does not want to talk, or to go on talking."""

    late = True

    def ask(self) -> None:
        self.debrief = self.fact(Debrief(self.what.person))

    def decide(self) -> PersonDebriefDeclined:
        return replace(self.what, by=Credited(self.what.by or self.debrief.by or self.agency))
