"""Record that a service spoke with a person."""

from domain.events.care import ServiceContactMade
from domain.kernel import Record


class RecordServiceContact(Record[ServiceContactMade]):
    """Record that a service spoke with a person."""
