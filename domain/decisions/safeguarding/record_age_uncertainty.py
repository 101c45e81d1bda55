"""Record a doubt whether a person is an adult: they are treated as a child from then on."""

from domain.events.safeguarding import AgeUncertaintyRecorded
from domain.kernel import Record


class RecordAgeUncertainty(Record[AgeUncertaintyRecorded]):
    """Record a doubt whether a person is an adult: they are treated as a child from then on."""

    late = True
