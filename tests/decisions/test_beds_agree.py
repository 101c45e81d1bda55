"""Gate and board agree on every bed, whatever was entered in whichever order, voided, corrected or merged."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.facts import beds_folded
from domain.kernel import Refused
from domain.words import BedId
from service.commands.carry_out import carry_out
from tests.given import ADay, people_here

PEOPLE = ("P01", "P02", "P03")
STEPS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("BedAllocated", {}),
    ("BedAllocated", {"bed": "1"}),
    ("BedAllocated", {"bed": "C2.1", "centre": "C2"}),
    ("BedAllocated", {"kind": "hotel"}),
    ("BedMoved", {"bed": "2"}),
    ("BedReleased", {}),
    ("PersonDeparted", {}),
    ("PersonReturned", {}),
    ("PersonMovedCentre", {"centre": "C2"}),
    ("RegistrationVoided", {}),
    ("RegistrationVoided", {"duplicate_of": "P01"}),
    ("RegistrationVoided", {"duplicate_of": "P02"}),
    ("VenueReleased", {}),
    ("CentreClosed", {}),
    ("CentreReopened", {}),
)
ENTRIES = st.tuples(st.just("enter"), st.sampled_from(STEPS), st.sampled_from(PEOPLE), st.integers(0, 59))
VOIDS = st.tuples(st.just("void"), st.integers(0, 30), st.none(), st.integers(0, 59))
MOVES = st.tuples(st.just("correct"), st.integers(0, 30), st.none(), st.integers(0, 59))


@pytest.fixture(autouse=True, scope="module")
def kept_folds() -> Iterator[None]:
    """Every fold is kept from one entry to the next, as those of many events are."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(beds_folded, "LONG", 1)
        yield


def a_day() -> ADay:
    day = people_here().at("06:30")
    day.has(("VenueBooked", "op", {"centre": "C2", "beds": 1}), ("CentreOpened", "op", {"centre": "C2"}))
    return day.at("08:00")


def play(day: ADay, kind: str, what: Any, who: str | None, minute: int, made: list[str]) -> None:
    """One entry, void or correction of its time; what is refused is not stored."""
    day.at(f"09:{minute:02}")
    try:
        if kind == "enter":
            name, data = what
            subject = "op" if name.startswith(("Venue", "Centre")) else str(who)
            entry = f"e-{day.operation}-{len(made)}"
            day.enter(name, subject, entry=entry, **data)
            made.append(entry)
        elif made and kind == "void":
            made.append(day.void(made[what % len(made)]))
        elif made:
            made.append(day.correct(made[what % len(made)], at=f"09:{minute:02}"))
    except Refused:
        pass
    except Exception as wrong:
        if "cannot be corrected" not in str(wrong):
            raise


def agree(day: ADay) -> None:
    """Everybody holds one bed at most, and the gate would give exactly the beds that the board shows as free."""
    state = day.day()
    held = [stay for stay in state.stays if stay.end is None]
    people = [stay.person for stay in held]
    assert len(people) == len(set(people))
    standing = {person.id for person in state.registered}
    assert set(people) <= standing
    assert all(person.departed is None for person in state.registered if person.bed)
    assert all(state.centres[stay.bed.centre].phase != "closed" for stay in held)
    taken = {stay.bed for stay in held}
    day.at("10:30")
    for person in standing - set(people):
        for centre, beds in (("C1", 2), ("C2", 1)):
            for number in range(1, beds + 1):
                against = day.why_not("BedAllocated", person.ref, bed=f"{centre}.{number}", centre=centre)
                bed = BedId(f"{day.operation}/{centre}.{number}")
                if not {"closed", "departed", "unknown_bed"} & set(against):
                    assert ("bed_taken" in against) == (bed in taken), (bed, against)
        if state.people[person].departed is None:
            assert "has_a_bed" not in day.why_not("BedAllocated", person.ref)
            held_outside = person in state.occupancy.outside
            assert ("has_no_bed" in day.why_not("BedReleased", person.ref)) == (not held_outside)
    for person in set(people):
        assert "has_a_bed" in day.why_not("BedAllocated", person.ref)
        assert not {"has_no_bed", "departed"} & set(day.why_not("BedReleased", person.ref))


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.lists(st.one_of(ENTRIES, ENTRIES, ENTRIES, VOIDS, MOVES), min_size=3, max_size=14))
def test_gate_and_board_agree_after_any_order_of_entries_voids_and_corrections(steps: list[Any]) -> None:
    day, made = a_day(), list[str]()
    for kind, what, who, minute in steps:
        play(day, kind, what, who, minute, made)
    agree(day)


def test_whoever_left_holds_no_bed_that_was_given_before_it_was_told_until_they_are_back() -> None:
    """EVENTS: leaving frees a centre bed; the log learns of it at the departure, whenever the bed was given."""
    day, made = a_day(), list[str]()
    for name, minute in (("BedAllocated", 1), ("PersonDeparted", 0)):
        play(day, "enter", (name, {}), "P01", minute, made)
    assert len(made) == 2
    assert day.day().stays == []
    agree(day)
    for name, minute in (("PersonReturned", 2), ("BedAllocated", 3)):
        play(day, "enter", (name, {}), "P01", minute, made)
    assert [stay.bed.number for stay in day.day().stays] == [1]
    agree(day)


def test_two_beds_given_in_one_late_entry_are_two_though_the_centre_has_closed_since() -> None:
    """The first of them happened before what the log holds by now: the second sees it in its place."""
    day = people_here().at("10:00").has(("CentreClosed", "op")).at("09:00")
    late = [day.entry("BedAllocated", person) for person in ("P01", "P02")]
    both = replace(late[0], events=[event for each in late for event in each.events])
    assert [event.bed.number for event in carry_out(day.log, both).events] == [1, 2]
