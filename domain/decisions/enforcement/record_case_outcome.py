"""Record how a case ended in court."""

from domain.events.enforcement import CaseOutcomeRecorded
from domain.kernel import Record


class RecordCaseOutcome(Record[CaseOutcomeRecorded]):
    """Record how a case ended in court."""

    late = True
