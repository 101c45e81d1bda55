"""Prepare a public version of the debrief report, for somebody else to release."""

from collections.abc import Iterator

from domain.events.debrief import DebriefReportPrepared
from domain.facts.debrief import EverPublished
from domain.kernel import Gate
from domain.publications import shown_code


class PrepareDebriefReport(Gate[DebriefReportPrepared]):
    """Prepare a public version of the debrief report, for somebody else to release."""

    late = True
    correctable = False
    computed = ("figures",)

    def ask(self) -> None:
        self.reports = self.fact(EverPublished(self.what.operation))

    def why_not(self) -> Iterator[str]:
        if (True, self.what.version) in self.reports.versions:
            yield "version_exists"
        if self.what.seen and self.what.seen != shown_code(self.what.figures):
            yield "not_as_seen"
