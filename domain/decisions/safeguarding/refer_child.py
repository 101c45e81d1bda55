"""Record that the council's children's services were told of a child."""

from domain.events.safeguarding import ChildReferralMade
from domain.kernel import Record


class ReferChild(Record[ChildReferralMade]):
    """Record that the council's children's services were told of a child."""

    late = True
