"""FACTS 3.2, counted by hand: turn-out, conversations, consent, health, roll calls."""

from datetime import timedelta
from typing import Any

from tests.figures.naive_people import (
    age,
    answer,
    detail,
    first,
    latest,
    registered,
    tally,
    victims,
    who,
)
from tests.figures.naive_truth import Truth

NONE = {"n": None, "not_recorded": 1}


def turn_out(truth: Truth) -> dict[str, Any]:
    """M20, M21: who came."""
    vehicles = [fact.get("people") for fact in truth.of("TransportArrived")]
    came = sum(vehicles) if vehicles or truth.of("SiteEntered", "CentreOpened") else None
    planned = truth.of("OperationProposed")[-1].get("expected_max")
    revised = [fact.get("expected") for fact in truth.of("ExpectedNumberRevised")]
    met = truth.of("PeopleEncounteredCounted")
    last = revised[-1] if revised else planned
    return {
        "M20": {"n": came} | ({} if planned is None else {"of": planned}),
        "M20b": {"n": came} | ({} if last is None else {"of": last}),
        "M21": {"n": sum(vehicles), "of": sum(fact.get("people") for fact in met)} if met else NONE,
    }


def talks(truth: Truth) -> dict[str, Any]:
    """M22, M23, M32: who was talked to, and what was found."""
    talked, found = who(truth, "PersonDebriefCompleted"), victims(truth)
    by = [first(truth, person, "PersonDebriefCompleted") for person in talked]
    held = [fact for fact in truth.of("PersonDebriefStarted") if fact.subject in registered(truth)]
    speaks = [(detail(truth, fact.subject, "language"), fact) for fact in held]
    needing = [fact for language, fact in speaks if language not in ("en", "not_recorded")]
    return {
        "M22": {
            "n": len(talked),
            "of": len(registered(truth)),
            "breakdowns": {"agency": tally(fact.agency for fact in by if fact)},
        },
        "M23": {"n": len(found), "of": len(talked)},
        "M32": {"n": sum(fact.get("interpreter") is not None for fact in needing), "of": len(needing)},
    }


def consent(truth: Truth) -> dict[str, Any]:
    """M24, M25: what adults answered."""
    adults = {person for person in victims(truth) if age(truth, person) == "adult"}
    asked = {person for person in adults if answer(truth, person)}
    said = tally(answer(truth, person) for person in asked)
    refused = {person for person in registered(truth) if answer(truth, person) == "declined"}
    last = [latest(truth, person, "NrmConsentDeclined") for person in refused]
    reasons = tally((fact and fact.get("reason")) or "not_recorded" for fact in last)
    unknown = reasons.get("not_recorded", 0)
    told = len(refused) - unknown or (None if unknown else 0)
    return {
        "M24": {"n": said.get("given", 0), "of": len(asked), "breakdowns": {"outcome": said}},
        "M25": {"n": told, "not_recorded": unknown, "breakdowns": {"reason": reasons}},
    }


def safety(truth: Truth) -> dict[str, Any]:
    """M26 to M29, M33, M34: who was safe, who was not, who was seen."""
    all_here, found = registered(truth), victims(truth)
    gone = [fact for fact in truth.of("PersonDeparted") if fact.subject in all_here]
    where = [fact.get("destination") for fact in gone]
    silent = sum(each in (None, "unknown", "missing") for each in where)
    back = where.count("return_to_exploiter") if silent < len(gone) or not gone else None
    safe, took = who(truth, "SafeArrivalConfirmed"), who(truth, "SafeAccommodationAccepted")
    alone = all_here - who(truth, "NrmReferralSubmitted")
    outside = who(truth, "BedAllocated", where=lambda fact: fact.get("kind") not in (None, "centre"))
    options = outside | who(truth, "HousingOptionsAssessed")
    children = {person for person in all_here if age(truth, person) in ("child", "uncertain")}
    return {
        "M26": {"n": back, "of": len(gone), "not_recorded": silent},
        "M27": {"n": len(who(truth, "ImmigrationActionRecorded")), "of": len(all_here)},
        "M28": {"n": len(safe & found), "of": len(found)},
        "M28b": {"n": len(safe & took), "of": len(took)},
        "M29": {"n": len(options & alone), "of": len(alone)},
        "M33": {"n": len(who(truth, "PersonMissingReported")), "of": len(all_here)},
        "M34": {"n": len({person for person in children if seen_in_time(truth, person)}), "of": len(children)},
    }


def seen_in_time(truth: Truth, person: str) -> bool:
    """A social worker came the same or the next day after the child's referral."""
    told, came = first(truth, person, "ChildReferralMade"), first(truth, person, "SocialWorkerVisit")
    return bool(told and came and came.day <= told.day + timedelta(days=1))


def health(truth: Truth) -> dict[str, Any]:
    """M31: persons with a need, and those for whom something was done."""
    needs = who(truth, "HealthScreenCompleted", where=lambda fact: fact.get("need_flagged") is True)
    return {"M31": {"n": len(needs & who(truth, "HealthActionTaken")), "of": len(needs)}}


def roll_calls(truth: Truth) -> dict[str, Any]:
    """M35: head counts that were right."""
    calls = truth.of("RollCallTaken")
    right = [call for call in calls if call.get("present") == on_site(truth, truth.facts.index(call))]
    return {"M35": {"n": len(right), "of": len(calls)}}


def on_site(truth: Truth, before: int) -> int:
    """The larger of arrived and registered before a fact, less those then out, missing or departed, each once."""
    came, away = 0, dict[str, set[str]]()
    counted = ("PersonRegistered", "RegisteredUntilVoided")
    known = {fact.subject for fact in truth.facts[:before] if fact.type in counted}
    for fact in truth.facts[:before]:
        why = away.setdefault(fact.subject, set())
        if fact.type == "TransportArrived":
            came += fact.get("people")
        elif fact.type in ("TemporaryExitLogged", "PersonMissingReported", "PersonDeparted"):
            why.add(fact.type)
        elif fact.type == "TemporaryExitReturned":
            why.discard("TemporaryExitLogged")
        elif fact.type == "PersonFound":
            why -= {"TemporaryExitLogged", "PersonMissingReported"}
        elif fact.type == "RegistrationVoided":
            known.discard(fact.subject)
    gone = sum(bool(why) for person, why in away.items() if person in known)
    return max(0, max(came, len(known)) - gone)
