"""What holds for everything that people can do, whatever it is: the standing rules of every decision."""

from dataclasses import replace

import pytest

from domain.kernel import DECISIONS, EVENTS, Refused
from service.codec import decode, encode
from service.commands.carry_out import OtherBody, carry_out
from tests.decisions.examples import EXAMPLES
from tests.given import ADay, a_plan, closed, people_here

NAMES = sorted(EXAMPLES)
ABOUT_A_PERSON = [
    name
    for name in NAMES
    if "person" in EVENTS[name].__dataclass_fields__ and EXAMPLES[name][1] != "op" and name != "PersonRegistered"
]
AFTER_LEAVING = [
    name
    for name in ABOUT_A_PERSON
    if name
    not in ("RegistrationVoided", "PersonDeparted", "PersonReturned", "FollowUpRecorded", "PersonSealedDataErased")
]


def test_everything_that_can_be_done_has_an_example() -> None:
    elsewhere = {name for name, decision in DECISIONS.items() if decision.without_operation}
    assert set(DECISIONS) - set(EXAMPLES) == {"EntryVoided", "EntryCorrected", "EntryTextErased", *elsewhere}
    assert set(EVENTS) == set(DECISIONS)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_taken_and_stored_under_its_name(name: str) -> None:
    given, subject, data = EXAMPLES[name]
    day = given()
    event = day.then(name, subject, **data)
    assert day.recorded_events()[-1].event == event
    assert type(event).__name__ == name


@pytest.mark.parametrize("name", NAMES)
def test_it_reads_back_from_its_bytes_as_it_was(name: str) -> None:
    given, subject, data = EXAMPLES[name]
    day = given()
    day.enter(name, subject, **data)
    recorded = day.recorded_events()[-1]
    assert decode(recorded.position, name, encode(recorded.event, recorded.envelope)) == recorded


@pytest.mark.parametrize("name", NAMES)
def test_the_same_entry_twice_is_stored_once_and_answered_the_same(name: str) -> None:
    given, subject, data = EXAMPLES[name]
    day = given()
    first = day.enter(name, subject, entry="once", **data)
    again = day.enter(name, subject, entry="once", **data)
    assert (again.position, again.events, again.repeated) == (first.position, first.events, True)
    assert sum(recorded.envelope.entry == "once" for recorded in day.recorded_events()) == len(first.events)


def test_the_same_key_with_another_body_is_refused() -> None:
    day = a_plan()
    carry_out(day.log, replace(day.entry("ObjectivesSet", entry="key"), digest="one"))
    with pytest.raises(OtherBody):
        carry_out(day.log, replace(day.entry("DpiaApproved", entry="key"), digest="other"))


def test_a_refusal_is_not_remembered() -> None:
    day = a_plan()
    assert day.refused("InformationReturned", entry="later", service="licensing") == ("not_requested",)
    day.has(("InformationRequested", "op", {"service": "licensing"}))
    assert day.refused("InformationReturned", entry="later", service="licensing") == ()


@pytest.mark.parametrize("name", ABOUT_A_PERSON)
def test_nobody_is_registered_under_this_number(name: str) -> None:
    given, _, data = EXAMPLES[name]
    assert "unknown_person" in given().refused(name, "P99", **data)


@pytest.mark.parametrize("name", ABOUT_A_PERSON)
def test_a_person_of_another_operation_is_refused(name: str) -> None:
    given, _, data = EXAMPLES[name]
    day = given()
    other = a_plan(log=day.log).at("07:30").has(("PersonRegistered", "P77", {"adult": True}))
    assert "other_operation" in day.refused(name, f"{other.operation}/P77", **data)


@pytest.mark.parametrize("name", AFTER_LEAVING)
def test_after_somebody_left_only_late_entries_are_taken(name: str) -> None:
    given, subject, data = EXAMPLES[name]
    day = given()
    day.at("12:30").has(("PersonDeparted", subject))
    reasons = day.at("13:00").refused(name, subject, **data)
    assert ("departed" in reasons) == (not DECISIONS[name].late)


@pytest.mark.parametrize("name", AFTER_LEAVING)
def test_an_entry_made_late_about_a_time_before_is_an_entry_in_time(name: str) -> None:
    given, subject, data = EXAMPLES[name]
    day = given()
    before = day.clock
    day.at("12:30").has(("PersonDeparted", subject))
    reasons = day.at(before).refused(name, subject, **data)
    assert "departed" not in reasons


CENTRE = [name for name in NAMES if name not in ("OperationProposed",)]


@pytest.mark.parametrize("name", CENTRE)
def test_after_closing_only_late_entries_are_taken(name: str) -> None:
    _, subject, data = EXAMPLES[name]
    reasons = closed().refused(name, subject, **data)
    assert ("closed" in reasons) == (not DECISIONS[name].late or name in ("GoDecisionRecorded", "NoGoDecisionRecorded"))


@pytest.mark.parametrize("name", [name for name in NAMES if name != "OperationProposed"])
def test_a_cancelled_operation_refuses_every_gate_and_no_record(name: str) -> None:
    _, subject, data = EXAMPLES[name]
    reasons = a_plan().has("OperationCancelled").refused(name, subject, **data)
    assert ("operation_cancelled" in reasons) == DECISIONS[name].gate


def test_a_cancellation_by_a_slip_is_voided_or_corrected_and_nothing_else_is() -> None:
    day = a_plan().has(("ObjectivesSet", "op", {"entry": "other"}), ("OperationCancelled", "op", {"entry": "slip"}))
    with pytest.raises(Refused, match="operation_cancelled"):
        day.void("other")
    day.correct("slip", at="05:00")
    day.void("slip")
    assert day.refused("VenueBooked", "op", beds=2) == ()


@pytest.mark.parametrize("name", [name for name in NAMES if name != "OperationProposed"])
def test_an_operation_that_nobody_proposed_is_unknown(name: str) -> None:
    _, subject, data = EXAMPLES[name]
    assert "unknown_operation" in ADay().refused(name, subject, **data)


def test_an_operation_is_proposed_once() -> None:
    assert a_plan().refused("OperationProposed") == ("already_exists",)


@pytest.mark.parametrize(
    ("name", "subject", "data"),
    [
        ("PersonRegistered", "P01", {}),
        ("TransportDeparted", "T1", {"people": 2}),
    ],
)
def test_a_reference_is_made_once(name: str, subject: str, data: dict[str, int]) -> None:
    assert "already_exists" in people_here().refused(name, subject, **data)
