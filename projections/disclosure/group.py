"""Group disclosure: large numbers, and no number at all, can tell something of everybody at once.

"Eleven went back to the exploiter and one is missing" tells it of each of the twelve, and so do the two labels alone.
"""

from collections.abc import Collection, Iterator

from projections.disclosure.attacker import MANY, Knowledge, Name
from projections.disclosure.policy import GROUPS, NEVER_EVERYBODY
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


def others(known: Knowledge) -> Iterator[tuple[Name, int]]:
    """For each quantity that must not be everybody of another: how many more the other is, a number of its own."""
    for part, whole in NEVER_EVERYBODY.items():
        if known.numbers[part] in known.hidden:
            rest = known.system.number(0, MANY)
            terms = ((known.numbers[part], 1), (rest, 1), (known.numbers[whole], -1))
            known.system.constraints.append((terms, 0, 0))
            yield part, rest


def told_of_rest(rest: Knowledge, nobody: set[int]) -> list[Name]:
    """A cell of each partition of a total that tells where everybody of the rest stands, as nobody stands elsewhere."""
    found: list[Name] = []
    for code in GROUPS:
        cells = {
            name[1]: number for name, number in rest.numbers.items() if isinstance(name, tuple) and name[0] == code
        }
        left = {key for key, number in cells.items() if number not in nobody}
        if tells_of_everybody(code, left):
            # A label at which some of them may have stood after all protects most where it is no sensitive one.
            found.append((code, min(cells.keys() - left - {NOT_RECORDED}, key=lambda key: (key in GROUPS[code], key))))
    return found
