"""Record that a building was looked at."""

from domain.events.venue import VenueAssessed
from domain.kernel import Record


class AssessVenue(Record[VenueAssessed]):
    """Record that a building was looked at."""

    late = True
