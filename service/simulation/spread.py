"""Where eight of ten simulated days lie."""

from collections.abc import Sequence
from dataclasses import dataclass

LOW, MIDDLE, HIGH = 0.1, 0.5, 0.9


@dataclass(frozen=True, slots=True)
class Spread:
    """Where eight of ten simulated days lie, and the median; infinity is never."""

    low: float
    middle: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Spread":
        """The range of at least one value."""
        ordered = sorted(values)
        low, middle, high = (ordered[min(len(ordered) - 1, int(len(ordered) * each))] for each in (LOW, MIDDLE, HIGH))
        return cls(low, middle, high)
