"""Record that a person's options were explained to them, one to one."""

from domain.events.interviews import SupportSessionHeld
from domain.kernel import Record


class HoldSupportSession(Record[SupportSessionHeld]):
    """Record that a person's options were explained to them, one to one."""
