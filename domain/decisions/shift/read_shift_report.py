"""Say that you have read a situation report, a handover or a daily briefing."""

from collections.abc import Iterator

from domain.events.shift import ShiftReportRead
from domain.facts.on_shift import ShiftReports
from domain.kernel import Record


class ReadShiftReport(Record[ShiftReportRead]):
    """Say that you have read a situation report, a handover or a daily briefing."""

    late = True

    def ask(self) -> None:
        self.reports = self.fact(ShiftReports(self.what.operation))

    def why_not(self) -> Iterator[str]:
        if self.what.report not in self.reports.read_by:
            yield "unknown_report"
        elif self.actor in self.reports.read_by[self.what.report]:
            yield "already_read"
