"""Unknown whole numbers, and what is known of their sums."""

from collections.abc import Iterator

from projections.disclosure.local_search import Rule
from projections.disclosure.solver import Piece


class Riddle:
    """Numbers are known by their place in `low` and `high`, both included."""

    def __init__(self) -> None:
        self.low: list[int] = []
        self.high: list[int] = []
        self.turn: list[int] = []
        self.rules: list[Rule] = []

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
        """Whether a world was found."""
        for terms, least, most in self.rules:
            known = not any(self.open(number) for number, _ in terms)
            if known and not least <= sum(sign * self.low[number] for number, sign in terms) <= most:
                return False
        return all(piece.world() is not None for piece in self.pieces())

    def pieces(self) -> Iterator[Piece]:
        """The riddle in pieces that have nothing to do with each other; numbers that are known belong to none."""
        leader = list(range(len(self.low)))

        def find(number: int) -> int:
            while leader[number] != number:
                leader[number] = leader[leader[number]]
                number = leader[number]
            return number

        unknown = [[number for number, _ in terms if self.open(number)] for terms, _, _ in self.rules]
        for numbers in unknown:
            for number in numbers:
                leader[find(number)] = find(numbers[0])
        members: dict[int, list[int]] = {}
        for number in sorted(filter(self.open, range(len(leader))), key=self.turn.__getitem__):
            members.setdefault(find(number), []).append(number)
        rules: dict[int, list[Rule]] = {first: [] for first in members}
        for numbers, rule in zip(unknown, self.rules, strict=True):
            if numbers:
                rules[find(numbers[0])].append(rule)
        for first, numbers in members.items():
            yield Piece(numbers, rules[first], self.low, self.high)
