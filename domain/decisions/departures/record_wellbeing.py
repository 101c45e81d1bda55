"""Record how a person does by the outcomes that survivors chose."""

from domain.events.departures import WellbeingRecorded
from domain.kernel import Record


class RecordWellbeing(Record[WellbeingRecorded]):
    """Record how a person does by the outcomes that survivors chose."""

    late = True
