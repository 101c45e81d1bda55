"""Finds whole-number solutions of constraints on sums: by narrowing bounds, and by branching where that is not enough.

A hidden number is protected once two solutions differ in it. Where the search gives up, the number counts as
unprotected: in doubt, more is hidden.
"""

from collections.abc import Iterator

from projections.disclosure.local_search import Constraint, neighbour

Solution = list[int]
WRONG = 25
"""Branches cut off before giving up; more for the first solution, on which all depends."""


class Component:
    """A connected component of a system of constraints; its variables go by their place in `numbers`."""

    def __init__(self, numbers: list[int], constraints: list[Constraint], low: list[int], high: list[int]) -> None:
        """`low` and `high` are those of the whole system."""
        self.numbers = numbers
        self.low, self.high = ([bounds[number] for number in numbers] for bounds in (low, high))
        names = {number: name for name, number in enumerate(numbers)}
        self.constraints: list[Constraint] = []
        self.touching: list[list[int]] = [[] for _ in numbers]
        for terms, least, most in constraints:
            known = sum(sign * low[number] for number, sign in terms if number not in names)
            own = tuple((names[number], sign) for number, sign in terms if number in names)
            for name, _ in own:
                self.touching[name].append(len(self.constraints))
            self.constraints.append((own, least - known, most - known))

    def fixed(self) -> dict[int, int] | None:
        """The numbers that can be but one, by their place in the system; None where no solution was found at all."""
        first = self.solution()
        if first is None:
            return None
        safe: set[int] = set()
        found = {}
        for name, number in enumerate(self.numbers):
            if name in safe:
                continue
            other = self._other(first, name)
            if other is None:
                found[number] = first[name]
            else:
                safe.update(each for each, value in enumerate(other) if value != first[each])
        return found

    def _other(self, solution: Solution, name: int) -> Solution | None:
        """A solution in which this number is another one."""
        value = solution[name]
        sides = [(value + 1, self.high[name]), (self.low[name], value - 1)]
        for step, (least, most) in zip((1, -1), sides, strict=True):
            if least <= most and (other := neighbour(self, solution, name, step)):
                return other
        free = [{name: side} for side in sides if side[0] <= side[1]]
        found = (self.solution(bounds, solution) for bounds in free)
        return next((other for other in found if other), None)

    def solution(
        self, bounds: dict[int, tuple[int, int]] | None = None, like: Solution | None = None
    ) -> Solution | None:
        """One solution, near to another if one is known; None where none was found with few wrong guesses."""
        low, high = self.low[:], self.high[:]
        for name, (least, most) in (bounds or {}).items():
            low[name], high[name] = least, most
        todo = [(low, high, set(range(len(self.constraints))), 0)]
        wrong, limit = 0, WRONG if bounds else 12 * WRONG
        while todo and wrong < limit:
            low, high, stale, name = todo.pop()
            if not self._narrow(low, high, stale):
                wrong += 1
                continue
            while name < len(low) and low[name] == high[name]:
                name += 1
            if name == len(low):
                return low
            # Close to a known solution, or at its fair share: either rarely has to be taken back.
            guess = self._share(low, high, name) if like is None else min(max(like[name], low[name]), high[name])
            todo += self._guesses(low, high, name, guess)
        return None

    def _guesses(
        self, low: list[int], high: list[int], name: int, guess: int
    ) -> Iterator[tuple[list[int], list[int], set[int], int]]:
        """What is left if the guess is wrong, and last the guess itself."""
        for least, most in ((guess + 1, high[name]), (low[name], guess - 1), (guess, guess)):
            if least <= most:
                lower, higher = low[:], high[:]
                lower[name], higher[name] = least, most
                yield lower, higher, set(self.touching[name]), name

    def _share(self, low: list[int], high: list[int], name: int) -> int:
        """Its fair share of the largest sum of which it is part."""
        sums = [
            self.constraints[constraint]
            for constraint in self.touching[name]
            if self.constraints[constraint][1] == self.constraints[constraint][2]
        ]
        if not sums:
            return low[name]
        terms, total, _ = max(sums, key=lambda constraint: len(constraint[0]))
        left = total - sum(low[each] if sign > 0 else -high[each] for each, sign in terms)
        room = sum(high[each] - low[each] for each, _ in terms)
        share = left * (high[name] - low[name]) // room
        return low[name] + share if (name, 1) in terms else high[name] - share

    def _narrow(self, low: list[int], high: list[int], stale: set[int]) -> bool:
        """Draw the bounds in as far as the constraints say; False where they contradict each other."""
        # Only constraints that touch a bound that was drawn in can draw further ones in.
        while stale:
            terms, least, most = self.constraints[stale.pop()]
            smallest = sum(low[name] if sign > 0 else -high[name] for name, sign in terms)
            largest = sum(high[name] if sign > 0 else -low[name] for name, sign in terms)
            if smallest > most or largest < least:
                return False
            # As long as the sums can still be met, no bound can be drawn in past the other one.
            up, down = most - smallest, largest - least
            for name, sign in terms:
                top, bottom = (low[name] + up, high[name] - down) if sign > 0 else (low[name] + down, high[name] - up)
                if top < high[name] or bottom > low[name]:
                    low[name], high[name] = max(low[name], bottom), min(high[name], top)
                    stale.update(self.touching[name])
        return True
