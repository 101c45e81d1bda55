"""Record that something was done about a health need."""

from domain.events.care import HealthActionTaken
from domain.kernel import Record


class RecordHealthAction(Record[HealthActionTaken]):
    """Record that something was done about a health need."""

    late = True
