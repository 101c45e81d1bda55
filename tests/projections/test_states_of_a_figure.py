"""What a figure says where it is no plain number, one state for every surface."""

from typing import Any

import pytest

from projections.measures import ANSWERED_BY, KINDS, MEASURES, OF, Measure, state
from projections.measures.measure import NOT_YET, NOTHING, person_by_person
from projections.measures.states import Kind

SAID: tuple[tuple[dict[str, Any], Kind, str], ...] = (
    ({"n": 0, "of": 11}, "P", "none"),
    ({"n": 3, "of": 11}, "P", "recorded"),
    ({"n": 0, "of": 5, "not_recorded": 4}, "P", "partly_recorded"),
    ({"n": 3, "of": 4, "not_recorded": 1}, "P", "partly_recorded"),
    ({"n": None, "of": 11, "not_recorded": 11}, "P", "not_recorded"),
    ({"n": None, "of": 0, "not_recorded": 3}, "P", "not_recorded"),
    ({"n": 0, "of": 0}, "P", "not_applicable_yet"),
    ({"n": None, "not_recorded": 1}, "O", "not_recorded"),
    ({"n": None, "not_recorded": 0}, "O", "not_applicable_yet"),
    ({"n": 126, "of": 40, "not_recorded": 7}, "O", "partly_recorded"),
    ({"n": 0}, "O", "none"),
    ({"n": None, "unit": "hours", "not_recorded": 2}, "T", "not_recorded"),
    ({"n": None, "unit": "hours", "not_recorded": 0}, "T", "not_applicable_yet"),
    ({"n": 2, "unit": "hours", "median": 3.0}, "T", "recorded"),
    ({"n": 0, "of": 30, "not_recorded": 30}, "G", "none"),
    ({"n": 7, "of": 30, "not_recorded": 23}, "G", "partly_recorded"),
    ({"n": 0, "of": 0}, "G", "not_applicable_yet"),
    ({"n": None, "suppressed": True}, "P", "hidden"),
    ({"n": None, "of": 9, "not_recorded": None}, "P", "not_recorded"),
    ({"n": 6, "of": 9, "not_recorded": None}, "P", "partly_recorded"),
    ({"n": None, "not_shown": True}, "P", "not_shown"),
    ({"n": None, "not_shown": True, "suppressed": True}, "P", "not_shown"),
    ({"n": 3, "of": 4, "not_shown": ["nationality"]}, "P", "recorded"),
)


@pytest.mark.parametrize(("figure", "kind", "said"), SAID)
def test_every_figure_is_in_one_state(figure: dict[str, Any], kind: Kind, said: str) -> None:
    assert state(figure, kind) == said


def test_what_is_not_shown_says_nothing_else() -> None:
    assert Measure(3, 11, 2, {"kind": {"x": 1}}, not_shown=True).plain() == {"n": None, "not_shown": True}


def test_whoever_may_belong_stands_beside_those_who_do_and_alone_is_not_recorded() -> None:
    assert person_by_person((), 2, belongs=1).plain() == {
        "n": 0,
        "of": 2,
        "breakdowns": {"belongs": {"not_recorded": 1}},
    }
    assert person_by_person((), 2, belongs=1).belongs == 1
    assert person_by_person((), 0, belongs=1).plain() == {"n": None, "of": 0, "not_recorded": 1}
    assert person_by_person((), 0).plain() == {"n": 0, "of": 0}
    assert person_by_person((), 2, 2).plain() == {"n": None, "of": 2, "not_recorded": 2}


def test_nobody_looked_and_not_yet_are_two_things() -> None:
    assert (state(NOTHING.plain(), "O"), state(NOT_YET.plain(), "O")) == ("not_recorded", "not_applicable_yet")


def test_every_figure_says_how_it_is_read_of_what_it_is_counted_and_what_answers_it() -> None:
    assert set(KINDS) == set(ANSWERED_BY) == set(OF) == set(MEASURES)
    assert {code for code in OF if OF[code] is None} == {
        *("M53", "M64", "M71", "M80", "M84", "M85", "M87", "M87b"),
    }
    assert {code for code, kind in KINDS.items() if kind == "G"} == {
        *("M01", "M06", "M46", "M50", "M54", "M69", "M88"),
    }
