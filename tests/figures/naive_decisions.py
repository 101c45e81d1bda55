"""FACTS 3.3, counted by hand: decisions, how long they took and when they are due."""

from datetime import date, timedelta
from typing import Any

from tests.figures.naive_looks import late, nobody, of_each, positive_day, stretches
from tests.figures.naive_outcomes import REFERRAL
from tests.figures.naive_people import first, outcome, registered, tally, who, working_days_after
from tests.figures.naive_truth import Truth

GROUNDS, FINAL = "ReasonableGroundsDecisionReceived", "ConclusiveGroundsDecisionReceived"


def decisions(truth: Truth) -> dict[str, Any]:
    """M44, M84: how long first decisions took, and when they are due."""
    referred = {p: made for p in who(truth, REFERRAL) if (made := first(truth, p, REFERRAL))}
    due = {p: working_days_after(made.day, 5) for p, made in referred.items()}
    ends = {p: end for p, made in referred.items() if (end := first(truth, p, GROUNDS, since=made.at))}
    soon = sum(end.day <= due[p] for p, end in ends.items())
    said = tally(outcome(truth, p, GROUNDS) or "pending" for p in referred)
    decided = {p for p in referred if outcome(truth, p, GROUNDS)}
    took = stretches(
        (end.at - referred[p].at for p, end in ends.items()), "hours", len(decided | late(truth)) - len(ends)
    )
    return {
        "M44": took | ({"within": {"5_working_days": soon}} if ends else {}) | {"breakdowns": {"outcome": said}},
        "M84": {"n": len(due), "breakdowns": {"date": tally(due.values())}} if due else nobody(0),
    }


def positive(truth: Truth) -> dict[str, Any]:
    """M45, M46, M85: those whose latest decision on reasonable grounds is positive."""
    yes = {p: day for p in registered(truth) if (day := positive_day(truth, p))}
    ends = {p: last.day + timedelta(days=30 if last.day >= date(2022, 12, 13) else 45) for p, last in yes.items()}
    spans = {}
    for person in who(truth, GROUNDS):
        begun = None
        for fact in truth.about(person, GROUNDS, FINAL):
            if fact.type == GROUNDS:
                begun = fact
            elif begun and person not in spans:
                spans[person] = fact.at - begun.at
    final = who(truth, FINAL)
    over = {p for p, end in ends.items() if end < truth.today or p in final} | late(truth)
    due = {p for p in over if not has_left(truth, p)} | set(spans)
    open_still = len(set(yes) - final)
    found = {"n": len(ends), "breakdowns": {"date": tally(ends.values())}}
    return {
        "M45": stretches(spans.values(), "days", len(due) - len(spans)),
        "M46": of_each(open_still, len(yes), 0, len(late(truth))),
        "M85": found if ends else nobody(len(late(truth))),
    }


def has_left(truth: Truth, person: str) -> bool:
    """Whether somebody withdrew or left after their latest referral."""
    turns = truth.about(person, REFERRAL, "CaseWithdrawn", "NrmExited")
    return bool(turns) and turns[-1].type != REFERRAL and any(fact.type == REFERRAL for fact in turns)
