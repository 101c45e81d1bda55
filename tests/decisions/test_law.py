"""The law on age, consent, referral and notification: rules and views hold the same, in whatever order entries come."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain import law
from domain.events.arrivals import PersonDetailsCorrected
from domain.events.referrals import (
    CaseWithdrawn,
    ConclusiveGroundsDecisionReceived,
    DutyToNotifySubmitted,
    NrmConsentDeclined,
    NrmConsentDeferred,
    NrmConsentGiven,
    NrmConsentWithdrawn,
    NrmExited,
    NrmReferralSubmitted,
    ReasonableGroundsDecisionReceived,
)
from domain.events.safeguarding import AgeAssessed, AgeUncertaintyRecorded
from domain.facts.person import AgeThen, Consent, Referral
from domain.kernel import Envelope, Event, RecordedEvent
from domain.vocabulary import Age
from domain.words import Agency, EntryId, OperationId, PersonId
from projections.operation.state import OperationState
from tests.given import ADay, identified, referred

OPERATION, PERSON = OperationId("op"), PersonId("op/P01")


def about(kind: type[Event], **data: object) -> Event:
    """An event about the one person."""
    return kind(operation=OPERATION, person=PERSON, **data)  # type: ignore[call-arg, arg-type]


EVENTS: tuple[Event, ...] = (
    about(NrmConsentGiven, support_wanted=True),
    about(NrmConsentDeclined, support_wanted=False),
    about(NrmConsentDeferred),
    about(NrmConsentWithdrawn),
    about(NrmReferralSubmitted),
    about(DutyToNotifySubmitted),
    about(ReasonableGroundsDecisionReceived, outcome="positive"),
    about(ReasonableGroundsDecisionReceived, outcome="negative"),
    about(ConclusiveGroundsDecisionReceived, outcome="positive"),
    about(CaseWithdrawn),
    about(NrmExited),
    about(AgeAssessed, age="adult"),
    about(AgeAssessed, age="child"),
    about(AgeUncertaintyRecorded),
    about(PersonDetailsCorrected),
)
MIDNIGHT = datetime(2026, 10, 13, tzinfo=UTC)


def recorded(position: int, event: Event, minute: int) -> RecordedEvent:
    """An event at a place in the log, which happened at a minute of the day."""
    at, agency = MIDNIGHT + timedelta(minutes=minute), Agency("Council")
    envelope = Envelope(
        event_id=f"{position}",
        entry=EntryId(f"e{position}"),
        happened_at=at,
        recorded_at=at,
        actor="somebody",
        agency=agency,
        on_behalf_of=agency,
    )
    return RecordedEvent(position, event, envelope)


@settings(max_examples=300)
@given(st.lists(st.tuples(st.sampled_from(EVENTS), st.integers(0, 9)), max_size=12))
def test_rules_and_views_hold_the_same_in_whatever_order_entries_come(entered: list[tuple[Event, int]]) -> None:
    log = [recorded(position, *each) for position, each in enumerate(entered, 1)]
    consent, referral, age = Consent(PERSON), Referral(PERSON), AgeThen(PERSON)
    for each in log:
        for fact in (consent, referral):
            if type(each.event) in fact.types:
                fact.apply(each)
    for each in sorted(log, key=lambda one: one.at):
        if type(each.event) in age.types:
            age.apply(each)
    person = OperationState.of(OPERATION, log).person(PERSON)
    assert (age.age, age.child) == (person.age, person.child)
    assert consent.answer == person.answer
    assert referral.latest == person.referral
    assert (referral.made, referral.open) == (
        person.referral is not None,
        person.referral is not None and person.referral.open,
    )


def duty(day: ADay, ref: str = "P01") -> law.Duty | None:
    return next(person for person in day.day().registered if person.id.ref == ref).duty


def refuses_a_referral(day: ADay) -> tuple[str, ...]:
    return day.refused("NrmReferralSubmitted", "P01", by="Police")


@pytest.mark.parametrize(("age", "child"), [("adult", False), ("child", True), ("uncertain", True), (None, False)])
def test_an_age_in_doubt_is_presumed_a_childs_and_one_not_recorded_is_not(age: Age | None, child: bool) -> None:
    assert law.presumed_child(age) is child


def test_an_answer_entered_late_does_not_undo_a_later_one() -> None:
    day = identified("P01").at("11:00").has(("NrmConsentDeclined", "P01"))
    day.at("10:30").has(("NrmConsentGiven", "P01"))
    assert refuses_a_referral(day.at("12:00")) == ("consent_missing",)


def test_what_somebody_said_of_support_is_not_lost_where_it_is_entered_after_they_asked_for_time() -> None:
    day = identified("P01").at("11:00").has(("NrmConsentDeferred", "P01"))
    day.at("10:30").has(("NrmConsentDeclined", "P01", {"support_wanted": False}))
    assert day.at("12:00").refused("EmergencySupportRequested", "P01") == ("support_consent_refused",)


def test_a_decision_entered_late_does_not_open_a_referral_that_was_withdrawn_since() -> None:
    day = referred().at("13:00").has(("CaseWithdrawn", "P01"))
    day.at("12:00").has(("ReasonableGroundsDecisionReceived", "P01", {"outcome": "positive"}))
    assert refuses_a_referral(day.at("14:00")) == ()


def test_a_decision_on_a_referral_that_was_withdrawn_does_not_open_it_again() -> None:
    day = referred().at("13:00").has(("CaseWithdrawn", "P01"))
    day.at("14:00").has(("ReasonableGroundsDecisionReceived", "P01", {"outcome": "positive"}))
    assert refuses_a_referral(day.at("15:00")) == ()


def test_a_withdrawal_entered_late_does_not_close_the_referral_made_after_it() -> None:
    day = referred().has(("ReasonableGroundsDecisionReceived", "P01", {"outcome": "negative"}))
    day.at("14:00").has(("NrmReferralSubmitted", "P01", {"by": "Police"}))
    day.at("13:00").has(("CaseWithdrawn", "P01"))
    assert refuses_a_referral(day.at("15:00")) == ("referral_open",)


def test_a_negative_decision_that_was_changed_opens_the_referral_again() -> None:
    day = referred().has(("ReasonableGroundsDecisionReceived", "P01", {"outcome": "negative"}))
    day.at("13:00").has(("ReasonableGroundsDecisionReceived", "P01", {"outcome": "positive"}))
    assert refuses_a_referral(day.at("14:00")) == ("referral_open",)
    day.has(("ConclusiveGroundsDecisionReceived", "P01", {"outcome": "positive"}))
    assert refuses_a_referral(day.at("15:00")) == ()


def test_the_duty_is_closed_by_a_referral_or_a_report_whichever_came_first() -> None:
    day = identified("P01")
    assert duty(day) == "open"
    day.has(("NrmConsentDeferred", "P01"))
    assert duty(day) == "deferred"
    day.at("11:00").has(("NrmConsentDeclined", "P01"))
    assert duty(day) == "open"
    day.at("12:00").has(("DutyToNotifySubmitted", "P01", {"by": "Police"}))
    day.at("13:00").has(("NrmConsentGiven", "P01"), ("NrmReferralSubmitted", "P01", {"by": "Police"}))
    person = day.day().registered[0]
    assert duty(day) == "discharged"
    assert person.discharged is person.notified is not None


def test_the_time_that_an_adult_was_given_is_not_a_childs() -> None:
    """FACTS 1.3: a child, or a person whose age is uncertain, is always referred, so nothing is waited for."""
    day = identified("P01").has(("NrmConsentDeferred", "P01")).at("11:00").has(("AgeUncertaintyRecorded", "P01"))
    assert duty(day) == "open"
    day.at("12:00").has(("AgeAssessed", "P01", {"adult": True}))
    assert duty(day) == "deferred"


def test_no_duty_arises_for_somebody_who_was_not_identified() -> None:
    assert duty(identified("P02"), "P01") is None


def test_a_rule_knows_the_answer_that_a_duplicate_gave() -> None:
    """A voided registration passes its entries to the person it duplicates, their answer too."""
    day = identified("P01", "P03").has(("NrmConsentGiven", "P03"))
    day.has(("RegistrationVoided", "P03", {"duplicate_of": "P01"}))
    assert day.day().registered[0].answer == "given"
    assert refuses_a_referral(day.at("12:00")) == ()
