"""Given few people or few arrests, from how many on each is shown, by what it counts and by the setting asked for."""

from datetime import date

import pytest

from domain.policy.small_numbers import STANDARD, Thresholds, thresholds
from projections.disclosure import public_report
from projections.measures import Measure
from tests.projections.test_disclosure import HIDDEN, figures

DAY = date(2026, 10, 13)
SANDWELL = Measure(10, 1, breakdowns={"offence_group": {"modern_slavery": 3, "immigration": 7}})


def test_people_are_hidden_below_five_or_eleven_and_suspects_only_where_it_is_asked_for() -> None:
    assert thresholds(DAY) == STANDARD == Thresholds(people=5, suspects=1)
    assert thresholds(DAY, "ctdc") == Thresholds(people=11, suspects=1)
    assert thresholds(DAY, "ctdc", hide_suspects=True) == Thresholds(people=11, suspects=11)


def test_few_arrests_are_shown_as_they_are() -> None:
    given = {**figures(), "M10": SANDWELL}
    assert public_report(given)["M10"] == {
        "n": 10,
        "of": 1,
        "breakdowns": {"offence_group": {"immigration": 7, "modern_slavery": 3}},
    }
    assert public_report(figures(arrests=1))["M10"]["n"] == 1


def test_few_arrests_are_hidden_where_it_is_asked_for() -> None:
    hides = thresholds(DAY, hide_suspects=True)
    said = public_report({**figures(), "M10": SANDWELL}, thresholds=hides)["M10"]
    assert said["breakdowns"] == {"offence_group": {"immigration": None, "modern_slavery": None}}
    assert [public_report(figures(arrests=n), thresholds=hides)["M10"] == HIDDEN for n in (0, 4, 5)] == [
        False,
        True,
        False,
    ]


@pytest.mark.parametrize(("people", "shown"), [(10, False), (11, True)])
def test_under_the_setting_ctdc_ten_people_are_hidden_and_eleven_are_not(people: int, shown: bool) -> None:
    assert (public_report(figures(people, 0), thresholds=thresholds(DAY, "ctdc"))["M88"] != HIDDEN) is shown
    assert public_report(figures(people, 0))["M88"]["n"] == people
