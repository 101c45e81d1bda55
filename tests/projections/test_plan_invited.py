"""Who was asked and what they answered, as the plan sees it; and a plan that is made within hours."""

from datetime import UTC, datetime

from domain.policy.planning import due_before
from projections.views.plan.invited import begins, invited
from projections.views.plan.quick import opening
from tests.given import ADay
from tests.projections.given_plan import OPEN, a_whole_plan, lacks

FIRE = ("PartnerInvited", "Fire and rescue", {"mode": "on_site", "starts": "2026-10-13T06:00:00+01:00"})


def answers(day: ADay) -> list[tuple[str, str | None]]:
    return [(each.partner.ref, each.answer) for each in invited(day.day())]


def test_whoever_was_asked_and_says_nothing_is_a_gap_of_its_own_name() -> None:
    day = a_whole_plan().has(FIRE, ("PartnerInvited", "Circus", {}))
    assert lacks(day) == [("not_answered", "Fire and rescue"), ("not_answered", "Circus")]
    assert answers(day.has(("PartnerCommitted", "Circus", {"mode": "on_call"}))) == [
        ("Fire and rescue", None),
        ("Circus", "on_call"),
    ]


def test_no_is_an_answer_until_they_are_asked_again() -> None:
    day = a_whole_plan().has(FIRE, ("PartnerDeclined", "Fire and rescue", {}))
    assert answers(day) == [("Fire and rescue", "no")]
    assert answers(day.has(FIRE)) == [("Fire and rescue", None)]


def test_who_had_promised_before_they_were_asked_has_answered() -> None:
    day = a_whole_plan().has(("PartnerInvited", "Police", {"mode": "on_call"}))
    assert (answers(day), lacks(day)) == ([("Police", "on_site")], [])


def test_who_was_shut_out_before_they_answered_is_not_asked_any_more_and_who_had_answered_stands() -> None:
    day = a_whole_plan().has(
        FIRE, ("PartnerInvited", "Circus", {}), ("PartnerCommitted", "Circus", {"mode": "on_call"})
    )
    day.has(("AccessRevoked", "Fire and rescue"), ("AccessRevoked", "Circus"))
    assert answers(day) == [("Circus", "on_call")]
    assert "not_answered" not in dict(lacks(day))
    assert answers(day.has(("AccessRestored", "Fire and rescue"))) == [("Fire and rescue", None), ("Circus", "on_call")]


def test_the_first_hour_that_anybody_is_asked_for_is_known() -> None:
    assert begins(a_whole_plan().has(("PartnerInvited", "Circus", {})).day()) is None
    assert begins(a_whole_plan().has(FIRE).day()) == datetime(2026, 10, 13, 5, tzinfo=UTC)


def test_a_plan_that_opens_within_a_day_of_its_proposal_is_a_quick_one() -> None:
    proposed = ("OperationProposed", "op", {"planned_for": "2026-10-13"})
    quick = ADay().at((-1, "10:00")).has(proposed, ("CentreHoursPlanned", "op", OPEN))
    opens = opening(quick.day())
    assert opens == datetime(2026, 10, 13, 6, tzinfo=UTC)
    assert due_before("no_risk_assessment", opens) == datetime(2026, 10, 13, 4, tzinfo=UTC)
    assert due_before("no_supplies", opens) is None, "it can wait until tomorrow"


def test_a_plan_of_weeks_and_one_without_hours_are_none() -> None:
    assert opening(a_whole_plan().day()) is None
    assert opening(a_whole_plan(["hours"]).day()) is None


def test_an_answer_counts_by_when_it_was_given_not_by_when_it_was_written_down() -> None:
    day = a_whole_plan().at((-10, "12:00")).has(FIRE)
    day.at((-12, "12:00")).has(("PartnerDeclined", "Fire and rescue"))
    assert answers(day) == [("Fire and rescue", None)], "no was said before they were asked"
    day.at((-8, "12:00")).has(("PartnerCommitted", "Fire and rescue", {"mode": "on_site"}))
    day.at((-9, "12:00")).has(("PartnerDeclined", "Fire and rescue"))
    assert answers(day) == [("Fire and rescue", "on_site")], "they declined first, and promised afterwards"
