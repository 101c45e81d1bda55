"""The least and the most that a whole number can be under constraints on sums, by HiGHS, which proves what it finds.

That a number can have a value is taken from solutions alone that hold in whole numbers, as checked here. So an error in
the arithmetic of HiGHS, which is not exact, could make something known that is not, and more would be hidden.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from highspy import HighsVarType

Terms = tuple[tuple[int, int], ...]
"""(number, +1 or -1), ..."""
Constraint = tuple[Terms, int, int]
"""The sum of the terms lies from the one to the other, both included."""
Solution = Sequence[int]
"""A value for each number, by its place."""
OPTIONS: Mapping[str, bool | int | float | str] = {
    "output_flag": False,
    "threads": 1,
    "presolve": "off",  # It takes longer than these small programmes, and forgets the last solution.
    "mip_rel_gap": 0.0,
}
NEAR = 1e-6
"""How far beside a whole number a value may lie that means it."""


class Model:
    """Numbers within bounds, both included, under constraints; each answer is sought from where the last one ended.

    It is solved as a linear programme first, and in whole numbers only where that gives fractions.
    """

    def __init__(self, low: Sequence[int], high: Sequence[int], constraints: Sequence[Constraint]) -> None:
        # Who publishes nothing does not wait for HiGHS. `highspy.Highs` would greet on standard output.
        import highspy
        from highspy._core import _Highs

        self.low, self.high, self.constraints = low, high, constraints
        self.endings, self.kinds = highspy.HighsModelStatus, highspy.HighsVarType
        self.highs = _Highs()
        for option, value in OPTIONS.items():
            self.highs.setOptionValue(option, value)
        self.highs.addVars(len(low), [*map(float, low)], [*map(float, high)])
        least, most = [float(least) for _, least, _ in constraints], [float(most) for _, _, most in constraints]
        starts = [0, *accumulate(len(terms) for terms, _, _ in constraints)]
        numbers = [number for terms, _, _ in constraints for number, _ in terms]
        signs = [float(sign) for terms, _, _ in constraints for _, sign in terms]
        self.highs.addRows(len(constraints), least, most, len(numbers), starts[:-1], numbers, signs)

    def solution(self) -> Solution | None:
        """Any solution; None where there is none."""
        values = self._solved()
        return None if values is None else self._whole(values) or self._in_whole_numbers()

    def furthest(self, number: int, step: int, known: Solution) -> Solution:
        """A solution with the most (`step` 1) or the least (-1) that a number can be, where one is `known`."""
        self.highs.changeColCost(number, -step)
        values = self._solved() or known
        found = self._whole(values)
        # No whole number lies further out than the fractions end.
        if found is None and known[number] != step * math.floor(step * values[number] + NEAR):
            found = self._in_whole_numbers()
        self.highs.changeColCost(number, 0)
        return found or known

    def _in_whole_numbers(self) -> Solution | None:
        self._ask_for(self.kinds.kInteger)
        values = self._solved()
        self._ask_for(self.kinds.kContinuous)
        return None if values is None else self._whole(values)

    def _ask_for(self, kind: "HighsVarType") -> None:
        for number in range(len(self.low)):
            self.highs.changeColIntegrality(number, kind)

    def _solved(self) -> Sequence[float] | None:
        """The values at which HiGHS ended; None where it has proven that there are none. Raises ArithmeticError."""
        self.highs.run()
        status = self.highs.getModelStatus()
        if status not in (self.endings.kOptimal, self.endings.kInfeasible):
            raise ArithmeticError(f"HiGHS ended with {status}: what it cannot solve cannot be published")
        return self.highs.getSolution().col_value if status == self.endings.kOptimal else None

    def _whole(self, values: Sequence[float]) -> Solution | None:
        """The whole numbers that are meant, if they are a solution."""
        found = [round(value) for value in values]
        within = all(low <= n <= high for low, n, high in zip(self.low, found, self.high, strict=True))
        sums = ((sum(sign * found[number] for number, sign in terms), *ends) for terms, *ends in self.constraints)
        return found if within and all(least <= n <= most for n, least, most in sums) else None
