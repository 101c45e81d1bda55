"""Record how many people were met on the site."""

from domain.events.arrivals import PeopleEncounteredCounted
from domain.kernel import Record


class CountPeopleEncountered(Record[PeopleEncounteredCounted]):
    """Record how many people were met on the site."""
