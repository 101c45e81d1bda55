"""Record how many of a partner's staff were trained."""

from domain.events.debrief import TrainingRecorded
from domain.kernel import Record


class RecordTraining(Record[TrainingRecorded]):
    """Record how many of a partner's staff were trained."""

    late = True
