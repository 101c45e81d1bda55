"""A registration that is voided as an entry, from its page: what was entered under it counts no more."""

from tests.decisions.test_beds_agree import agree
from tests.given import ADay, identified, people_here


def registration(day: ADay, ref: str) -> str:
    """The entry by which somebody was registered."""
    made = (each for each in day.recorded_events() if type(each.event).__name__ == "PersonRegistered")
    return next(str(each.envelope.entry) for each in made if f"/{ref}" in str(each.event.tags))


def beds(day: ADay) -> dict[int, str]:
    return {stay.bed.number: stay.person.ref for stay in day.day().stays if stay.end is None}


def test_the_bed_of_a_registration_that_was_voided_as_an_entry_is_free_for_gate_and_board() -> None:
    day = people_here().has(("BedAllocated", "P01"), ("BedAllocated", "P03"))
    void = day.void(registration(day, "P01"))
    assert beds(day) == {2: "P03"}
    assert day.why_not("BedAllocated", "P04", bed="1") == ()
    agree(day)
    day.at("10:40").void(void)
    assert beds(day) == {1: "P01", 2: "P03"}
    assert day.refused("BedAllocated", "P04") == ("no_bed_free",)


def test_what_was_entered_under_it_counts_for_nobody_and_again_once_the_number_is_registered() -> None:
    day = identified("P01")
    entries = len(day.day().entries)
    day.void(registration(day, "P01"))
    assert "P01" not in [each.ref for each in day.day().people]
    assert len(day.day().entries) == entries + 1 - 4  # the registration, the conversation, the finding
    live = day.day()
    day.enter("PersonRegistered", "P01", adult=True)
    live.apply(day.recorded_events()[-1])
    assert [each.envelope.event_id for each in live.entries] == [each.envelope.event_id for each in day.day().entries]
    assert day.refused("PotentialVictimIdentified", "P01") == ("already_identified",)


def test_correcting_the_registration_itself_keeps_what_was_entered_under_it() -> None:
    day = people_here().has(("BedAllocated", "P01"))
    day.correct(registration(day, "P01"), sex="female")
    assert beds(day) == {1: "P01"}


def test_somebody_voided_as_a_duplicate_whose_registration_is_voided_too_is_the_same_person_still() -> None:
    day = identified("P03").has(("RegistrationVoided", "P03", {"duplicate_of": "P01"}))
    day.void(registration(day, "P03"))
    assert day.refused("PotentialVictimIdentified", "P01") == ("already_identified",)


def test_a_bed_where_somebody_is_moved_to_stays_theirs_and_the_one_they_leave_is_free() -> None:
    day = (
        people_here()
        .at("06:30")
        .has(("VenueBooked", "op", {"centre": "C2", "beds": 1}), ("CentreOpened", "op", {"centre": "C2"}))
    )
    day.at("08:00").has(("BedAllocated", "P01", {"centre": "C2", "bed": "C2.1"}), ("BedAllocated", "P03"))
    moved = [day.then("PersonMovedCentre", who, centre="C2") for who in ("P01", "P03")]
    assert [getattr(each, "bed", None) and each.bed.ref for each in moved] == [None, "C1.1"]  # type: ignore[attr-defined]
    held = {stay.bed.ref: stay.person.ref for stay in day.day().stays if stay.end is None}
    assert held == {"C2.1": "P01"}
    agree(day)


def test_a_corrected_registration_that_is_voided_as_an_entry_leaves_nothing_under_the_number_it_had_last() -> None:
    day = people_here()
    day.enter("PersonRegistered", "P05", entry="five", adult=True)
    day.correct("five", person="P07")
    day.has(("BedAllocated", "P07"))
    day.void("five")
    assert beds(day) == {}
    assert day.why_not("BedAllocated", "P01", bed="1") == ()
    agree(day)
