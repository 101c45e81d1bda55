"""What an operation cost for each person and for each night, from the figure of the money that was spent."""

from projections.measures import Measure
from web.wording.labels import pounds
from web.wording.numbers import counted

EACH = (("people", "person registered", "people registered"), ("nights", "night used", "nights used"))


def cost_each(spent: Measure) -> list[str]:
    """A sentence for people and one for nights, as far as there were any and an amount was said.

    Costs without an amount are no part of it, so that each then cost so much at the least.
    """
    if spent.n is None or not spent.rows:
        return []
    found, less = [], " at the least" if spent.not_recorded else ""
    for name, one, several in EACH:
        n = spent.rows[0].get(name)
        if isinstance(n, int) and n:
            found.append(f"{pounds(round(spent.n / n, 2))}{less} for each of {counted(n, one, several)}.")
    return found
