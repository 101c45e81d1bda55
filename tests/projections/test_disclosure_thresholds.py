"""Given few people or few arrests, from how many on each is shown, by what it counts and by the setting asked for."""

from datetime import date

import pytest

from domain.policy.small_numbers import STANDARD, Thresholds, thresholds
from projections.disclosure import public_report
from projections.disclosure.attacker import MANY, knowledge_of
from projections.disclosure.constraints import Constraints
from projections.disclosure.settings import Settings
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


@pytest.mark.parametrize(("suspects", "most"), [(1, 4), (3, 2), (5, 4), (11, 10)])
def test_hidden_arrests_are_assumed_small_by_their_own_threshold(suspects: int, most: int) -> None:
    """Where arrests are shown as they are, one that is hidden was hidden as people are."""
    cells = {"offence_group": {"immigration": None, "modern_slavery": None}}
    report = {"M10": {"n": None, "suppressed": True}, "M88": {"n": None, "suppressed": True}}
    system = Constraints()
    known = knowledge_of(system, report, Settings(5, suspects), 4)
    assert (system.high[known.numbers["arrests"]], system.high[known.numbers["registered"]]) == (most, 4)
    anything = knowledge_of(Constraints(), report, Settings(5, suspects), MANY)
    assert anything.system.high[anything.numbers["arrests"]] == MANY
    shown = {**report, "M10": {"n": 2 * most, "of": 1, "breakdowns": cells}}
    held = knowledge_of(system, shown, Settings(5, suspects), 4)
    assert system.high[held.numbers[("M10", "immigration")]] == most
