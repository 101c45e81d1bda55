"""Given sums of unknown whole numbers, what each of them can be: the same as by trying everything."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projections.disclosure import public_report, solver
from projections.disclosure.constraints import Constraints
from projections.disclosure.solver import Constraint, Model, Solution
from tests.projections.test_disclosure import figures

BOUNDS = st.tuples(st.integers(-1, 2), st.integers(0, 2)).map(lambda each: (each[0], each[0] + each[1]))
SIGNS = st.dictionaries(st.integers(0, 4), st.sampled_from((1, -1)), min_size=1, max_size=4)
SUMS = st.lists(st.tuples(SIGNS, st.integers(-3, 4), st.integers(0, 2)), max_size=5)
PAIRS = (((0, 1), (1, 1)), ((1, 1), (2, 1)), ((0, 1), (2, 1)))
"""Each two of three numbers: with these sums, halves fit where no whole numbers do."""


@st.composite
def systems(draw: st.DrawFn) -> Constraints:
    """Some numbers and what sums of them lie between."""
    system = Constraints()
    for low, high in draw(st.lists(BOUNDS, min_size=5, max_size=5)):
        system.number(low, high)
    for terms, least, more in draw(SUMS):
        system.constraints.append((tuple(terms.items()), least, least + more))
    return system


def every_solution(system: Constraints) -> list[tuple[int, ...]]:
    within = product(*(range(low, high + 1) for low, high in zip(system.low, system.high, strict=True)))
    return [each for each in within if all(holds(each, constraint) for constraint in system.constraints)]


def holds(numbers: Solution, constraint: Constraint) -> bool:
    terms, least, most = constraint
    return least <= sum(sign * numbers[number] for number, sign in terms) <= most


@given(systems())
def test_the_least_and_the_most_of_each_number_are_those_of_all_solutions(system: Constraints) -> None:
    every = every_solution(system)
    known = system.solution()
    assert (known is None) is (not every)
    if known is not None:
        assert tuple(known) in every
        model = Model(system.low, system.high, system.constraints)
        for number in range(len(system.low)):
            ends = [model.furthest(number, step, known)[number] for step in (-1, 1)]
            assert ends == [min(each[number] for each in every), max(each[number] for each in every)]


@given(systems())
def test_a_number_is_known_where_every_solution_agrees_on_it(system: Constraints) -> None:
    every = every_solution(system)
    components = list(system.components())
    if not every:
        assert not all(each.solution for each in components) or any(
            not holds(system.low, constraint)
            for constraint in system.constraints
            if not any(system.open(number) for number, _ in constraint[0])
        )
        return
    said = {number: value for each in components for number, value in each.values()}
    values = {number: {each[number] for each in every} for number in range(5) if system.open(number)}
    assert said == {number: found.pop() if len(found) == 1 else None for number, found in values.items()}


@pytest.mark.parametrize("most", [(3, 1), (1, 3)])
def test_a_number_that_cannot_be_more_may_still_be_less(most: tuple[int, int]) -> None:
    system = Constraints()
    terms = tuple((system.number(0, high), 1) for high in most)
    system.constraints.append((terms, 3, 3))
    (component,) = system.components()
    assert dict(component.values()) == {0: None, 1: None}


@pytest.mark.parametrize("wrong", [[4.0, -1.0], [2.0, 2.0]], ids=["beyond its bounds", "another sum"])
def test_what_is_no_solution_is_not_believed_of_highs(monkeypatch: pytest.MonkeyPatch, wrong: list[float]) -> None:
    model = Model([0, 0], [3, 3], [(((0, 1), (1, 1)), 3, 3)])
    monkeypatch.setattr(model, "_solved", lambda: wrong)
    assert model.solution() is None
    assert model.furthest(0, 1, [1, 2]) == [1, 2]


def test_where_only_fractions_fit_there_is_no_solution() -> None:
    assert Model([0] * 3, [1] * 3, [(pair, 1, 1) for pair in PAIRS]).solution() is None


def test_where_only_fractions_lie_further_out_the_last_whole_number_is_the_end() -> None:
    """Of three of which no two can be had, the linear programme would have one and a half."""
    all_three = ((3, 1), (0, -1), (1, -1), (2, -1))
    model = Model([0] * 4, [1, 1, 1, 3], [*((pair, 0, 1) for pair in PAIRS), (all_three, 0, 0)])
    assert model.furthest(3, 1, [0, 0, 0, 0])[3] == 1
    assert model.furthest(0, 1, [0, 0, 0, 0]) == [1, 0, 0, 1], "it is a linear programme again"


def test_a_number_of_a_total_may_be_large() -> None:
    model = Model([0, 0], [10**6, 10**6], [(((0, 1), (1, 1)), 10**6, 10**6)])
    assert [model.furthest(0, step, [1, 10**6 - 1]) for step in (1, -1)] == [[10**6, 0], [0, 10**6]]


def test_what_cannot_be_solved_is_not_published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "OPTIONS", {**solver.OPTIONS, "simplex_iteration_limit": 0})
    with pytest.raises(ArithmeticError, match="cannot be published"):
        public_report(figures(20, 0, sex={"male": 10, "female": 1, "unknown": 9}))


def test_it_is_told_how_many_hidden_numbers_have_been_audited() -> None:
    told: list[tuple[int, int]] = []
    report = public_report(
        figures(20, sex={"male": 10, "female": 1, "unknown": 9}), progress=lambda *how_far: told.append(how_far)
    )
    hidden = told[-1][1]
    assert report["M88"]["breakdowns"] == {"sex": {"male": 10, "female": None, "unknown": None}}
    assert hidden >= 2
    assert told[-hidden:] == [(audited, hidden) for audited in range(1, hidden + 1)]
