"""Prepare a public version of the debrief report, for somebody else to release."""

from collections.abc import Iterator

from domain.events.debrief import DebriefReportPrepared
from domain.facts.debrief import EverPublished
from domain.kernel import Gate
from domain.publications import not_as_seen


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
        yield from not_as_seen(self.what)
