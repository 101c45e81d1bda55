"""Issue a situation report."""

from domain.events.venue import SituationReportIssued
from domain.kernel import Record


class IssueSituationReport(Record[SituationReportIssued]):
    """Issue a situation report."""
