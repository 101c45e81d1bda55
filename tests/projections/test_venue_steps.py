"""How far a venue of a plan is: assessed, held, booked, taken over, given back."""

from domain.events.venue import VenueBooked
from projections.views.plan.venue_steps import addressed, venue_steps
from tests.given import ADay

HALL = {"place": "Hall", "nights": 2}


def steps(day: ADay) -> dict[str, set[str]]:
    """Each centre by the steps that its building went through."""
    return {each.centre.ref: set(each.taken) for each in venue_steps(day.day())}


def _day(*steps: tuple[str, str, dict[str, object]]) -> ADay:
    return ADay().at((-7, "10:00")).has("OperationProposed", *steps)


def test_a_venue_is_assessed_held_booked_taken_over_and_given_back() -> None:
    day = _day(("VenueAssessed", "op", {"place": "Hall"}))
    assert steps(day) == {}
    held = day.has(("VenueBooked", "op", {**HALL, "provisional": True}))
    assert steps(held) == {"C1": {"assessed", "held"}}
    assert venue_steps(held.day())[0].only_held
    day.has(("VenueBooked", "op", HALL))
    assert not venue_steps(day.day())[0].only_held
    day.has(("VenueHandoverTaken", "op", {}), ("VenueReleased", "op", {}))
    assert steps(day) == {"C1": {"assessed", "held", "booked", "taken_over", "given_back"}}


def test_another_building_begins_anew_and_so_does_one_that_was_given_back() -> None:
    day = _day(("VenueBooked", "op", HALL), ("VenueHandoverTaken", "op", {}))
    day.has(("VenueBooked", "op", {"place": "Barn"}))
    assert steps(day) == {"C1": {"booked"}}
    day.has(("VenueReleased", "op", {}), ("VenueBooked", "op", {"place": "Barn", "provisional": True}))
    assert steps(day) == {"C1": {"held"}}


def test_what_is_said_of_a_centre_that_was_never_booked_is_no_step() -> None:
    day = _day(("VenueHandoverTaken", "op", {"centre": "C2"}), ("VenueReleased", "op", {"centre": "C2"}))
    assert steps(day.has(("VenueAssessed", "op", {}), ("VenueBooked", "op", HALL))) == {"C1": {"assessed", "booked"}}


def test_the_address_of_a_centre_is_that_of_the_building_that_it_is_booked_in() -> None:
    day = _day(("VenueBooked", "op", {**HALL, "address": "1 Mill Lane"}), ("VenueBooked", "op", HALL))
    (hall,) = day.day().all(VenueBooked)[:1]
    assert addressed(day.day()) == [hall], "it was booked anew in the same building"
    assert addressed(day.has(("VenueReleased", "op", {})).day()) == []
    assert addressed(day.has(("VenueBooked", "op", {"place": "Barn"})).day()) == []
