"""FACTS 3.2, counted by hand: turn-out, conversations, consent, roll calls."""

from typing import Any

from tests.figures.naive_looks import debrief_after, nobody, of_each, shut, unanswered
from tests.figures.naive_people import (
    age,
    answer,
    detail,
    latest,
    registered,
    tally,
    victims,
    who,
)
from tests.figures.naive_truth import Truth


def turn_out(truth: Truth) -> dict[str, Any]:
    """M20, M21: who came."""
    vehicles = [fact.get("people") for fact in truth.of("TransportArrived")]
    nobody_came = shut(truth) and not registered(truth)
    planned = truth.of("OperationProposed")[-1].get("expected_max")
    revised = [fact.get("expected") for fact in truth.of("ExpectedNumberRevised")]
    last = revised[-1] if revised else planned
    met = truth.of("PeopleEncounteredCounted")
    over = bool(shut(truth) or debrief_after(truth, met[0].at)) if met else False

    def came(expected: int | None) -> dict[str, Any]:
        if not vehicles and not nobody_came:
            return unanswered(truth)
        return {"n": sum(vehicles), "of": expected, "not_recorded": int(expected is None)}

    brought = {"n": sum(vehicles), "of": sum(fact.get("people") for fact in met)}
    return {
        "M20": came(planned),
        "M20b": came(last),
        "M21": brought if met and (vehicles or over) else unanswered(truth),
    }


def talks(truth: Truth) -> dict[str, Any]:
    """M22, M23, M32: who was talked to, and what was found."""
    all_here, talked = registered(truth), who(truth, "PersonDebriefCompleted")
    tried = who(truth, "PersonDebriefStarted", "PersonDebriefDeclined")
    found, cleared = victims(truth), who(truth, "NoIndicatorsFoundRecorded")
    held = [fact for fact in truth.of("PersonDebriefStarted") if fact.subject in all_here]
    speaks = [(detail(truth, fact.subject, "language"), fact.get("interpreter")) for fact in held]
    needing = [helped for language, helped in speaks if language not in ("en", "not_recorded")]
    helped = [each for each in needing if each not in (None, "none")]
    may = sum(language == "not_recorded" for language, _ in speaks)
    agency = tally(talked_to_by(truth, person) for person in talked)
    return {
        "M22": of_each(len(talked), len(all_here), len(all_here - talked - tried), agency=agency),
        "M23": of_each(len(talked & found), len(talked), len(talked - found - cleared)),
        "M32": of_each(len(helped), len(needing), needing.count(None), may),
    }


def talked_to_by(truth: Truth, person: str) -> str:
    """Whose conversation the first that was finished was: of whoever began it, where somebody did."""
    begun = None
    for fact in truth.about(person, "PersonDebriefStarted", "PersonDebriefCompleted", "PersonDebriefDeclined"):
        if fact.type == "PersonDebriefCompleted":
            return (begun or fact).agency
        begun = fact if fact.type == "PersonDebriefStarted" else None
    raise AssertionError


def consent(truth: Truth) -> dict[str, Any]:
    """M24, M25: what adults answered."""
    found, sent = victims(truth), who(truth, "NrmReferralSubmitted")
    noticed = who(truth, "DutyToNotifySubmitted")
    grown = {p for p in found if age(truth, p) in ("adult", "not_recorded")}
    asked = {p for p in grown if age(truth, p) == "adult" and answer(truth, p)}
    said = tally(answer(truth, person) for person in asked)
    refused = {person for person in registered(truth) if answer(truth, person) == "declined"}
    last = [latest(truth, person, "NrmConsentDeclined") for person in refused]
    reasons = tally((fact and fact.get("reason")) or "not_recorded" for fact in last)
    unknown = reasons.get("not_recorded", 0)
    silent = {p for p in grown - sent - noticed if not answer(truth, p)}
    return {
        "M24": of_each(said.get("given", 0), len(asked), 0, len(grown - sent - asked), outcome=said),
        "M25": of_each(len(refused) - unknown, len(refused), unknown, len(silent), reason=reasons),
    }


def roll_calls(truth: Truth) -> dict[str, Any]:
    """M35: head counts that were right."""
    calls = truth.of("RollCallTaken")
    right = [call for call in calls if matched(truth, truth.facts.index(call))]
    if not calls:
        return {"M35": nobody(int(bool(truth.of("CentreOpened"))))}
    return {"M35": {"n": len(right), "of": len(calls)}}


def matched(truth: Truth, at: int) -> bool:
    """Whether as many were counted as were there, and where numbers were ticked, nobody who was there is missing."""
    call = truth.facts[at]
    unseen = present(truth, at) - set(call.get("seen")) if call.get("seen") is not None else set()
    return call.get("present") == on_site(truth, at) and not unseen


def on_site(truth: Truth, before: int) -> int:
    """The larger of arrived and registered before a fact, less those then out, missing or departed, each once."""
    came = sum(fact.get("people") for fact in truth.facts[:before] if fact.type == "TransportArrived")
    known = known_by(truth, before)
    return max(0, max(came, len(known)) - len(known & away(truth, before)))


def present(truth: Truth, before: int) -> set[str]:
    """Whoever was registered before a fact, still is, and was not out, missing or departed then."""
    return (known_by(truth, before) & registered(truth)) - away(truth, before)


def known_by(truth: Truth, before: int) -> set[str]:
    """Whose registration stood before a fact."""
    known = set()
    for fact in truth.facts[:before]:
        if fact.type in ("PersonRegistered", "RegisteredUntilVoided"):
            known.add(fact.subject)
        elif fact.type == "RegistrationVoided":
            known.discard(fact.subject)
    return known


def away(truth: Truth, before: int) -> set[str]:
    """Who was out, missing or departed before a fact."""
    found = dict[str, set[str]]()
    for fact in truth.facts[:before]:
        why = found.setdefault(fact.subject, set())
        if fact.type in ("TemporaryExitLogged", "PersonMissingReported", "PersonDeparted"):
            why.add(fact.type)
        elif fact.type == "TemporaryExitReturned":
            why.discard("TemporaryExitLogged")
        elif fact.type == "PersonFound":
            why -= {"TemporaryExitLogged", "PersonMissingReported"}
    return {person for person, why in found.items() if why}
