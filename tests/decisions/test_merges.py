"""Merges: no order makes a person vanish, entries pass to the one that stands, nobody holds two beds."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projections.views.alarms import alarms
from tests.given import ADay, identified, people_here

PEOPLE = ("P01", "P02", "P03", "P04")


def standing(day: ADay) -> list[str]:
    return [person.id.ref for person in day.day().registered]


def test_a_chain_of_merges_passes_everything_to_the_one_that_stands() -> None:
    day = identified("P03").has(("RegistrationVoided", "P03", {"duplicate_of": "P01"}))
    day.has(("RegistrationVoided", "P01", {"duplicate_of": "P02"}))
    assert standing(day) == ["P02", "P04"]
    assert day.day().registered[0].identified
    assert day.refused("PotentialVictimIdentified", "P02") == ("already_identified",)


def test_a_merge_voided_again_gives_each_their_own_entries_back() -> None:
    day = identified("P03")
    day.has(("RegistrationVoided", "P03", {"duplicate_of": "P01"}))
    day.void(str(day.recorded_events()[-1].envelope.entry))
    assert standing(day) == ["P01", "P02", "P03", "P04"]
    assert day.refused("PotentialVictimIdentified", "P01") == ()
    assert day.refused("PotentialVictimIdentified", "P03") == ("already_identified",)


def test_two_merges_that_come_to_close_a_circle_leave_one_standing() -> None:
    """The first is voided, the second made the other way round, then the void is voided."""
    day = people_here().has(("RegistrationVoided", "P02", {"duplicate_of": "P01"}))
    void = day.void(str(day.recorded_events()[-1].envelope.entry))
    day.has(("RegistrationVoided", "P01", {"duplicate_of": "P02"}))
    day.void(void)
    assert standing(day) == ["P01", "P03", "P04"]
    assert day.refused("WelfareProvided", "P01", kind="food") == ()
    assert day.refused("WelfareProvided", "P02", kind="food") == ("unknown_person",)


def test_a_merge_into_somebody_whose_registration_is_voided_as_an_entry_does_not_count() -> None:
    day = people_here()
    registration = next(str(each.envelope.entry) for each in day.recorded_events() if "person:" in str(each.event.tags))
    day.has(("RegistrationVoided", "P02", {"duplicate_of": "P01"}))
    day.void(registration)
    assert standing(day) == ["P02", "P03", "P04"]
    assert day.refused("WelfareProvided", "P02", kind="food") == ()


def test_a_merge_corrected_to_another_passes_the_entries_there() -> None:
    day = identified("P03").has(("RegistrationVoided", "P03", {"duplicate_of": "P01"}))
    day.correct(str(day.recorded_events()[-1].envelope.entry), duplicate_of="P04")
    assert day.refused("PotentialVictimIdentified", "P04") == ("already_identified",)
    assert day.refused("PotentialVictimIdentified", "P01") == ()


def test_whom_else_an_entry_names_it_names_by_the_number_that_stands() -> None:
    day = people_here().has(("PeopleLinked", "P04", {"linked_to": "P03"}))
    day.has(
        ("RegistrationVoided", "P03", {"duplicate_of": "P02"}), ("RegistrationVoided", "P02", {"duplicate_of": "P01"})
    )
    assert day.refused("PeopleUnlinked", "P04", linked_to="P01") == ()


def test_who_is_named_beside_somebody_and_was_an_error_is_named_all_the_same() -> None:
    day = people_here().has(("KeepApartFlagSet", "P04", {"apart_from": "P03"}), ("RegistrationVoided", "P03"))
    (flag,) = (each.event for each in day.day().entries if type(each.event).__name__ == "KeepApartFlagSet")
    assert flag.apart_from.ref == "P03"  # type: ignore[attr-defined]


def test_nobody_is_kept_apart_from_themselves() -> None:
    assert people_here().refused("KeepApartFlagSet", "P01", apart_from="P01") == ("same_person",)


def test_the_bed_of_a_voided_registration_is_free_for_gate_and_board() -> None:
    day = people_here().has(("BedAllocated", "P01"), ("BedAllocated", "P02"), ("RegistrationVoided", "P01"))
    assert [stay.person.ref for stay in day.day().stays if stay.end is None] == ["P02"]
    assert day.then("BedAllocated", "P03").bed.ref == "C1.1"  # type: ignore[attr-defined]


def test_who_has_a_bed_of_their_own_keeps_it_and_the_duplicates_is_free() -> None:
    day = people_here().has(("BedAllocated", "P01"), ("BedAllocated", "P02"))
    day.has(("RegistrationVoided", "P02", {"duplicate_of": "P01"}))
    assert [(stay.person.ref, stay.bed.ref) for stay in day.day().stays if stay.end is None] == [("P01", "C1.1")]
    assert day.then("BedAllocated", "P03").bed.ref == "C1.2"  # type: ignore[attr-defined]


def test_who_has_none_sleeps_in_the_duplicates_bed() -> None:
    day = people_here().has(("BedAllocated", "P02"), ("RegistrationVoided", "P02", {"duplicate_of": "P01"}))
    assert day.refused("BedAllocated", "P01") == ("has_a_bed",)
    assert day.then("BedReleased", "P01").bed.ref == "C1.1"  # type: ignore[attr-defined]


def test_what_released_the_duplicates_bed_does_not_release_their_own() -> None:
    day = people_here().has(("BedAllocated", "P01"), ("BedAllocated", "P02"), ("BedReleased", "P02"))
    day.has(("RegistrationVoided", "P02", {"duplicate_of": "P01"}))
    assert [stay.bed.ref for stay in day.day().stays if stay.end is None] == ["C1.1"]


def test_a_stay_ends_when_the_centre_closes_and_begins_nowhere_that_was_given_back() -> None:
    day = people_here().has(("BedAllocated", "P01")).at("20:00").has("CentreClosed")
    assert [stay.end for stay in day.day().stays] == [day.moment("20:00")]
    day.at("21:00").has("CentreReopened")
    assert day.then("BedAllocated", "P01").bed.ref == "C1.1"  # type: ignore[attr-defined]


def test_a_bed_given_before_the_venue_was_given_back_is_not_held_where_the_return_is_entered_late() -> None:
    day = people_here().at("09:00").has(("BedAllocated", "P01"))
    day.at("08:30").has("VenueReleased")
    assert day.day().stays == []


MERGES = st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)), max_size=8)


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(MERGES)
def test_no_order_of_merges_makes_everybody_vanish(merges: list[tuple[str, str]]) -> None:
    day = people_here()
    for who, other in merges:
        day.refused("RegistrationVoided", who, duplicate_of=other)
        assert standing(day)
    taken = [each for each in day.recorded_events() if type(each.event).__name__ == "RegistrationVoided"]
    assert len(standing(day)) == len(PEOPLE) - len(taken)


def codes(day: ADay) -> set[str]:
    return {alarm.code for alarm in alarms(day.day())}


def test_two_in_one_bed_is_an_alarm() -> None:
    day = people_here().has(("BedAllocated", "P01"), ("PersonDeparted", "P01"))
    left = str(day.recorded_events()[-1].envelope.entry)
    day.at("08:30").has(("BedAllocated", "P03"))
    assert "beds_over_booked" not in codes(day)
    day.void(left)
    assert "beds_over_booked" in codes(day)


def test_more_people_in_beds_than_a_smaller_booking_has_is_an_alarm() -> None:
    day = people_here().has(("BedAllocated", "P01"), ("BedAllocated", "P02"))
    assert "beds_over_booked" not in codes(day)
    assert "beds_over_booked" in codes(day.has(("VenueBooked", "op", {"beds": 1, "nights": 2})))


def test_somebody_in_a_bed_that_is_not_booked_by_now_is_an_alarm() -> None:
    """The second bed of a booking that has one, and any bed of a booking that was voided."""
    day = people_here().has(("BedAllocated", "P01"), ("BedAllocated", "P02"), ("BedReleased", "P01"))
    assert "beds_over_booked" not in codes(day)
    day.enter("VenueBooked", "op", entry="fewer", beds=1, nights=2)
    assert "beds_over_booked" in codes(day)
    day.void("fewer")
    assert "beds_over_booked" not in codes(day)
    day.void(next(str(e.envelope.entry) for e in day.recorded_events() if type(e.event).__name__ == "VenueBooked"))
    assert "beds_over_booked" in codes(day)


def test_more_bed_nights_than_were_booked_is_an_alarm() -> None:
    day = (
        people_here()
        .has(("BedAllocated", "P01"), ("BedAllocated", "P02"))
        .at((2, "09:00"))
        .has(("RollCallTaken", "op", {"present": 4}))
    )
    assert "beds_over_booked" not in codes(day)
    assert "beds_over_booked" in codes(day.at((4, "09:00")).has(("RollCallTaken", "op", {"present": 4})))
