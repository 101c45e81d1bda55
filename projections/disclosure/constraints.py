"""A system of constraints on sums of unknown whole numbers, and its connected components."""

from collections.abc import Iterator, Sequence

from projections.disclosure.solver import Constraint, Model, Solution


class Constraints:
    """A system; its numbers go by their place in `low` and `high`, their bounds, both included."""

    def __init__(self) -> None:
        self.low: list[int] = []
        self.high: list[int] = []
        self.constraints: list[Constraint] = []

    def number(self, low: int, high: int) -> int:
        """A new number within these bounds."""
        self.low.append(low)
        self.high.append(high)
        return len(self.low) - 1

    def open(self, number: int) -> bool:
        """Whether it is not known already."""
        return self.low[number] < self.high[number]

    def solution(self) -> Solution | None:
        """Any solution; None where there is none."""
        return Model(self.low, self.high, self.constraints).solution()

    def components(self) -> Iterator["Component"]:
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
        for number in filter(self.open, range(len(leader))):
            members.setdefault(find(number), []).append(number)
        constraints: dict[int, list[Constraint]] = {first: [] for first in members}
        for numbers, constraint in zip(unknown, self.constraints, strict=True):
            if numbers:
                constraints[find(numbers[0])].append(constraint)
        for first, numbers in members.items():
            yield Component(self, numbers, constraints[first])


class Component:
    """A connected component of a system: some of its numbers, and all the constraints on them."""

    def __init__(self, system: Constraints, numbers: Sequence[int], constraints: Sequence[Constraint]) -> None:
        self.numbers = numbers
        place = {number: place for place, number in enumerate(numbers)}
        own: list[Constraint] = []
        for terms, least, most in constraints:
            known = sum(sign * system.low[number] for number, sign in terms if number not in place)
            unknown = tuple((place[number], sign) for number, sign in terms if number in place)
            own.append((unknown, least - known, most - known))
        low, high = ([bounds[number] for number in numbers] for bounds in (system.low, system.high))
        self.model = Model(low, high, own)
        self.solution = self.model.solution()
        """One of its solutions; None where there is none."""

    def values(self) -> Iterator[tuple[int, int | None]]:
        """Each number with the one value that it has in every solution, None where it can have more than one."""
        if self.solution is None:
            return
        several: set[int] = set()
        for place, number in enumerate(self.numbers):
            for step in (1, -1):
                if place not in several:
                    other = self.model.furthest(place, step, self.solution)
                    several.update(each for each, value in enumerate(other) if value != self.solution[each])
            yield number, None if place in several else self.solution[place]
