"""Record what became of a person later."""

from domain.events.departures import FollowUpRecorded
from domain.kernel import Record


class RecordFollowUp(Record[FollowUpRecorded]):
    """Record what became of a person later."""

    late = True
