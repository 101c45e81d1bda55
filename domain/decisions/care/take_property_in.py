"""Record that something of a person's is kept for them."""

from domain.events.care import PropertyTakenIn
from domain.kernel import Record


class TakePropertyIn(Record[PropertyTakenIn]):
    """Record that something of a person's is kept for them."""

    late = True
