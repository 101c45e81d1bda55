"""Record that a suspect was charged."""

from domain.events.enforcement import ChargeRecorded
from domain.kernel import Record


class RecordCharge(Record[ChargeRecorded]):
    """Record that a suspect was charged."""

    late = True
