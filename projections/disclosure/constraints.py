"""A system of constraints on sums of unknown whole numbers, and its connected components."""

from collections.abc import Iterator

from projections.disclosure.local_search import Constraint
from projections.disclosure.solver import Component


class Constraints:
    """A system; its numbers go by their place in `low` and `high`, their bounds, both included."""

    def __init__(self) -> None:
        self.low: list[int] = []
        self.high: list[int] = []
        self.turn: list[int] = []
        self.constraints: list[Constraint] = []

    def number(self, low: int, high: int, turn: int = 0) -> int:
        """A new number within these bounds; those with a lower `turn` are guessed first."""
        self.low.append(low)
        self.high.append(high)
        self.turn.append(turn)
        return len(self.low) - 1

    def open(self, number: int) -> bool:
        """Whether it is not known already."""
        return self.low[number] < self.high[number]

    def possible(self) -> bool:
        """Whether a solution was found."""
        for terms, least, most in self.constraints:
            known = not any(self.open(number) for number, _ in terms)
            if known and not least <= sum(sign * self.low[number] for number, sign in terms) <= most:
                return False
        return all(component.solution() is not None for component in self.components())

    def components(self) -> Iterator[Component]:
        """The connected components: no two share a constraint, so each is solved alone; what is known is in none."""
        leader = list(range(len(self.low)))

        def find(number: int) -> int:
            while leader[number] != number:
                leader[number] = leader[leader[number]]
                number = leader[number]
            return number

        unknown = [[number for number, _ in terms if self.open(number)] for terms, _, _ in self.constraints]
        for numbers in unknown:
            for number in numbers:
                leader[find(number)] = find(numbers[0])
        members: dict[int, list[int]] = {}
        for number in sorted(filter(self.open, range(len(leader))), key=self.turn.__getitem__):
            members.setdefault(find(number), []).append(number)
        constraints: dict[int, list[Constraint]] = {first: [] for first in members}
        for numbers, constraint in zip(unknown, self.constraints, strict=True):
            if numbers:
                constraints[find(numbers[0])].append(constraint)
        for first, numbers in members.items():
            yield Component(numbers, constraints[first], self.low, self.high)
