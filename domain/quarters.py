"""Whole quarters: what is published covers no less, as two periods that overlap tell by their difference."""

from calendar import monthrange
from datetime import date


def whole_quarters(since: date, until: date) -> bool:
    """Whether a period, both days included, is made of whole calendar quarters."""
    last = monthrange(until.year, until.month)[1]
    return since.day == 1 and since.month % 3 == 1 and until.day == last and until.month % 3 == 0 and since < until


def overlap_in_part(one: tuple[date, date], other: tuple[date, date]) -> bool:
    """Whether two periods, both days included, share days and are not the same."""
    return one != other and one[0] <= other[1] and other[0] <= one[1]
