"""Record that money was set aside."""

from domain.events.planning import BudgetApproved
from domain.kernel import Record


class ApproveBudget(Record[BudgetApproved]):
    """Record that money was set aside."""

    late = True
