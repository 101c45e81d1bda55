"""No figure tells of arrests to those who are not shown them, and neither does a part of one."""

import pytest

from domain.events.enforcement import SuspectArrested
from projections.measures import EVERY_ENTRY, MEASURES
from projections.operation.state import OperationState
from service.access.figures import shown_figures, shown_plain
from service.access.table import AUDIENCE
from tests.given import referred


@pytest.mark.parametrize("role", [role for role, seen in AUDIENCE.items() if "debrief" in seen])
def test_figures_of_two_days_that_differ_in_arrests_alone_are_the_same(role: str) -> None:
    seen = AUDIENCE[role]
    day = referred().at("07:00").has(("SuspectArrested", "S01", {"offence_group": "immigration", "by": "Police"})).day()
    without = [each for each in day.recorded_events if not isinstance(each.event, SuspectArrested)]
    both = (day, OperationState.of(day.id, without))
    made = [{code: measure(each) for code, measure in MEASURES.items()} for each in both]
    figures, plain = (
        [{code: each for code, each in shown.items() if code not in EVERY_ENTRY} for shown in found]
        for found in (
            [shown_figures(each, seen) for each in made],
            [shown_plain({code: figure.plain() for code, figure in each.items()}, seen) for each in made],
        )
    )
    sees = bool(seen & {"arrests", "suspects", "outcomes"})
    assert (plain[0] != plain[1], figures[0] != figures[1]) == (sees, sees)
    assert ("offence_group" in figures[0]["M55"].breakdowns) == sees
    assert {code: each.plain() for code, each in figures[0].items()} == plain[0]
