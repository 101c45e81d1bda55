"""Give a lesson an owner and a date."""

from domain.events.debrief import ActionAssigned
from domain.kernel import Record


class AssignAction(Record[ActionAssigned]):
    """Give a lesson an owner and a date."""

    late = True
