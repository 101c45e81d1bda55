"""What anybody can work out from totals of several publishers over the same operations, with an integer solver.

It shares nothing with the code that hides. It knows which operations each total counts, and holds the public reports
of single operations; operations of which nothing is published are unknowns, added up as the totals add them up.
"""

from collections.abc import Collection, Iterator, Mapping
from itertools import permutations
from typing import Any

import z3

from tests.attack.attacker import SAME, Report
from tests.attack.groups import GroupAttacker

SMALL, SUMMED = range(1, 5), frozenset(SAME)


class Subtracting(GroupAttacker):
    """Adds up and subtracts totals."""

    def __init__(self, totals: Mapping[str, tuple[Report, Collection[str]]], reports: Mapping[str, Report]) -> None:
        super().__init__()
        self.reports = {name: (report, self.learn(report, name)) for name, report in reports.items()}
        self.protected, self.rests = list(self.hidden), dict[frozenset[str], dict[Any, Any]]()
        operations = sorted({each for _, counted in totals.values() for each in counted})
        self.counted_by = {
            each: frozenset(name for name, (_, counted) in totals.items() if each in counted) for each in operations
        }
        self.lumps: list[tuple[str, Any]] = []
        wholes = {name: self.learn(report, name) for name, (report, _) in totals.items()}
        for name, (_, counted) in totals.items():
            self._add_up(wholes[name], counted)
        for one, other in permutations(totals, 2):
            if set(totals[one][1]) > set(totals[other][1]):
                self._subtract(one, wholes[one], other, wholes[other])

    def _subtract(self, one: str, whole: Mapping[Any, Any], other: str, part: Mapping[Any, Any]) -> None:
        """What is left of a total without one that it contains."""
        for place in whole.keys() & part.keys() - {"arrests"}:
            if place in SUMMED or (len(place) == 3 and place[0] != "M10"):
                name = f"{one} less {other}: {place}"
                left = z3.Int(name)
                self.solver.add(left == whole[place] - part[place])
                self.lumps.append((name, left))

    def _add_up(self, whole: Mapping[Any, Any], counted: Collection[str]) -> None:
        for place, number in whole.items():
            if place not in SUMMED and len(place) != 3:
                continue
            parts = [self._number(each, place) for each in counted if each in self.reports]
            groups = dict.fromkeys(self.counted_by[each] for each in counted if each not in self.reports)
            self.solver.add(number == z3.Sum([*parts, *(self._rest(group, place) for group in groups), z3.IntVal(0)]))

    def _number(self, operation: str, place: Any) -> Any:
        report, numbers = self.reports[operation]
        if place not in numbers:
            told = not isinstance(place, str) and place[1] in (report[place[0]].get("breakdowns") or {})
            numbers[place] = z3.Int(f"{operation}:{place}")
            self.solver.add(numbers[place] == 0 if told else numbers[place] >= 0)
        return numbers[place]

    def _rest(self, group: frozenset[str], place: Any) -> Any:
        found = self.rests.setdefault(group, {})
        if place not in found:
            name = f"only in {' and '.join(sorted(group))}: {place}"
            found[place] = z3.Int(name)
            self.solver.add(found[place] >= 0)
            if place != "arrests" and not (isinstance(place, tuple) and place[0] == "M10"):
                self.lumps.append((name, found[place]))
        return found[place]

    def won(self) -> Iterator[tuple[str, int]]:
        """Hidden numbers of reports that can be but one, and small numbers of operations without a report."""
        self.hidden = [*self.protected, *self.lumps]
        for name, value in self.given_away():
            if value in SMALL or name in dict(self.protected):
                yield name, value
