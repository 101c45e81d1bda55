"""Put a person's details right; what is left out stays as it was."""

from domain.events.arrivals import PersonDetailsCorrected
from domain.kernel import Record


class CorrectPersonDetails(Record[PersonDetailsCorrected]):
    """Put a person's details right; what is left out stays as it was."""

    late = True
