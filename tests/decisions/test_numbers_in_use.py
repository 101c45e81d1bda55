"""A number that others stand under stays somebody's, whatever is corrected and whatever correction is voided."""

from typing import Any

import pytest

from domain.kernel import Refused
from tests.decisions.test_beds_agree import agree
from tests.decisions.test_unregistered import beds
from tests.given import ADay, people_here


def five() -> ADay:
    """Somebody is registered as P05."""
    day = people_here()
    day.enter("PersonRegistered", "P05", entry="five", adult=True)
    return day


def refused(day: ADay, entry: str, **changes: object) -> tuple[str, ...]:
    with pytest.raises(Refused) as against:
        day.correct(entry, **changes)
    return against.value.reasons


def test_a_registration_keeps_its_number_once_something_was_entered_under_it() -> None:
    day = five().has(("BedAllocated", "P05"))
    assert refused(day, "five", person="P07") == ("number_in_use",)
    day.correct("five", sex="female")
    assert beds(day) == {1: "P05"}


def test_the_way_that_the_refusal_names_takes_everything_along() -> None:
    day = five().has(("BedAllocated", "P05"), ("HealthScreenCompleted", "P05", {"need_flagged": True}))
    day.has(("PersonRegistered", "P07", {"adult": True}), ("RegistrationVoided", "P05", {"duplicate_of": "P07"}))
    assert beds(day) == {1: "P07"}
    assert next(each for each in day.day().registered if each.id.ref == "P07").screened
    agree(day)


def test_whoever_is_named_beside_somebody_else_is_in_use_too() -> None:
    day = five().has(("PeopleLinked", "P01", {"linked_to": "P05", "relation": "siblings"}))
    assert refused(day, "five", person="P07") == ("number_in_use",)


def test_what_was_voided_stands_in_nobodys_way() -> None:
    day = five()
    day.enter("BedAllocated", "P05", entry="bed")
    day.void("bed")
    day.correct("five", person="P07")
    assert "P05" not in [each.id.ref for each in day.day().registered]


def test_a_correction_is_not_taken_back_while_others_stand_under_the_number_that_it_gave() -> None:
    day = five()
    corrected = day.correct("five", person="P07")
    day.enter("BedAllocated", "P07", entry="bed")
    with pytest.raises(Refused, match="number_in_use"):
        day.void(corrected)
    day.void("bed")
    day.void(corrected)
    assert "P05" in [each.id.ref for each in day.day().registered]


def test_a_registration_does_not_come_back_under_a_number_that_was_given_anew() -> None:
    """Two would stand under one number; whoever voids the later one first has the earlier one back."""
    day = five()
    void = day.void("five")
    day.enter("PersonRegistered", "P05", entry="again", adult=True)
    day.has(("BedAllocated", "P05"))
    with pytest.raises(Refused, match="number_given_anew"):
        day.void(void)
    day.void("again")
    day.void(void)
    assert beds(day) == {1: "P05"}


def test_a_corrected_number_does_not_come_back_once_somebody_else_has_it() -> None:
    day = five()
    corrected = day.correct("five", person="P07")
    day.enter("PersonRegistered", "P05", adult=True)
    with pytest.raises(Refused, match="number_given_anew"):
        day.void(corrected)


@pytest.mark.parametrize(
    ("name", "subject", "data", "again"),
    [
        ("SuspectArrested", "S01", {}, ("PersonBecameSuspect", "P01", {"suspect": "S01"})),
        ("TransportArrived", "T7", {"people": 2}, ("TransportArrived", "T7", {"people": 3})),
        ("BriefingIssued", "op", {"version": 1}, ("BriefingIssued", "op", {"version": 1})),
        ("DecisionRecorded", "op", {"ref": "DL-01"}, ("DecisionRecorded", "op", {"ref": "DL-01"})),
    ],
)
def test_nothing_else_comes_back_either_under_a_number_that_was_given_anew(
    name: str, subject: str, data: dict[str, Any], again: tuple[str, str, dict[str, Any]]
) -> None:
    day = people_here()
    day.enter(name, subject, entry="first", **data)
    void = day.void("first")
    day.has(again)
    with pytest.raises(Refused, match="number_given_anew"):
        day.void(void)


def test_a_suspect_a_lesson_and_a_task_keep_their_numbers_too_and_a_vehicle_and_a_partner_need_nobodys_word() -> None:
    day = people_here()
    day.enter("SuspectArrested", "S01", entry="arrest")
    day.has(("ChargeRecorded", "S01"))
    assert refused(day, "arrest", suspect="S02") == ("number_in_use",)
    day.enter("TransportDeparted", "T7", entry="left", people=2)
    day.has(("TransportArrived", "T7", {"people": 2}))
    day.correct("left", transport="T8")
    day.enter("PartnerCommitted", "Housing team", entry="promise", mode="on_site")
    day.has(("PartnerArrived", "Housing team", {"staff": 1}))
    day.correct("promise", partner="Night shelter")
