"""Record that the partners reviewed the operation."""

from domain.events.debrief import StructuredDebriefHeld
from domain.kernel import Record


class HoldStructuredDebrief(Record[StructuredDebriefHeld]):
    """Record that the partners reviewed the operation."""

    late = True
