"""Record where people of one way sleep tonight, and who pays for it."""

from domain.events.planning import WayAfterwardsAgreed
from domain.kernel import Record


class AgreeWayAfterwards(Record[WayAfterwardsAgreed]):
    """Record where people of one way sleep tonight, and who pays for it."""

    late = True
