"""Finds a second solution beside one that is known: moves one variable by one, then repairs what that violates.

A second solution in which a hidden number differs proves that the number cannot be computed. The search gives up after
`TRIES` moves; the solver then looks for a second solution by itself.
"""

from typing import Protocol

Terms = tuple[tuple[int, int], ...]
"""(variable, +1 or -1), ..."""
Constraint = tuple[Terms, int, int]
"""The sum of the terms lies from the one to the other, both included."""
TRIES = 400
"""Moves on trial before giving up."""


class System(Protocol):
    """Variables with their bounds, and the constraints on their sums."""

    low: list[int]
    high: list[int]
    constraints: list[Constraint]
    touching: list[list[int]]


def neighbour(system: System, solution: list[int], variable: int, step: int) -> list[int] | None:
    """A solution in which this variable differs by `step`, +1 or -1; None where none was found."""
    return _Repair(system, solution).moves(variable, step)


class _Repair:
    def __init__(self, system: System, solution: list[int]) -> None:
        self.system, self.solution, self.tries = system, solution[:], TRIES
        self.over: dict[int, int] = {}
        """By how much each constraint is violated: above what it allows, or (negative) below."""
        self.done: set[int] = set()
        self.sums: dict[int, int] = {}

    def moves(self, variable: int, step: int) -> list[int] | None:
        """Move a variable, then repair the constraints; take the move back where that fails."""
        self._move(variable, step)
        if self._repaired():
            return self.solution
        self._move(variable, -step)
        return None

    def _repaired(self) -> bool:
        constraint = min(self.over, key=lambda each: len(self.system.constraints[each][0]), default=None)
        if constraint is None:
            return True
        # A move on one constraint may violate the next: the shortest is repaired first, because it leaves least choice.
        for variable, step in self._repairs(constraint):
            self.tries -= 1
            if self.tries < 0:
                return False
            self._move(variable, step)
            if self._repaired():
                return True
            self._move(variable, -step)
        return False

    def _repairs(self, constraint: int) -> list[tuple[int, int]]:
        """Moves that help a violated constraint, those that violate the fewest others first."""
        back = -1 if self.over[constraint] > 0 else 1
        ways = []
        for variable, sign in self.system.constraints[constraint][0]:
            step = sign * back
            if (
                variable not in self.done
                and self.system.low[variable] <= self.solution[variable] + step <= self.system.high[variable]
            ):
                ways.append((self._violation_of(variable, step), variable, step))
        return [(variable, step) for _, variable, step in sorted(ways)]

    def _violation_of(self, variable: int, step: int) -> int:
        return sum(
            abs(self._breach(constraint, self._sum(constraint) + self._sign(variable, constraint) * step))
            - abs(self.over.get(constraint, 0))
            for constraint in self.system.touching[variable]
        )

    def _move(self, variable: int, step: int) -> None:
        self.done ^= {variable}
        changed = {
            constraint: self._sum(constraint) + self._sign(variable, constraint) * step
            for constraint in self.system.touching[variable]
        }
        self.solution[variable] += step
        self.sums.update(changed)
        for constraint, total in changed.items():
            self.over[constraint] = self._breach(constraint, total)
            if not self.over[constraint]:
                del self.over[constraint]

    def _sum(self, constraint: int) -> int:
        if constraint not in self.sums:
            terms = self.system.constraints[constraint][0]
            self.sums[constraint] = sum(
                self.solution[variable] if sign > 0 else -self.solution[variable] for variable, sign in terms
            )
        return self.sums[constraint]

    def _sign(self, variable: int, constraint: int) -> int:
        return 1 if (variable, 1) in self.system.constraints[constraint][0] else -1

    def _breach(self, constraint: int, total: int) -> int:
        _, least, most = self.system.constraints[constraint]
        return max(total - most, 0) + min(total - least, 0)
