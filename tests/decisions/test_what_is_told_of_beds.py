"""What was said of beds is taken in at once as it is one by one, in whichever order it comes."""

from collections.abc import Callable

import pytest

from domain.facts.beds import BedEvents, GivenFromElsewhere
from domain.kernel import RecordedEvent
from domain.words import CentreId, OperationId
from tests.given import ADay, people_here


def told() -> list[RecordedEvent]:
    day: ADay = people_here().at("09:30").has(("BedAllocated", "P01", {"bed": "C1.1"}))
    day.at("09:10").has(("BedAllocated", "P02", {"bed": "C1.2"}))
    return [each for each in day.day().recorded_events if type(each.event) in BedEvents.types]


def of_the_operation(events: list[RecordedEvent]) -> BedEvents:
    return BedEvents(OperationId(events[0].event.operation))


def of_its_centre(events: list[RecordedEvent]) -> BedEvents:
    return GivenFromElsewhere(CentreId(f"{events[0].event.operation}/C1"))


def of_a_centre_elsewhere(events: list[RecordedEvent]) -> BedEvents:
    return GivenFromElsewhere(CentreId("op-elsewhere/C1"))


@pytest.mark.parametrize(
    ("asked", "hears"), [(of_the_operation, True), (of_its_centre, False), (of_a_centre_elsewhere, True)]
)
@pytest.mark.parametrize("backwards", [False, True])
def test_at_once_is_as_one_by_one(
    asked: Callable[[list[RecordedEvent]], BedEvents], hears: bool, backwards: bool
) -> None:
    events = told()[::-1] if backwards else told()
    at_once, one_by_one = asked(events), asked(events)
    at_once.collect(events[:2])
    at_once.collect(events[2:])
    at_once.collect([])
    for each in events:
        one_by_one.apply(each)
    assert at_once.found == one_by_one.found == (events if hears else [])
    assert at_once.last == one_by_one.last == (max(each.at for each in events) if hears else None)
