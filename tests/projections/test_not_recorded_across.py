"""What is not recorded stays so in a total: neither lost nor turned into a zero."""

from typing import Any

from projections.across import Contribution, FigurePart, measures, merge
from projections.measures import Row


def person_by_person(*parts: FigurePart) -> dict[str, Any]:
    """A figure of people over several operations."""
    return measures(merge(Contribution(1, {"M28b": part}) for part in parts))["M28b"].plain()  # type: ignore[return-value]


def test_those_who_may_belong_are_summed_beside_those_who_do() -> None:
    some = FigurePart(1, 2, 1, breakdowns={"belongs": {"not_recorded": 2}})
    only, nobody, unknown = FigurePart(None, 0, 3), FigurePart(0, 0), FigurePart(None, 2, 2)
    assert person_by_person(some, only) == {
        "n": 1,
        "of": 2,
        "not_recorded": 1,
        "breakdowns": {"belongs": {"not_recorded": 5}},
    }
    assert person_by_person(only, nobody) == {"n": None, "of": 0, "not_recorded": 3}
    assert person_by_person(nobody, unknown) == {"n": None, "of": 2, "not_recorded": 2}
    assert person_by_person(nobody, nobody) == {"n": 0, "of": 0}


def test_a_step_that_no_operation_recorded_stays_not_recorded_in_a_total() -> None:
    unsaid, said = {"step": "crimes", "n": None, "not_recorded": 1}, {"step": "crimes", "n": 2}

    def steps(*rows: Row) -> list[Row]:
        return list(measures(merge(Contribution(1, {"M53": FigurePart(rows=(row,))}) for row in rows))["M53"].rows)

    assert steps(unsaid, unsaid) == [{"step": "crimes", "n": None, "not_recorded": 2}]
    assert steps(unsaid, said) == [{"step": "crimes", "n": 2, "not_recorded": 1}]
