"""Record that the building was given back."""

from domain.events.venue import VenueReleased
from domain.kernel import Record


class ReleaseVenue(Record[VenueReleased]):
    """Record that the building was given back."""

    late = True
