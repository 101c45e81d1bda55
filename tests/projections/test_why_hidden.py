"""Whoever publishes is told why each thing is hidden; the public is not."""

from collections.abc import Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from projections.disclosure import Hidden, hidden_in, public_report
from projections.disclosure.policy import COUNTED
from projections.disclosure.settings import Settings
from projections.measures import Measure
from tests.projections.test_disclosure import figures


def why(made: dict[str, Measure], before: Sequence[Any] = (), parts: Sequence[Any] | None = None) -> dict[str, Hidden]:
    report = public_report(made, before=before, parts=parts)
    return hidden_in(report, made, Settings(5, 1, None, before, parts))


def test_what_is_small_in_itself_is_said_to_be_and_what_is_shown_needs_no_reason() -> None:
    found = why(figures(11, 3))
    assert found["M02"].figure == "small"
    assert "M88" not in found
    assert why(figures(20, 6, sex={"male": 11, "female": 8, "other": 1}))["M88"] == Hidden(
        cells={"other": "small", "female": "beside"}
    )


def test_what_hangs_on_something_hidden_says_so() -> None:
    assert why(figures(11, 3))["M04"].figure == "small"


def test_a_part_of_what_is_hidden_for_another_reason_is_hidden_with_it() -> None:
    made = figures(11, 9, referred=6)
    found = why(made)
    assert found["M02"].figure == "beside"
    assert {found["M04"].figure, found["M06"].figure} == {"whole"}


def test_a_number_that_hardly_changed_since_it_was_published_says_so() -> None:
    before = public_report(figures(11, 6, sex={"male": 6, "female": 5}))
    assert why(figures(12, 6), before=[before])["M88"].figure == "change"
    before = public_report(figures(30, 6, sex={"male": 14, "female": 10, "other": 6}))
    again = why(figures(40, 6, sex={"male": 16, "female": 15, "other": 9}), before=[before])
    assert again["M88"].cells["male"] == "change"


def test_what_would_be_left_of_a_total_says_so() -> None:
    part = public_report(figures(11, 6))
    assert why(figures(13, 6, run=2), parts=[part])["M88"].figure == "rest"


def test_a_breakdown_that_tells_of_everybody_says_so() -> None:
    assert why(figures(11, 6, sex={"male": 11}))["M88"] == Hidden(left_out="everybody")
    assert why(figures(11, 6, went={"not_recorded": 11})).get("M07") is None
    assert why(figures(11, 6, sex={"male": 10, "female": 1}))["M88"] == Hidden(left_out="few")


def test_notifications_about_every_potential_victim_say_so() -> None:
    made = figures(20, 8, referred=0, notified=8, age={"adult": 8})
    assert why(made)["M05"].figure == "everybody"


@given(st.integers(0, 14), st.integers(0, 9), st.lists(st.integers(0, 9), min_size=1, max_size=4), st.integers(0, 3))
def test_whatever_is_hidden_has_a_reason_and_nothing_else_has(
    registered: int, victims: int, sexes: list[int], notified: int
) -> None:
    sex = dict(zip("abcd", sexes, strict=False))
    made = figures(max(registered, sum(sexes)), victims, sex=sex, notified=notified)
    report = public_report(made)
    found = hidden_in(report, made, Settings(5, 1))
    for code in made.keys() & {code for code, key in COUNTED if key == "n"}:
        figure: Any = report[code]
        rows = (figure.get("breakdowns") or {}).values()
        hidden = found.get(code, Hidden())
        assert (hidden.figure is not None) is (figure.get("suppressed") is True), code
        assert set(hidden.cells) == {key for each in rows for key, n in each.items() if n is None}
