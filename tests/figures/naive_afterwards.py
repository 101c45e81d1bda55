"""FACTS 3.5, counted by hand: what came afterwards, and what was learnt."""

from datetime import date, timedelta
from typing import Any

from tests.figures.naive_looks import (
    UNKNOWN,
    late,
    later,
    nobody,
    of_each,
    positive_day,
    shut,
    stretches,
    ticked,
    unanswered,
)
from tests.figures.naive_people import first, latest, registered, who
from tests.figures.naive_truth import LONDON, Fact, Truth

AGAIN = {"returned_to_exploiter", "referred_again"}
LEAVING = ("NrmExited", "CaseWithdrawn")


def afterwards(truth: Truth) -> dict[str, Any]:
    """M60, M61, M63, M71: known later, known before, well-being, reviews."""
    left, all_here = who(truth, *LEAVING), registered(truth)
    known = {person for person in left if known_after(truth, person) - set(UNKNOWN)}
    asked = {person for person in left if known_after(truth, person)}
    decided = who(truth, "ConclusiveGroundsDecisionReceived") - left
    again = who(truth, "PriorReferralMatched") | {p for p in all_here if later(truth, p) & AGAIN}
    fine = {p for p in all_here if later(truth, p)}
    last = {
        fact.subject: fact.get("improved")
        for fact in truth.of("WellbeingRecorded")
        if fact.subject in all_here and fact.get("improved") is not None
    }
    better = sum(map(bool, last.values()))
    reviews = truth.of("CaseReviewHeld")
    return {
        "M60": of_each(len(known), len(left), len(left - asked), len(decided)),
        "M61": of_each(len(again), len(all_here), len(all_here - again - fine)),
        "M63": of_each(better, len(all_here), len(all_here) - len(last)),
        "M71": {"n": len(reviews)} if reviews else unanswered(truth),
    }


def support(truth: Truth) -> dict[str, Any]:
    """M62: how long support lasted."""
    spans, started = [], who(truth, "SupportStarted")
    for person in started:
        begun = first(truth, person, "SupportStarted")
        ended = begun and first(truth, person, "SupportEnded", since=begun.at)
        spans += [ended.at - begun.at] if begun and ended else []
    due = {p for p in registered(truth) if positive_day(truth, p)} | late(truth)
    return {"M62": stretches(spans, "days", len(due - started))}


def known_after(truth: Truth, person: str) -> set[str]:
    """What somebody said of them once they had left the NRM."""
    left = latest(truth, person, *LEAVING)
    asked = [fact for fact in truth.about(person, "FollowUpRecorded") if left and fact.at >= left.at]
    return {said for fact in asked if (said := fact.get("situation"))}


def learning(truth: Truth) -> dict[str, Any]:
    """M69, M70, M87: lessons, actions, the structured debrief."""
    assigned = {fact.subject: fact for fact in truth.of("ActionAssigned")}
    done = [lesson for lesson, fact in assigned.items() if in_time(truth, fact)]
    closing, held = shut(truth), truth.of("StructuredDebriefHeld")
    shut_on = closing.astimezone(LONDON).date() if closing else None
    over = bool(shut_on and truth.today > shut_on + timedelta(weeks=6))
    if shut_on and held:
        debrief = {"n": int(held[0].day <= shut_on + timedelta(weeks=6)), "of": 1}
    else:
        debrief = nobody(int(over))
    lessons = truth.of("LessonRecorded")
    none = {"n": 0} if ticked(truth, "lessons") else nobody(int(over or bool(truth.of("HotDebriefHeld") + held)))
    praise = lessons and all(fact.get("kind") == "good_practice" for fact in lessons)
    return {
        "M69": {"n": len(done), "of": len(assigned)},
        "M70": debrief,
        "M87": {"n": len(lessons)} if lessons else none,
        "M87b": {"n": len(assigned)} if assigned or praise else none,
    }


def in_time(truth: Truth, assigned: Fact) -> bool:
    """Closed by the day that was set; where none was set, nothing is late."""
    closed, due = latest(truth, assigned.subject, "ActionClosed"), assigned.get("due")
    return bool(closed and (due is None or closed.day <= date.fromisoformat(due)))
