"""What a value was on a day, where it changes with the years."""

from collections.abc import Sequence
from datetime import date

Dated = Sequence[tuple[date, int]]
"""(the first day, the value), the earliest first; it begins at the first of all days."""


def in_force(values: Dated, on: date) -> int:
    """The value of a day."""
    return next(value for since, value in reversed(values) if since <= on)
