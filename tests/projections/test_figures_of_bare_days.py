"""Every figure of a day of which hardly anything was entered: no centre was booked, nobody was committed."""

import pytest

from projections.measures import report
from tests.decisions.examples import EXAMPLES
from tests.given import ADay


def bare() -> ADay:
    return ADay().has("OperationProposed", ("PersonRegistered", "P01"), ("PersonRegistered", "P02"))


def test_who_is_registered_where_nobody_opened_a_centre_is_counted() -> None:
    found = report(bare().day())
    assert found["M07"] == {"n": 0, "of": 0}
    assert found["M22"] == {"n": None, "of": 2, "not_recorded": 2}


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name != "OperationProposed"])
def test_one_entry_and_nothing_before_it_breaks_no_figure(name: str) -> None:
    _, subject, data = EXAMPLES[name]
    day = bare()
    day.refused(name, subject, **data)
    assert all("n" in figure for figure in report(day.day()).values())
