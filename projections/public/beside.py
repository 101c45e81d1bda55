"""What is published already: a change of a small number, or the rest of a subtraction, would reveal it too."""

from collections.abc import Mapping, Sequence
from typing import Any

from projections.public.published import PUBLISHED, SOURCE
from projections.public.quantities import Interval, intervals

Report = Mapping[str, Mapping[str, Any]]
Place = tuple[str, ...]
"""A quantity ("victims",) or a cell ("M88", "female")."""


def shown_in(report: Report) -> dict[Place, int | None]:
    """Every place of a published report about people: the number shown, or None where it is hidden."""
    found: dict[Place, int | None] = {}
    for quantity, (code, key) in SOURCE.items():
        figure = report.get(code) or {}
        if figure.get("suppressed"):
            found[(quantity,)] = None
        elif isinstance(figure.get(key), int):
            found[(quantity,)] = figure[key]
    for code, table in PUBLISHED.items():
        if table.cells:
            cells = ((report.get(code) or {}).get("breakdowns") or {}).get(table.cells[0]) or {}
            found |= {(code, cell): n for cell, n in cells.items()}
    return found


def changed_a_little(places: Mapping[Place, int], before: Sequence[Report], threshold: int) -> set[Place]:
    """The places whose number moved by a small number since an earlier version last showed it."""
    earlier: dict[Place, int] = {}
    for report in before:
        earlier |= {place: n for place, n in shown_in(report).items() if n is not None}
    return {place for place, n in places.items() if place in earlier and 0 < abs(n - earlier[place]) < threshold}


def left_over(places: Mapping[Place, int], parts: Sequence[Report], operations: int, threshold: int) -> set[Place]:
    """The places of a total from which the published operations could be taken away to reveal another one."""
    shown = [shown_in(part) for part in parts]
    ranges = [_ranges(each) for each in shown]
    complete = operations == len(parts)
    found: set[Place] = set()
    for place, n in places.items():
        rest = n - sum(each.get(place) or 0 for each in shown)
        if len(place) == 1:
            hidden = [each[place[0]] for each, said in zip(ranges, shown, strict=True) if said.get(place, 0) is None]
            reveals = bool(hidden) and not _leaves_a_choice(rest, hidden, complete)
        else:
            reveals = any(said.get(place, 0) is None for said in shown)
        if reveals or 0 < rest < threshold:
            found.add(place)
    return found


def _ranges(said: Mapping[Place, int | None]) -> dict[str, Interval]:
    """From where to where each quantity of one published report can lie."""
    known = {place[0]: n for place, n in said.items() if len(place) == 1 and n is not None}
    return intervals(known, [place[0] for place, n in said.items() if len(place) == 1 and n is None])


def _leaves_a_choice(rest: int, hidden: list[Interval], complete: bool) -> bool:
    """Whether each hidden number of the operations can still be two numbers, given what they add up to."""
    lows, highs = sum(low for low, _ in hidden), sum(high for _, high in hidden)
    for low, high in hidden:
        least = max(low, rest - (highs - high)) if complete else low
        most = min(high, rest - (lows - low))
        if least >= most:
            return False
    return True
