"""Record that a partner cannot take part."""

from domain.events.partners import PartnerDeclined
from domain.kernel import Record


class DeclineToTakePart(Record[PartnerDeclined]):
    """Record that a partner cannot take part."""

    makes = judges = ("partner",)
