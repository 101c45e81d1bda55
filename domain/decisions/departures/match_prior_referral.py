"""Record that a person was referred before."""

from domain.events.departures import PriorReferralMatched
from domain.kernel import Record


class MatchPriorReferral(Record[PriorReferralMatched]):
    """Record that a person was referred before."""

    late = True
