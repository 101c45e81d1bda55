"""Which of the nested quantities may be shown together: no difference and no squeeze gives a small one away."""

from collections.abc import Mapping
from itertools import pairwise

from projections.public.published import EITHER, INSIDE, SOURCE

MANY = 10**9
Interval = tuple[int, int]


def _closure() -> frozenset[tuple[str, str]]:
    found = set(INSIDE)
    while True:
        more = {(a, d) for a, b in found for c, d in found if b == c} - found
        if not more:
            return frozenset(found)
        found |= more


NESTED = _closure()
"""Every pair of which the first is inside the second, however far apart."""


def hidden_quantities(values: Mapping[str, int], threshold: int, also: frozenset[str]) -> frozenset[str]:
    """The quantities to hide: small ones, those in `also`, and whatever shown would reveal a small number."""
    hidden = {name for name, value in values.items() if 0 < value < threshold} | set(also)
    while True:
        more = _by_difference(values, hidden, threshold) or _by_squeeze(values, hidden)
        if more is None:
            return frozenset(hidden)
        hidden.add(more)


def _by_difference(values: Mapping[str, int], hidden: set[str], threshold: int) -> str | None:
    """The less important of two shown quantities that differ by a small number."""
    shown = [name for name in SOURCE if name in values and name not in hidden]
    for number, later in enumerate(shown):
        for earlier in shown[:number]:
            nested = (earlier, later) in NESTED or (later, earlier) in NESTED
            if nested and 0 < abs(values[earlier] - values[later]) < threshold:
                return later
    both = [values[name] for name in EITHER if name in shown]
    if len(both) == len(EITHER) and 0 < both[1] + both[2] - both[0] < threshold:
        return EITHER[0]
    return None


def _by_squeeze(values: Mapping[str, int], hidden: set[str]) -> str | None:
    """The least important shown quantity, where some hidden one could be but one number."""
    shown = {name: value for name, value in values.items() if name not in hidden}
    ranges = intervals(shown, [name for name in values if name in hidden])
    if all(low < high for name, (low, high) in ranges.items() if name in hidden):
        return None
    related = [name for name in SOURCE if name in shown and any(name in pair for pair in NESTED)]
    return related[-1] if related else None


def intervals(shown: Mapping[str, int], hidden: list[str]) -> dict[str, Interval]:
    """What anybody can work out: from where to where each quantity can lie. A zero is shown, so hidden is at least one.

    Published days that break the nesting (somebody identified before any conversation) bound nothing.
    """
    found: dict[str, Interval] = {name: (value, value) for name, value in shown.items()}
    found |= dict.fromkeys(hidden, (1, MANY))
    for _ in range(len(found) + 1):
        before = dict(found)
        for inner, outer in INSIDE:
            if inner in found and outer in found:
                _narrow(found, inner, (0, found[outer][1]))
                _narrow(found, outer, (found[inner][0], MANY))
        _narrow_either(found)
        if found == before:
            break
    return found


def _narrow_either(found: dict[str, Interval]) -> None:
    whole, *parts = EITHER
    if all(name in found for name in EITHER):
        _narrow(found, whole, (0, sum(found[name][1] for name in parts)))
        for part, other in (*pairwise(parts), *pairwise(reversed(parts))):
            _narrow(found, part, (found[whole][0] - found[other][1], MANY))


def _narrow(found: dict[str, Interval], name: str, to: Interval) -> None:
    low, high = found[name]
    low, high = max(low, to[0]), min(high, to[1])
    if low <= high:
        found[name] = (low, high)
