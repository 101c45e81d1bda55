"""What runs out when, and where each person stands on their way."""

from datetime import date, timedelta

from projections.across.operations import Operations
from projections.views.clocks import clocks
from projections.views.pathways import early_stage, pathway, stage
from tests.given import ADay, a_plan, closed, identified, people_here, referred


def running(day: ADay, code: str, days_later: int = 0) -> list[tuple[str | None, str, date | None]]:
    now = day.moment() + timedelta(days=days_later)
    found = [clock for clock in clocks(day.day(), now) if clock.code == code]
    return [(clock.about, clock.state, clock.due.date() if clock.due else None) for clock in found]


def stages(day: ADay) -> dict[str, tuple[str, str]]:
    return {person.id.ref: (stage(person), early_stage(person)) for person in day.day().registered}


def test_the_duty_opens_with_identification_and_closes_with_the_referral() -> None:
    assert running(identified("P01"), "duty_to_notify") == [("P01", "running", date(2026, 10, 14))]
    assert running(identified("P01"), "duty_to_notify", 1) == [("P01", "overdue", date(2026, 10, 14))]
    assert running(referred(), "duty_to_notify") == []


def test_time_to_decide_is_open_and_never_overdue() -> None:
    day = identified("P01").has(("NrmConsentDeferred", "P01"))
    assert running(day, "duty_to_notify", 30) == []
    assert running(day, "time_to_decide", 30) == [("P01", "open", None)]


def test_a_decision_is_due_within_five_working_days() -> None:
    assert running(referred(), "reasonable_grounds") == [("P01", "running", date(2026, 10, 20))]
    assert running(referred(), "reasonable_grounds", 8) == [("P01", "overdue", date(2026, 10, 20))]
    assert running(referred().has(("CaseWithdrawn", "P01")), "reasonable_grounds") == []


def test_the_recovery_period_runs_thirty_days_from_a_positive_decision() -> None:
    day = referred().has(("ReasonableGroundsDecisionReceived", "P01", {"outcome": "positive"}))
    assert running(day, "recovery_period") == [("P01", "running", date(2026, 11, 12))]
    assert running(day, "recovery_period", 40) == [("P01", "met", date(2026, 11, 12))]


def test_whoever_is_disqualified_has_no_recovery_period_and_their_decision_stays_positive() -> None:
    day = referred().has(("ReasonableGroundsDecisionReceived", "P01", {"outcome": "positive"}))
    for stage_of_it, runs in (("requested", True), ("made", False), ("not_made", True)):
        day.has(("DisqualificationRecorded", "P01", {"stage": stage_of_it}))
        assert bool(running(day, "recovery_period")) is runs, stage_of_it
        assert day.day().registered[0].reasonable_grounds == "positive"


def test_the_contract_supports_somebody_as_was_said_last() -> None:
    day = referred()
    assert day.day().registered[0].support is None
    for kind in ("EmergencySupportRequested", "SupportStarted", "SupportEnded"):
        support = day.has((kind, "P01")).day().registered[0].support
        assert support is not None
        assert type(support.event).__name__ == kind
    assert day.day().registered[1].support is None


def test_a_child_is_to_be_seen_by_tomorrow() -> None:
    assert running(people_here(), "social_worker") == [("P02", "running", date(2026, 10, 14))]
    assert running(people_here(), "social_worker", 3) == [("P02", "overdue", date(2026, 10, 14))]
    assert running(people_here().has(("SocialWorkerVisit", "P02")), "social_worker") == []


def test_the_booking_and_the_actions_run_out() -> None:
    assert running(people_here(), "booking") == [("C1", "running", date(2026, 10, 15))]
    day = closed().has(("LessonRecorded", "L1"), ("ActionAssigned", "L1", {"due": "2026-10-20"}))
    assert running(day, "action") == [("L1", "running", date(2026, 10, 20))]
    assert running(day, "action", 30) == [("L1", "overdue", date(2026, 10, 20))]
    undated = closed().has(("LessonRecorded", "L1"), ("ActionAssigned", "L1"))
    assert running(undated, "action") == [("L1", "open", None)]


def test_everybody_stands_at_one_stage() -> None:
    day = people_here()
    assert stages(day)["P01"] == ("waiting", "waiting")
    day.has(("PersonDebriefStarted", "P01", {"by": "Police"}))
    assert stages(day)["P01"] == ("talking", "talking")
    day.at("08:30").has(("PersonDebriefDeclined", "P01"))
    assert stages(day)["P01"] == ("declined_to_talk", "declined_to_talk")
    day.has(("PersonDebriefStarted", "P03"), ("PersonDebriefCompleted", "P03"))
    assert stages(day)["P03"] == ("talked", "talked_to")
    day.has(("NoIndicatorsFoundRecorded", "P03"))
    assert stages(day)["P03"] == ("no_indicators", "talked_to")
    day.has(("PersonDeparted", "P03"))
    assert stages(day)["P03"] == ("departed", "departed")


def test_those_who_may_not_know_what_was_found_see_only_how_far_the_talk_is() -> None:
    day = identified("P01", "P02", "P03")
    assert stages(day)["P01"] == ("identified", "talked_to")
    assert stages(day)["P02"] == ("consented", "talked_to")
    for answer, then in (
        ("NrmConsentDeferred", "deciding"),
        ("NrmConsentDeclined", "declined"),
        ("NrmConsentGiven", "consented"),
        ("NrmConsentWithdrawn", "declined"),
    ):
        day.has((answer, "P01"))
        assert stages(day)["P01"] == (then, "talked_to")
    day.has(("DutyToNotifySubmitted", "P01", {"by": "Police"}))
    assert stages(day)["P01"][0] == "notified"
    assert stages(referred())["P01"][0] == "referred"


def test_a_pathway_has_every_step_in_order() -> None:
    day = referred().has(("ReasonableGroundsDecisionReceived", "P01", {"outcome": "positive"}))
    day.at("13:00").has(("ConclusiveGroundsDecisionReceived", "P01", {"outcome": "negative"}))
    shown = day.day()
    steps = [step.what for step in pathway(shown, shown.registered[0])]
    assert steps == [
        "arrived",
        "registered",
        "conversation_began",
        "conversation_finished",
        "identified",
        "consent_given",
        "referred",
        "reasonable_grounds_positive",
        "conclusive_grounds_negative",
    ]


def state(day: ADay) -> str:
    listed = Operations()
    for recorded in day.recorded_events():
        listed.apply(recorded)
        listed.apply(recorded)
    return listed.cards[day.operation].state


def test_an_operation_goes_through_its_states() -> None:
    assert state(ADay().at("05:00").has("OperationProposed")) == "proposed"
    assert state(a_plan()) == "planned"
    assert state(a_plan().has("NoGoDecisionRecorded")) == "no_go"
    assert state(a_plan().has("GoDecisionRecorded")) == "go"
    assert state(a_plan().has("OperationCancelled")) == "cancelled"
    assert state(people_here()) == "live"
    assert state(closed()) == "closed"
    assert state(closed().has("CentreReopened")) == "live"
    assert state(closed().has("StructuredDebriefHeld")) == "debriefed"
    assert state(closed().has("StructuredDebriefHeld", "OperationArchived")) == "archived"


def test_an_operation_that_is_cancelled_or_archived_asks_for_nobody_any_more() -> None:
    over = (a_plan().has("OperationCancelled"), closed().has("StructuredDebriefHeld", "OperationArchived"))
    assert [each.day().operation.asks for each in (a_plan(), closed(), *over)] == [True, True, False, False]
