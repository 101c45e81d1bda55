"""Record that a person was told of their rights or options, in which language, and how."""

from domain.events.care import RightsGiven
from domain.kernel import Record


class GiveRights(Record[RightsGiven]):
    """Record that a person was told of their rights or options, in which language, and how."""

    late = True
