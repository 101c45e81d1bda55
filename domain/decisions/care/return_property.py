"""Record that a person has their property back."""

from domain.events.care import PropertyReturned
from domain.kernel import Record


class ReturnProperty(Record[PropertyReturned]):
    """Record that a person has their property back."""

    late = True
