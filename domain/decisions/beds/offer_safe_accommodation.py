"""Record that the support contractor offered a place."""

from domain.events.beds import SafeAccommodationOffered
from domain.kernel import Record


class OfferSafeAccommodation(Record[SafeAccommodationOffered]):
    """Record that the support contractor offered a place."""

    late = True
