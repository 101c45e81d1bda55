"""Record that those on site were briefed."""

from domain.events.venue import OnSiteBriefingHeld
from domain.kernel import Record


class HoldOnSiteBriefing(Record[OnSiteBriefingHeld]):
    """Record that those on site were briefed."""
