"""Where a person stands is decided once: board, flow and register say the same of it, each in its own words."""

from typing import Any

import pytest

from projections.across.register import stage as register_stage
from projections.across.register import stage_periods
from projections.views.board import counts
from projections.views.clocks import clocks
from projections.views.flow import path
from projections.views.pathways import stage
from tests.given import ADay, identified, people_here, referred

POSITIVE = ("ReasonableGroundsDecisionReceived", "P01", {"outcome": "positive"})


def stands(day: ADay, ref: str = "P01") -> tuple[str, str, str]:
    """The stage on the board, the node of the duty in the flow, and the stage in the register."""
    person = next(each for each in day.day().registered if each.id.ref == ref)
    return stage(person), path(person)[3], register_stage(person)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([], ("identified", "duty_open", "potential_victim")),
        ([("NrmConsentGiven", "P01")], ("consented", "duty_open", "potential_victim")),
        ([("NrmConsentDeferred", "P01")], ("deciding", "deciding", "deciding")),
        ([("NrmConsentDeclined", "P01")], ("declined", "declined", "declined")),
        (
            [("NrmConsentDeclined", "P01"), ("DutyToNotifySubmitted", "P01", {"by": "Police"})],
            ("notified", "notified", "notified"),
        ),
        ([("AgeUncertaintyRecorded", "P01")], ("consented", "duty_open", "potential_victim")),
    ],
)
def test_each_step_has_its_place_in_every_view(steps: list[Any], expected: tuple[str, str, str]) -> None:
    assert stands(identified("P01").has(*steps)) == expected


def test_a_conclusive_decision_alone_is_a_decision_too() -> None:
    day = referred().has(("ConclusiveGroundsDecisionReceived", "P01", {"outcome": "negative"}))
    assert stands(day) == ("decided", "referred", "conclusive_grounds_negative")


def test_whoever_was_referred_again_waits_for_a_decision_again() -> None:
    """FACTS 1.6: a case that was withdrawn is closed, and the person can be referred again."""
    day = referred().has(POSITIVE).at("13:00").has(("CaseWithdrawn", "P01"))
    assert stands(day) == ("decided", "referred", "left_nrm")
    assert "reasonable_grounds" not in {clock.code for clock in clocks(day.day(), day.moment())}
    day.at("14:00").has(("NrmReferralSubmitted", "P01", {"by": "Police"}))
    assert stands(day) == ("referred", "referred", "referred")
    assert day.day().registered[0].left_nrm is False
    due = next(clock for clock in clocks(day.day(), day.moment()) if clock.code == "reasonable_grounds")
    assert due.since == day.moment()
    assert counts(day.day())["rg_pos"] == 1


def test_a_withdrawal_and_a_new_referral_in_one_minute_count_in_the_order_of_the_log() -> None:
    day = referred().at("13:00").has(("CaseWithdrawn", "P01"), ("NrmReferralSubmitted", "P01", {"by": "Police"}))
    assert stands(day) == ("referred", "referred", "referred")


def test_an_answer_given_as_an_adult_does_not_bind_somebody_presumed_a_child() -> None:
    day = identified("P01").has(("NrmConsentDeferred", "P01")).at("11:00").has(("AgeUncertaintyRecorded", "P01"))
    assert stands(day) == ("consented", "duty_open", "potential_victim")
    codes = {clock.code for clock in clocks(day.day(), day.moment())}
    assert "duty_to_notify" in codes
    assert "time_to_decide" not in codes


def test_a_referral_that_was_sent_stands_whatever_becomes_of_the_finding() -> None:
    """Of somebody on whom there is no finding any more the flow says of no duty, and yet the referral is open."""
    day = people_here().at("09:00")
    day.enter("PotentialVictimIdentified", "P01", entry="finding")
    day.at("10:00").has(("NrmConsentGiven", "P01"), ("NrmReferralSubmitted", "P01", {"by": "Police"}))
    day.void("finding")
    assert stands(day) == ("referred", "duty_not_known", "referred")


def test_whoever_was_talked_to_stays_so_in_the_flow_while_another_conversation_goes_on() -> None:
    day = people_here().has(("PersonDebriefStarted", "P01"), ("PersonDebriefCompleted", "P01"))
    day.at("09:00").has(("PersonDebriefStarted", "P01"))
    person = day.day().registered[0]
    assert (stage(person), path(person)[1]) == ("talking", "talked_to")


def test_whoever_was_identified_before_they_were_registered_stands_there_from_their_registration() -> None:
    day = people_here().at("07:10").has(("PotentialVictimIdentified", "P01"))
    found = [each for each in stage_periods(day.day()) if each.person.ref == "P01"]
    assert [(each.stage, each.since) for each in found] == [("potential_victim", day.moment("07:30"))]
