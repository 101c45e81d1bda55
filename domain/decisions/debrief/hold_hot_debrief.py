"""Record that the urgent points were heard before people went home."""

from domain.events.debrief import HotDebriefHeld
from domain.kernel import Record


class HoldHotDebrief(Record[HotDebriefHeld]):
    """Record that the urgent points were heard before people went home."""

    late = True
