"""How many centres some machines carry, what breaks first, and how many machines so many centres need."""

from collections.abc import Callable
from dataclasses import replace

from bench.load_costs import Costs
from bench.load_given import Centre, Machines
from bench.load_model import Share, shares

MOST = 100
"""Machines beyond which nobody asks."""


def first(found: list[Share]) -> Share:
    """What breaks first: that of which the greatest share is used."""
    return max(found, key=lambda each: each.of_it)


def most(works: Callable[[int], list[Share]]) -> tuple[int, Share]:
    """The most centres at which nothing is used beyond its limit, and what the next one would break."""
    low, high = 0, 1
    while first(works(high)).of_it <= 1 and high < 1 << 30:
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if first(works(middle)).of_it <= 1 else (low, middle)
    return low, first(works(low + 1))


def needed(centres: int, like: Machines, costs: Costs, centre: Centre) -> Machines | None:
    """The fewest machines of a kind on which so many centres break nothing; None where no number does."""
    for number in range(1, MOST):
        on = replace(like, machines=number)
        if first(shares(centres, on, costs, centre)).of_it <= 1:
            return on
    return None


def on_the_disk(operations: float, on: Machines, costs: Costs) -> float:
    """Gibibytes that so many operations leave on the disk."""
    return operations * costs.events * (costs.stored_file if on.database == "file" else costs.stored_postgres) / 1024**3
