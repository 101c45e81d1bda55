"""Record that a person no longer needs their bed."""

from collections.abc import Iterator
from dataclasses import replace

from domain.events.beds import BedReleased
from domain.facts.beds import OwnBed
from domain.kernel import Record


class ReleaseBed(Record[BedReleased]):
    """Record that a person no longer needs their bed."""

    computed = ("bed",)

    def ask(self) -> None:
        self.own = OwnBed(self, self.what.person)

    def why_not(self) -> Iterator[str]:
        if self.own.bed is None and not self.own.outside:
            yield "has_no_bed"

    def decide(self) -> BedReleased:
        return replace(self.what, bed=self.own.bed)
