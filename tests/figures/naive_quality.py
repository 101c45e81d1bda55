"""FACTS 3.4 and 3.5, counted by hand: data, crime, what came afterwards, learning."""

from datetime import date, timedelta
from typing import Any

from tests.figures.naive_outcomes import REFERRAL
from tests.figures.naive_people import age, detail, first, latest, registered, tally, times, who
from tests.figures.naive_truth import Fact, Truth

NONE = {"n": None, "not_recorded": 1}
AMENDS = ("EntryVoided", "EntryCorrected", "RegistrationVoided", "PersonDetailsCorrected")
LEAVING = ("NrmExited", "CaseWithdrawn")
DECIDED = ("ReasonableGroundsDecisionReceived", "ConclusiveGroundsDecisionReceived")


def data(truth: Truth) -> dict[str, Any]:
    """M51, M54: the checklist, and corrections among the rows as entered."""
    amended = [row["type"] for row in truth.rows if row["type"] in AMENDS]
    checks = [fact for fact in truth.of("ReferralReadinessChecked") if fact.subject in registered(truth)]
    last = {fact.subject: fact for fact in checks if fact.get("points") is not None}
    met = sum(len(fact.get("points")) for fact in last.values())
    return {
        "M51": {"n": met, "of": 9 * len(last)} if last else NONE,
        "M54": {"n": len(amended), "of": len(truth.rows), "breakdowns": {"kind": tally(amended)}},
    }


def crime(truth: Truth) -> dict[str, Any]:
    """M52, M53, M56: referrals with a crime, the funnel, negatives looked at again."""
    referred, linked = who(truth, REFERRAL), who(truth, "CrimeRecordLinked")
    crimes = [fact for fact in truth.of("CrimeRecordLinked") if fact.subject in referred]
    named = {fact.get("reference") for fact in crimes} - {None}
    unnamed = {fact.subject for fact in crimes} - {fact.subject for fact in crimes if fact.get("reference")}
    steps = {
        "referrals": len(referred),
        "referrals_with_crime": len(referred & linked),
        "crimes": len(named) + len(unnamed),
        "detections": len({fact.subject for fact in truth.of("ChargeRecorded")}),
        "convictions": sum(fact.get("outcome") == "convicted" for fact in truth.of("CaseOutcomeRecorded")),
    }
    negative = who(truth, *DECIDED, where=lambda fact: fact.get("outcome") == "negative")
    again = {person for person in negative if asked_again(truth, person)}
    return {
        "M52": {"n": len(referred & linked), "of": len(referred)},
        "M53": {"n": len(referred), "rows": [{"step": step, "n": n} for step, n in steps.items()]},
        "M56": {"n": len(again), "of": len(negative)},
    }


def asked_again(truth: Truth, person: str) -> bool:
    """A reconsideration was asked for after a negative decision."""
    said = [fact for fact in truth.about(person, *DECIDED) if fact.get("outcome") == "negative"]
    return first(truth, person, "ReconsiderationRequested", since=said[0].at) is not None


def profile(truth: Truth) -> dict[str, Any]:
    """M55, M88: who was referred, and who was registered."""
    everybody, referred = registered(truth), who(truth, REFERRAL)
    return {
        "M55": {"n": len(referred)},
        "M88": {
            "n": len(everybody),
            "breakdowns": {
                "age_now": tally(age(truth, person) for person in everybody),
                **{
                    name: tally(detail(truth, person, name) for person in everybody)
                    for name in ("sex", "age_band", "nationality", "language")
                },
            },
        },
    }


def afterwards(truth: Truth) -> dict[str, Any]:
    """M60 to M63, M71: known later, known before, support, well-being, reviews."""
    left = who(truth, *LEAVING)
    known = {person for person in left if known_after(truth, person)}
    spans = []
    for person in who(truth, "SupportStarted"):
        begun = first(truth, person, "SupportStarted")
        ended = begun and first(truth, person, "SupportEnded", since=begun.at)
        spans += [ended.at - begun.at] if begun and ended else []
    asked = [fact for fact in truth.of("WellbeingRecorded") if fact.subject in registered(truth)]
    last = {fact.subject: fact for fact in asked if fact.get("improved") is not None}
    better = {person for person, fact in last.items() if fact.get("improved")}
    reviews = truth.of("CaseReviewHeld")
    return {
        "M60": {"n": len(known), "of": len(left)},
        "M61": {"n": len(who(truth, "PriorReferralMatched")), "of": len(registered(truth))},
        "M62": times(spans, "days"),
        "M63": {"n": len(better), "of": len(last)} if last else NONE,
        "M71": {"n": len(reviews)} if reviews else NONE,
    }


def known_after(truth: Truth, person: str) -> bool:
    """Somebody asked after them once they had left the NRM, and found out."""
    left = latest(truth, person, *LEAVING)
    asked = [fact for fact in truth.about(person, "FollowUpRecorded") if left and fact.at >= left.at]
    return any(fact.get("situation") not in (None, "unknown") for fact in asked)


def learning(truth: Truth) -> dict[str, Any]:
    """M69, M70, M87: lessons, actions, the structured debrief."""
    assigned = {fact.subject: fact for fact in truth.of("ActionAssigned")}
    done = [lesson for lesson, fact in assigned.items() if in_time(truth, fact)]
    doors, held = truth.of("CentreOpened", "CentreClosed", "CentreReopened"), truth.of("StructuredDebriefHeld")
    closed = [fact for fact in doors[-1:] if fact.type == "CentreClosed"]
    soon = closed and held and held[0].day <= closed[-1].day + timedelta(weeks=6)
    return {
        "M69": {"n": len(done), "of": len(assigned)},
        "M70": {"n": int(bool(soon)), "of": int(bool(closed))},
        "M87": {"n": len(truth.of("LessonRecorded"))},
        "M87b": {"n": len(assigned)},
    }


def in_time(truth: Truth, assigned: Fact) -> bool:
    """Closed by the day that was set; where none was set, nothing is late."""
    closed, due = latest(truth, assigned.subject, "ActionClosed"), assigned.get("due")
    return bool(closed and (due is None or closed.day <= date.fromisoformat(due)))
