"""Group disclosure: large numbers, and no number at all, can tell something of everybody at once.

"Eleven went back to the exploiter and one is missing" tells it of each of the twelve, and so do the two labels alone.
"""

from collections.abc import Collection

from projections.disclosure.policy import GROUPS
from projections.measures.measure import NOT_RECORDED


def tells_of_everybody(code: str, labels: Collection[str]) -> bool:
    """Whether all for whom it is recorded stand under one of these labels, or under ones that nobody may learn of all.

    A label at which nobody stands is not among them. "Not recorded" is no answer and protects nobody.
    """
    said = set(labels) - {NOT_RECORDED}
    return code in GROUPS and bool(said) and (len(said) == 1 or said <= GROUPS[code])


def hides_everybody(code: str, labels: Collection[str], away: Collection[str]) -> bool:
    """Whether nothing is shown of anybody, so that the hidden labels alone would say where everybody stands."""
    return code in GROUPS and bool(away) and set(labels) - {NOT_RECORDED} <= set(away)
