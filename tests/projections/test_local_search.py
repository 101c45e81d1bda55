"""The search for a second solution: it finds one near by, and gives up where there is none to be found."""

from dataclasses import dataclass, field

import pytest

from projections.disclosure import local_search
from projections.disclosure.local_search import Constraint, neighbour

PAIRS = 25


@dataclass
class Sums:
    """Numbers from 0 to 9, and what some of them sum to; all are 4 to begin with."""

    groups: list[tuple[int, ...]]
    many: int
    constraints: list[Constraint] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.low, self.high = [0] * self.many, [9] * self.many
        self.constraints = [
            (tuple((variable, 1) for variable in group), 4 * len(group), 4 * len(group)) for group in self.groups
        ]
        self.touching = [
            [number for number, group in enumerate(self.groups) if variable in group] for variable in range(self.many)
        ]


def test_what_another_number_can_make_up_for_has_a_second_solution() -> None:
    assert neighbour(Sums([(0, 1), (1, 2)], 3), [4, 4, 4], 0, 1) == [5, 3, 5]


def test_where_every_repair_breaks_something_else_it_gives_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first number follows from the others, which can be moved against each other in endless ways."""
    ones, others = range(1, PAIRS + 1), range(PAIRS + 1, 2 * PAIRS + 1)
    sums = Sums([(0, *ones), tuple(others), *zip(ones, others, strict=True)], 2 * PAIRS + 1)
    tried: list[int] = []
    move = local_search._Repair._move
    monkeypatch.setattr(local_search._Repair, "_move", lambda *given: (tried.append(1), move(*given))[1])
    assert neighbour(sums, [4] * (2 * PAIRS + 1), 0, 1) is None
    assert len(tried) <= 2 * local_search.TRIES + 2
