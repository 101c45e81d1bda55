"""Record that keys and rooms were taken over and checked."""

from domain.events.venue import VenueHandoverTaken
from domain.kernel import Record


class TakeVenueOver(Record[VenueHandoverTaken]):
    """Record that keys and rooms were taken over and checked."""

    late = True
