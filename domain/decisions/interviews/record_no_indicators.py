"""Record that an agency found no indicators of modern slavery."""

from collections.abc import Iterator
from dataclasses import replace

from domain.events.interviews import NoIndicatorsFoundRecorded
from domain.facts.person import Debrief, Identified
from domain.kernel import Record
from domain.words import Credited


class RecordNoIndicators(Record[NoIndicatorsFoundRecorded]):
    """Record that an agency found no indicators of modern slavery."""

    late = True

    def ask(self) -> None:
        self.identified = self.fact(Identified(self.what.person))
        self.debrief = self.fact(Debrief(self.what.person))

    def why_not(self) -> Iterator[str]:
        if self.identified.yes:
            yield "already_identified"

    def decide(self) -> NoIndicatorsFoundRecorded:
        return replace(self.what, by=Credited(self.what.by or self.debrief.by or self.agency))
