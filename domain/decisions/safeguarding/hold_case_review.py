"""Record that several services reviewed a case together."""

from domain.events.safeguarding import CaseReviewHeld
from domain.kernel import Record


class HoldCaseReview(Record[CaseReviewHeld]):
    """Record that several services reviewed a case together."""

    late = True
