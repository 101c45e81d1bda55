"""Record that the data protection impact assessment was approved."""

from domain.events.planning import DpiaApproved
from domain.kernel import Record


class ApproveDpia(Record[DpiaApproved]):
    """Record that the data protection impact assessment was approved."""

    late = True
