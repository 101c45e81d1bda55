"""Organisations: their kinds, who refers and who notifies by their own dates; whose an operation is; who is let in."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from domain.events.organisations import OrganisationChanged, OrganisationRegistered
from domain.events.planning import OperationProposed
from domain.events.referrals import NrmReferralSubmitted
from domain.facts.organisations import Standing
from domain.kernel import Event, RecordedEvent, Refused
from domain.unreadable import Unreadable
from domain.words import Agency, OperationId
from projections.across.organisations import Organisations
from projections.operation.state import OperationState
from projections.views.sight import organisations_of
from service.codec import decode, from_plain
from service.commands.carry_out import carry_out
from service.export import exported
from service.log import Log
from tests.given import ADay, a_plan, identified, people_here


def said(day: ADay, type_: type[Event], **fields: Any) -> Event:
    """What an administrator says of an organisation."""
    event = from_plain({"operation": "", **fields}, type_)
    return carry_out(day.log, replace(day.entry("ObjectivesSet"), events=[event])).events[0]


def registered(day: ADay, name: str, kind: str, **dates: str) -> OrganisationRegistered:
    event = said(day, OrganisationRegistered, name=name, kind=kind, **dates)
    assert isinstance(event, OrganisationRegistered)
    return event


def changed(day: ADay, name: str, kind: str, **dates: str) -> Event:
    return said(day, OrganisationChanged, name=name, kind=kind, **dates)


def organisations(log: Log) -> Organisations:
    found = Organisations()
    for row in log.read_list()[0]:
        found.apply(decode(*row))
    return found


def refers(day: ADay, agency: str) -> tuple[str, ...]:
    return day.refused("NrmReferralSubmitted", "P01", by=agency)


def test_dates_that_are_left_out_are_those_of_the_kind() -> None:
    day = ADay()
    force = registered(day, "Thames Valley Police", "police")
    assert (force.first_responder_since, force.bound_to_notify_since) == (date(2009, 4, 1), date(2015, 11, 1))
    charity = registered(day, "Refuge", "charity")
    assert (charity.first_responder_since, charity.bound_to_notify_since) == (None, None)
    named = registered(day, "A charity on the list", "charity", first_responder_since="2020-01-01")
    assert (named.first_responder_since, named.bound_to_notify_since) == (date(2020, 1, 1), None)
    own = registered(day, "A new council", "council", bound_to_notify_since="2026-04-01")
    assert (own.first_responder_since, own.bound_to_notify_since) == (None, date(2026, 4, 1))


def test_an_organisation_is_registered_once_however_its_name_is_written() -> None:
    day = ADay()
    registered(day, "Kent Police", "police")
    with pytest.raises(Refused, match="already_exists"):
        registered(day, "kent  POLICE ", "other")
    with pytest.raises(Refused, match="unknown_organisation"):
        changed(day, "Essex Police", "police")
    changed(day, "KENT POLICE", "police", contact="vault:1")
    changed(day, "KENT POLICE", "other")
    found = organisations(day.log).of("Kent police")
    assert found is not None
    assert (found.name, found.kind, found.is_force) == ("Kent Police", "other", False)
    assert found.contact == "vault:1"


def test_what_goes_out_is_of_operations_alone() -> None:
    day = ADay().has("OperationProposed")
    registered(day, "Kent County Council", "council")
    assert [each["type"] for each in exported(day.log)] == ["firstlight.OperationProposed"]


def test_an_organisation_is_in_no_operation() -> None:
    day = a_plan()
    registered(day, "Kent Police", "police")
    assert not [each for each in day.recorded_events() if isinstance(each.event, OrganisationRegistered)]
    assert organisations(day.log).apply(day.recorded_events()[0]) is False


def test_who_refers_is_told_by_what_is_recorded_of_the_organisation_not_by_its_name() -> None:
    day = identified("P01").has(("NrmConsentGiven", "P01"))
    registered(day, "Thames Valley Force", "police")
    registered(day, "Kind Hands", "charity", first_responder_since="2026-10-14")
    assert refers(day, "Nobody Knows") == ("not_first_responder",)
    assert refers(day, "Kind Hands") == ("not_first_responder",)
    changed(day, "Kind Hands", "charity", first_responder_since="2026-10-13")
    referral = day.then("NrmReferralSubmitted", "P01", by="kind hands")
    assert isinstance(referral, NrmReferralSubmitted)
    assert referral.referrer == "charity"
    day.has(("PersonDebriefStarted", "P03", {"by": "Police"}), ("PotentialVictimIdentified", "P03"))
    day.has(("NrmConsentGiven", "P03"), ("NrmReferralSubmitted", "P03", {"by": "Thames Valley Force"}))


def test_who_is_struck_off_the_list_refers_no_more() -> None:
    day = identified("P01").has(("NrmConsentGiven", "P01"))
    assert refers(day, "Police, once") == ("not_first_responder",)
    changed(day, "Police, once", "police", first_responder_since="2009-04-01", first_responder_until="2026-10-12")
    assert refers(day, "Police, once") == ("not_first_responder",)


def test_who_must_notify_is_told_by_what_is_recorded_of_the_organisation() -> None:
    day = identified("P01").has(("NrmConsentDeclined", "P01"))
    registered(day, "Kind Hands", "charity", first_responder_since="2020-01-01")
    assert day.refused("DutyToNotifySubmitted", "P01", by="Kind Hands") == ("not_bound",)
    registered(day, "Buckinghamshire Council", "council")
    assert day.refused("DutyToNotifySubmitted", "P01", by="Buckinghamshire Council") == ()


def test_a_referral_of_before_anybody_was_registered_is_corrected_by_what_was_recorded_first() -> None:
    day = identified("P01").has(("NrmConsentGiven", "P01"))
    registered(day, "Kind Hands", "charity", first_responder_since="2020-01-01")
    day.enter("NrmReferralSubmitted", "P01", by="Kind Hands", entry="sent")
    changed(day, "Kind Hands", "charity")
    day.correct("sent", reference="A-1")
    assert refers(day, "Kind Hands") == ("not_first_responder", "referral_open")


def test_what_was_entered_before_anybody_was_registered_is_decided_by_what_was_recorded_first() -> None:
    day = ADay()
    registered(day, "Kind Hands", "charity", first_responder_since="2020-01-01")
    changed(day, "Kind Hands", "other")
    standing = Standing(Agency("kind hands"))
    for row in day.log.read_list()[0]:
        standing.apply_later(decode(*row))
    assert (standing.kind, standing.dates.may_refer(date(2026, 10, 13))) == ("charity", True)


def proposed(by: str, **fields: Any) -> OperationProposed:
    event = ADay().then("OperationProposed", by=by, **fields)
    assert isinstance(event, OperationProposed)
    return event


def test_a_council_leads_what_it_proposes_and_a_force_is_among_the_others() -> None:
    mine = proposed("Council")
    assert (mine.lead, mine.others) == ("Council", ())
    asked = proposed("Police", lead="Council", others=["NCA"])
    assert (asked.lead, asked.others) == ("Council", ("NCA", "Police"))
    both = proposed("Council", lead="Another Council", others=["another council", "COUNCIL"])
    assert (both.lead, [each.folded for each in both.others]) == ("Council", ["another council"])
    alone = proposed("Police")
    assert (alone.lead, alone.others) == ("Police", ())
    charity = proposed("British Red Cross", lead="Council")
    assert (charity.lead, charity.others) == ("Council", ())


def seen_by(day: ADay) -> set[str]:
    return set(organisations_of(day.day()))


def test_an_operation_is_seen_by_those_it_belongs_to_and_by_its_committed_partners() -> None:
    day = ADay().has(("OperationProposed", "op", {"by": "Police", "lead": "Council", "others": ["Kent Police"]}))
    assert seen_by(day) == {"council", "police", "kent police"}
    day.has(("PartnerCommitted", "British Red Cross", {"mode": "on_site"}), ("PartnerDeclined", "Refuge"))
    assert seen_by(day) == {"council", "police", "kent police", "british red cross"}
    assert seen_by(ADay()) == set()


def test_an_operation_whose_proposal_cannot_be_read_is_led_by_whoever_proposed_it() -> None:
    envelope = ADay().has("OperationProposed").recorded_events()[0].envelope
    operation = OperationId("op-lost")
    lost = RecordedEvent(1, Unreadable(operation=operation, kind="OperationProposed"), envelope)
    assert organisations_of(OperationState.as_far_as_readable(operation, [lost])) == {"council"}


def test_who_declines_sees_nothing_and_may_commit_after_all() -> None:
    day = a_plan().has(("PartnerDeclined", "Contractor"))
    assert "contractor" not in seen_by(day)
    assert day.refused("OnCallPartnerActivated", "Contractor") == ("not_on_call",)
    assert day.refused("PartnerCommitted", "Contractor", mode="on_call") == ()
    assert "contractor" in seen_by(day)
    assert day.refused("PartnerCommitted", "Contractor", mode="on_call") == ("already_committed",)


def test_who_is_on_call_may_say_anew_how_soon_it_is_here_and_nothing_else_of_its_promise() -> None:
    day = a_plan()
    assert day.refused("PartnerCommitted", "Contractor", mode="on_call", minutes=45) == ()
    again = ("already_committed",)
    assert day.refused("PartnerCommitted", "Contractor", mode="on_call", minutes=45) == again, "it said so"
    assert day.refused("PartnerCommitted", "Contractor", mode="on_call") == again, "that says less"
    assert day.refused("PartnerCommitted", "Contractor", mode="on_site", minutes=60) == again
    assert day.refused("PartnerCommitted", "Police", mode="on_site", minutes=60) == again
    assert day.refused("PartnerCommitted", "Contractor", mode="on_call", minutes=60) == ()


def test_access_is_revoked_and_given_back() -> None:
    day = a_plan()
    assert day.refused("AccessRestored", "Police") == ("not_revoked",)
    day.has(("AccessRevoked", "Police"))
    assert "police" not in seen_by(day)
    day.has(("AccessRestored", "Police"))
    assert "police" in seen_by(day)
    assert day.refused("AccessRestored", "Police") == ("not_revoked",)


def test_who_was_asked_and_has_not_answered_is_shut_out_and_let_in_again() -> None:
    day = a_plan().has(("PartnerInvited", "Hope", {"mode": "on_site"}))
    assert day.refused("AccessRestored", "Hope") == ("not_revoked",)
    day.has(("AccessRevoked", "Hope"))
    assert "hope" not in seen_by(day)
    assert {each.ref: partner.revoked for each, partner in day.day().partners.items()}["Hope"]
    day.has(("PartnerCommitted", "Hope", {"mode": "on_site"}))
    assert "hope" not in seen_by(day)
    day.has(("AccessRestored", "Hope"))
    assert "hope" in seen_by(day)


def test_the_council_that_leads_is_never_shut_out() -> None:
    day = a_plan()
    assert day.refused("AccessRevoked", "council") == ("lead_council",)
    day.has(("PartnerCommitted", "Council", {"mode": "on_site"}))
    assert day.refused("AccessRevoked", "Council") == ("lead_council",)
    day.has(("PartnerDeclined", "Council"))
    assert "council" in seen_by(day)


def test_a_force_that_an_operation_belongs_to_is_shut_out_without_ever_having_committed() -> None:
    day = ADay().has(("OperationProposed", "op", {"by": "Kent Police", "lead": "Council", "others": ["Kent Police"]}))
    assert day.refused("AccessRevoked", "Essex Police") == ("unknown_partner",)
    assert ADay(log=day.log).refused("AccessRevoked", "Essex Police") == ("unknown_operation", "unknown_partner")
    day.has(("AccessRevoked", "Kent Police"))
    assert seen_by(day) == {"council"}


@pytest.mark.parametrize("ref", ["P01", "P99"])
def test_what_belongs_to_another_operation_is_told_alone_whether_it_is_there_or_not(ref: str) -> None:
    other = people_here()
    day = people_here(log=other.log)
    assert day.refused("NrmReferralSubmitted", f"{other.operation}/{ref}") == ("other_operation",)
    day.enter("HealthScreenCompleted", "P01", entry="screen")
    with pytest.raises(Refused) as refused:
        day.correct("screen", person=f"{other.operation}/{ref}")
    assert refused.value.reasons == ("other_operation",)


def test_names_are_compared_folded() -> None:
    assert Agency(" British  RED Cross").folded == Agency("british red cross").folded
