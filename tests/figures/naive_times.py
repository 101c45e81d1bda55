"""FACTS 3.3 and the lengths of DESIGN section 8, counted by hand."""

from datetime import date, datetime, timedelta
from typing import Any

from tests.figures.naive_outcomes import NOTICE, REFERRAL
from tests.figures.naive_people import (
    arrivals,
    first,
    latest,
    outcome,
    registered,
    tally,
    times,
    victims,
    who,
    working_days_after,
)
from tests.figures.naive_truth import Fact, Truth, happened, recorded

GROUNDS, FINAL = "ReasonableGroundsDecisionReceived", "ConclusiveGroundsDecisionReceived"


def arriving(truth: Truth) -> dict[str, Any]:
    """M40 to M42, M81: from the vehicle to the desk, the nurse, the conversation and the door."""
    came, found = arrivals(truth), victims(truth)
    desk = {fact.subject: fact.at for fact in truth.of("PersonRegistered")}
    stays = {True: list[timedelta](), False: list[timedelta]()}
    for fact in truth.of("PersonDeparted"):
        if fact.subject in came:
            stays[fact.subject in found].append(fact.at - came[fact.subject])
    return {
        "M40": times((desk[person] - at for person, at in came.items()), "minutes"),
        "M41": times(until(truth, desk, "HealthScreenCompleted"), "minutes"),
        "M42": times(until(truth, came, "PersonDebriefStarted"), "minutes"),
        "M81": times(stays[True], "hours"),
        "M81b": times(stays[False], "hours"),
    }


def until(truth: Truth, since: dict[str, datetime], *types: str) -> list[timedelta]:
    """For each person the time from a moment to the first of these."""
    ends = {person: first(truth, person, *types) for person in since}
    return [end.at - since[person] for person, end in ends.items() if end]


def encounters(truth: Truth) -> dict[str, Any]:
    """M43, M47: from the first encounter (on the site, or the arrival) to help."""
    met = [fact.at for fact in truth.of("PeopleEncounteredCounted")]
    since = {person: min(at, *[each for each in met if each <= at][-1:], at) for person, at in arrivals(truth).items()}
    for person in registered(truth) - set(since):
        since[person] = min(fact.at for fact in truth.facts if fact.subject == person)
    referred = until(truth, {p: at for p, at in since.items() if p in victims(truth)}, REFERRAL, NOTICE)
    safe = until(truth, since, "SafeArrivalConfirmed")
    shares = {"24h": within(referred, 24), "48h": within(referred, 48)}
    return {
        "M43": times(referred, "hours") | {"within": shares},
        "M47": times(safe, "hours") | {"within": {"72h": within(safe, 72)}},
    }


def within(spans: list[timedelta], hours: int) -> int:
    """How many took no longer."""
    return sum(span <= timedelta(hours=hours) for span in spans)


def decisions(truth: Truth) -> dict[str, Any]:
    """M44 to M46, M84, M85: how long decisions took, when they are due, until when a recovery period runs."""
    referred = {p: first(truth, p, REFERRAL) for p in who(truth, REFERRAL)}
    spans, soon, due = [], 0, list[date]()
    for person, made in referred.items():
        assert made
        due.append(working_days_after(made.day, 5))
        decided = first(truth, person, GROUNDS, since=made.at)
        if decided:
            spans.append(decided.at - made.at)
            soon += decided.day <= due[-1]
    said = [outcome(truth, person, GROUNDS) or "pending" for person in referred]
    return {
        "M44": times(spans, "hours") | {"within": {"5_working_days": soon}, "breakdowns": {"outcome": tally(said)}},
        "M84": {"n": len(due), "breakdowns": {"date": tally(due)}},
        **positive(truth),
    }


def positive(truth: Truth) -> dict[str, Any]:
    """M45, M46, M85: those whose latest decision on reasonable grounds is positive."""
    yes = {person for person in registered(truth) if outcome(truth, person, GROUNDS) == "positive"}
    ends, spans = [], []
    for person in yes:
        last = truth.about(person, GROUNDS)[-1]
        ends.append(last.day + timedelta(days=30 if last.day >= date(2022, 12, 13) else 45))
    for person in who(truth, GROUNDS):
        begun, final = latest(truth, person, GROUNDS), latest(truth, person, FINAL)
        if begun and final and begun.at <= final.at:
            spans.append(final.at - begun.at)
    return {
        "M45": times(spans, "days"),
        "M46": {"n": len(yes - who(truth, FINAL)), "of": len(yes)},
        "M85": {"n": len(ends), "breakdowns": {"date": tally(ends)}},
    }


def lengths(truth: Truth) -> dict[str, Any]:
    """M80, M82, M83: the centre's hours, conversations, and from consent to referral."""
    opened, hours = None, timedelta()
    for fact in truth.of("CentreOpened", "CentreReopened", "CentreClosed"):
        if fact.type == "CentreClosed":
            hours += fact.at - opened if opened else timedelta()
            opened = None
        else:
            opened = opened or fact.at
    ever = bool(truth.of("CentreOpened"))
    hours += truth.until - opened if opened else timedelta()
    return {
        "M80": {"n": round(hours.total_seconds() / 3600, 2) if ever else None, "unit": "hours"},
        "M82": times(conversations(truth), "minutes"),
        "M83": times(consent_to_referral(truth), "minutes"),
    }


def conversations(truth: Truth) -> list[timedelta]:
    """How long each conversation that was finished took."""
    begun: dict[str, Fact] = {}
    spans = []
    for fact in truth.of("PersonDebriefStarted", "PersonDebriefCompleted", "PersonDebriefDeclined"):
        if fact.subject not in registered(truth):
            continue
        if fact.type == "PersonDebriefStarted":
            begun[fact.subject] = fact
        elif fact.subject in begun:
            start = begun.pop(fact.subject)
            spans += [fact.at - start.at] if fact.type == "PersonDebriefCompleted" else []
    return spans


def consent_to_referral(truth: Truth) -> list[timedelta]:
    """For each person referred, the time from the last consent before it."""
    spans = []
    for person in who(truth, REFERRAL):
        made = first(truth, person, REFERRAL)
        given = [fact for fact in truth.about(person, "NrmConsentGiven") if made and fact.at <= made.at]
        if made and given:
            spans.append(made.at - given[-1].at)
    return spans


def lateness(truth: Truth) -> dict[str, Any]:
    """M48: rows as entered, from happening to recording."""
    return {"M48": times((recorded(truth.start, row) - happened(truth.start, row) for row in truth.rows), "minutes")}
