"""Record that immigration officers detained or arrested a person."""

from domain.events.enforcement import ImmigrationActionRecorded
from domain.kernel import Record


class RecordImmigrationAction(Record[ImmigrationActionRecorded]):
    """Record that immigration officers detained or arrested a person."""

    late = True
