"""Record what an agency did against the exploitation itself."""

from domain.events.enforcement import DisruptionInterventionRecorded
from domain.kernel import Record


class RecordDisruptionIntervention(Record[DisruptionInterventionRecorded]):
    """Record what an agency did against the exploitation itself."""

    late = True
