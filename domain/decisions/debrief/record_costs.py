"""Record what was spent, under a heading, by whom."""

from domain.events.debrief import CostsRecorded
from domain.kernel import Record


class RecordCosts(Record[CostsRecorded]):
    """Record what was spent, under a heading, by whom."""

    late = True
