"""What the rules ask of the log, each by the answer that a day gives to it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.amend import in_time
from domain.deciding import Deciding, in_its_place
from domain.events.venue import RoomsPrepared
from domain.facts.organisations import Standing
from domain.kernel import Fact, Refused
from domain.publications import shown_code
from domain.words import Agency
from tests.decisions.test_organisations import registered
from tests.decisions.test_what_cannot_be_read import spoil
from tests.given import ADay, a_plan, an_open_centre, closed, people_here, two_centres

NOON = datetime(2026, 10, 13, 12, tzinfo=UTC)


def test_what_was_typed_stays_beside_the_time_from_which_an_entry_counts() -> None:
    stored = people_here().recorded_events()[-1]
    later = stored.envelope.recorded_at + timedelta(hours=3)
    ahead = replace(stored, envelope=replace(stored.envelope, happened_at=later))
    assert in_time(ahead).at == stored.envelope.recorded_at
    assert in_time(ahead).envelope.typed_at == later
    typed = replace(ahead, envelope=replace(ahead.envelope, typed_at=NOON))
    assert in_time(typed).envelope.typed_at == NOON


def test_decisions_made_together_ask_once_for_what_both_ask() -> None:
    shared: dict[tuple[object, ...], Fact] = {}
    event = people_here().recorded_events()[-1].event
    one, other = (Deciding(event, NOON, Agency("Council"), shared=shared) for _ in range(2))
    assert one.facts
    assert all(mine is theirs for mine, theirs in zip(one.facts, other.facts, strict=True))
    assert Deciding(event, NOON, Agency("Council")).decision.actor == ""


def test_an_entry_that_is_decided_again_is_still_of_whoever_made_it() -> None:
    stored = people_here().recorded_events()[-1]
    assert in_its_place(stored).decision.actor == stored.envelope.actor == "somebody"


def test_a_conversation_is_credited_to_whom_it_names_and_else_to_whose_entry_it_is() -> None:
    assert people_here().then("PersonDebriefStarted", "P01", by="Police").credited == "Police"
    day = people_here()
    entry = day.entry("PersonDebriefStarted", "P01", by="NCA")
    alone = replace(entry, events=[replace(entry.events[0], by=None)])  # type: ignore[call-arg]
    assert Deciding(alone.events[0], NOON, Agency("NCA")).decide().credited == "NCA"


def test_a_conversation_ends_once_and_is_of_whoever_began_it() -> None:
    day = people_here()
    assert day.refused("PersonDebriefCompleted", "P01") == ("not_started",)
    day.has(("PersonDebriefStarted", "P01", {"by": "Police"})).at("08:40")
    assert day.refused("PersonDebriefStarted", "P01") == ("debrief_open",)
    assert day.then("PersonDebriefCompleted", "P01").credited == "Police"
    assert day.at("09:00").refused("PersonDebriefCompleted", "P01") == ("not_started",)
    day.has(("PersonDebriefStarted", "P01", {"by": "NCA"})).at("09:30").has(("PersonDebriefDeclined", "P01"))
    assert day.at("10:00").refused("PersonDebriefCompleted", "P01") == ("not_started",)
    assert day.refused("PersonDebriefStarted", "P01") == ()


def test_an_organisation_is_registered_once() -> None:
    day = a_plan()
    registered(day, "A Charity", "charity")
    with pytest.raises(Refused, match=r"^already_exists$"):
        registered(day, "a charity", "charity")


def test_until_when_an_organisation_is_bound_to_notify_is_known() -> None:
    day = a_plan()
    event = registered(day, "A Force", "police", bound_to_notify_since="2016-01-01", bound_to_notify_until="2020-01-01")
    asked = Standing(Agency("A Force"))
    asked.apply(replace(day.recorded_events()[0], event=event))
    assert asked.dates.must_notify(datetime(2019, 12, 31, tzinfo=UTC).date())
    assert not asked.dates.must_notify(datetime(2020, 6, 1, tzinfo=UTC).date())


def test_an_operation_is_live_once_the_site_was_entered_or_a_centre_opened() -> None:
    assert a_plan().refused("GoDecisionRecorded") == ()
    assert a_plan().has("SiteEntered").refused("GoDecisionRecorded") == ("already_live",)
    assert "already_live" in a_plan().has("CentreOpened").refused("OperationCancelled")


def test_an_operation_is_open_again_with_its_centre() -> None:
    day = closed()
    assert day.refused("RoomsPrepared", rooms=["R1"]) == ("closed",)
    day.at((1, "10:00")).has("CentreReopened").at((1, "11:00"))
    assert day.refused("RoomsPrepared", rooms=["R1"]) == ()
    assert day.at((1, "12:00")).has("CentreClosed").at((1, "13:00")).refused("RoomsPrepared", rooms=["R1"]) == (
        "closed",
    )


def test_the_go_decision_keeps_whose_agreement_was_not_signed() -> None:
    day = a_plan()
    assert "agreements" in day.then("GoDecisionRecorded").lacking  # type: ignore[attr-defined]
    for partner in ("Police", "British Red Cross"):
        day.has(("InformationSharingAgreementSigned", partner))
    assert "agreements" in day.then("GoDecisionRecorded").lacking  # type: ignore[attr-defined]
    day.has(("InformationSharingAgreementSigned", "Contractor"))
    assert "agreements" not in day.then("GoDecisionRecorded").lacking  # type: ignore[attr-defined]


def test_a_bed_elsewhere_frees_the_bed_in_the_centre() -> None:
    day = people_here().has(("BedAllocated", "P01"), ("BedAllocated", "P02")).at("08:10")
    assert day.refused("BedAllocated", "P03") == ("no_bed_free",)
    day.has(("BedAllocated", "P01", {"kind": "hotel"})).at("08:20")
    assert day.then("BedAllocated", "P03").bed.ref == "C1.1"  # type: ignore[attr-defined]


def test_a_bed_given_at_that_very_moment_is_held_then() -> None:
    day = people_here().has(("BedAllocated", "P01")).at("09:00").has(("BedReleased", "P01"))
    assert day.at("08:00").refused("BedReleased", "P01") == ()


def test_a_bed_that_another_operation_gave_in_this_centre_is_taken() -> None:
    day = people_here()
    other = people_here(log=day.log)
    other.has(("BedAllocated", "P01", {"centre": f"{day.operation}/C1"}))
    assert day.then("BedAllocated", "P01").bed.ref == "C1.2"  # type: ignore[attr-defined]
    assert day.refused("BedAllocated", "P03", bed="C1.1") == ("bed_taken",)


def test_whoever_gives_no_bed_names_no_centre_of_another_operation() -> None:
    day, other = people_here(), two_centres()
    assert day.refused("CentreOpened", "op", centre=f"{other.operation}/C2") == ("other_operation",)
    assert day.refused("RoomsPrepared", "op", centre=f"{other.operation}/C2", rooms=["R1"]) == ("other_operation",)


def test_an_operation_whose_proposal_cannot_be_read_is_there_all_the_same() -> None:
    day = ADay()
    spoil(day, "OperationProposed", expected_max="many")
    assert day.refused("ObjectivesSet") == ("cannot_be_read",)
    assert "unknown_operation" in ADay().refused("ObjectivesSet")
    day.void("spoilt")
    assert "unknown_operation" in day.refused("ObjectivesSet")


def test_the_code_of_what_is_shown_is_sixteen_signs_whatever_the_order() -> None:
    one, other = shown_code('{"a": 1, "b": 2}'), shown_code('{"b": 2, "a": 1}')
    assert one == other == one.upper()
    assert len(one) == 16
    assert shown_code(None) == shown_code("{}") != one


def test_what_names_several_is_asked_for_by_each() -> None:
    event = an_open_centre().then("RoomsPrepared", "op", rooms=["R1", "R2"])
    assert isinstance(event, RoomsPrepared)
    assert {"room:" + f"{event.operation}/{room}" for room in ("R1", "R2")} <= set(event.tags)
