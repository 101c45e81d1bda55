"""Publish a version of the debrief report, with its figures."""

from collections.abc import Iterator

from domain.events.debrief import DebriefReportPublished
from domain.facts.debrief import Published
from domain.kernel import Gate


class EverPublished(Published):
    """Every version that went out, the withdrawn ones too: their numbers are never used again."""

    raw = True


class PublishDebriefReport(Gate[DebriefReportPublished]):
    """Publish a version of the debrief report, with its figures."""

    late = True
    correctable = False
    computed = ("figures",)

    def ask(self) -> None:
        self.reports = self.fact(EverPublished(self.what.operation))

    def why_not(self) -> Iterator[str]:
        if (self.what.public, self.what.version) in self.reports.versions:
            yield "version_exists"
