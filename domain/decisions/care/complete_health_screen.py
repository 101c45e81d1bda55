"""Record that a person was seen by the health provider."""

from domain.events.care import HealthScreenCompleted
from domain.kernel import Record


class CompleteHealthScreen(Record[HealthScreenCompleted]):
    """Record that a person was seen by the health provider."""
