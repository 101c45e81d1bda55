"""Record that a person arrived safely; never where."""

from domain.events.beds import SafeArrivalConfirmed
from domain.kernel import Record


class ConfirmSafeArrival(Record[SafeArrivalConfirmed]):
    """Record that a person arrived safely; never where."""

    late = True
