"""Publish a version of the debrief report, with its figures."""

from collections.abc import Iterator

from domain.events.debrief import DebriefReportPublished
from domain.facts.debrief import EverPublished, PreparedReports
from domain.kernel import Gate
from domain.publications import against_sending


class PublishDebriefReport(Gate[DebriefReportPublished]):
    """Publish a version of the debrief report, with its figures."""

    late = True
    correctable = False
    computed = ("figures", "second_release")

    def ask(self) -> None:
        self.reports = self.fact(EverPublished(self.what.operation))
        self.prepared = self.fact(PreparedReports(self.what.operation))

    def why_not(self) -> Iterator[str]:
        if (self.what.public, self.what.version) in self.reports.versions:
            yield "version_exists"
        yield from against_sending(self.what, self.prepared.versions.get(self.what.version), self.actor)
