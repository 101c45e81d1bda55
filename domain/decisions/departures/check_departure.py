"""Record that a person's departure was checked for safety."""

from domain.events.departures import DepartureSafetyCheckDone
from domain.kernel import Record


class CheckDeparture(Record[DepartureSafetyCheckDone]):
    """Record that a person's departure was checked for safety, and which points."""
