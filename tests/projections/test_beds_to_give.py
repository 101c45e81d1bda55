"""A bed that the board shows free is one that can be given: none of a centre that was closed or given back."""

from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from domain.kernel import Refused
from projections.views.beds import beds_to_give, shut
from service.access.table import AUDIENCE
from service.access.visibility import shown_beds
from tests.given import ADay, two_centres

SHUT, GIVEN_BACK = ("CentreClosed", "op", {"centre": "C2"}), ("VenueReleased", "op", {"centre": "C2", "nights_used": 1})
OPENED, BOOKED = ("CentreReopened", "op", {"centre": "C2"}), ("VenueBooked", "op", {"centre": "C2", "beds": 2})
STEPS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    *(SHUT, GIVEN_BACK, OPENED, BOOKED, ("CentreClosed", "op", {}), ("CentreReopened", "op", {})),
    *(("BedAllocated", who, {"kind": "centre", "centre": where}) for who in ("P01", "P02") for where in ("C1", "C2")),
    ("BedReleased", "P01", {}),
)


def after(*steps: tuple[tuple[str, str, dict[str, Any]], int]) -> ADay:
    """What was taken of these steps, each so many minutes after nine."""
    day = two_centres()
    for step, minute in steps:
        try:
            day.at(f"09:{minute:02}").has(step)
        except Refused:
            continue
    return day.at("11:00")


def free(day: ADay) -> dict[str, list[int]]:
    """The numbers of the beds that the board shows free at each centre."""
    shown = shown_beds(day.day(), AUDIENCE["coordinator"])
    assert shown is not None
    return {each.ref: [number for number, who in each.beds if who is None] for each in shown or []}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@example([(SHUT, 1), (BOOKED, 5)]).via("booked again after it closed")
@example([(BOOKED, 1), (SHUT, 0)]).via("closed before it was booked again, told later")
@example([(OPENED, 9), (SHUT, 3)]).via("closed before it was opened again, told later")
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 59)), max_size=9))
def test_a_bed_that_stands_as_free_is_given_and_no_other(steps: list[Any]) -> None:
    day, numbers = after(*steps), range(1, 4)
    for centre, shown in free(day).items():
        given = [n for n in numbers if _given(day, centre, n)]
        assert shown == given, centre


def _given(day: ADay, centre: str, number: int) -> bool:
    bed = {"kind": "centre", "centre": centre, "bed": number}
    return not day.why_not("BedAllocated", "P04", **bed)


def test_the_beds_of_a_centre_that_is_shut_are_none_of_those_that_can_be_given() -> None:
    assert beds_to_give(after().day()) == 5
    assert beds_to_give(after((SHUT, 1)).day()) == 2
    assert beds_to_give(after((GIVEN_BACK, 1)).day()) == 2
    assert beds_to_give(after((SHUT, 1), (("CentreClosed", "op", {}), 2)).day()) == 0
    assert beds_to_give(after((SHUT, 1), (OPENED, 2)).day()) == 5
    assert beds_to_give(ADay().has("OperationProposed").day()) is None


def test_a_centre_says_whether_it_was_closed_or_given_back() -> None:
    for steps, said in (((), ""), (((SHUT, 1),), "closed"), (((SHUT, 1), (GIVEN_BACK, 2)), "given back")):
        state = after(*steps).day()
        assert [shut(state, centre) for centre in state.centres] == ["", said]
