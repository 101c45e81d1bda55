"""FACTS 3.3 and the lengths of DESIGN section 8, counted by hand."""

from datetime import datetime, timedelta
from typing import Any

from tests.figures.naive_looks import (
    destination,
    gone,
    left_unseen,
    nobody,
    shut,
    stretches,
)
from tests.figures.naive_outcomes import NOTICE, REFERRAL
from tests.figures.naive_people import (
    age,
    answer,
    arrivals,
    first,
    registered,
    victims,
    who,
)
from tests.figures.naive_truth import Fact, Truth, happened, recorded


def arriving(truth: Truth) -> dict[str, Any]:
    """M40 to M42: from the vehicle to the desk, the nurse and the conversation."""
    came, all_here = arrivals(truth), registered(truth)
    desk = {fact.subject: fact.at for fact in truth.of("PersonRegistered")}
    screened = until(truth, desk, "HealthScreenCompleted")
    talked = who(truth, "PersonDebriefStarted", "PersonDebriefCompleted")
    begun = until(truth, came, "PersonDebriefStarted")
    return {
        "M40": stretches((desk[person] - at for person, at in came.items()), "minutes", len(all_here) - len(came)),
        "M41": stretches(screened, "minutes", len(all_here) - len(screened)),
        "M42": stretches(begun, "minutes", len(talked) - len(begun)),
    }


def staying(truth: Truth) -> dict[str, Any]:
    """M81: from the vehicle to the door."""
    came, left, found = arrivals(truth), gone(truth), victims(truth)
    due = set(left) | left_unseen(truth)
    stays = {person: fact.at - came[person] for person, fact in left.items() if person in came}

    def of(people: set[str]) -> dict[str, Any]:
        spans = [span for person, span in stays.items() if person in people]
        return stretches(spans, "hours", len(due & people) - len(spans))

    return {"M81": of(found), "M81b": of(registered(truth) - found)}


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
    waits = {p for p in victims(truth) if not (age(truth, p) in ("adult", "not_recorded") and asked_for_time(truth, p))}
    done = until(truth, {p: at for p, at in since.items() if p in waits}, REFERRAL, NOTICE)
    safe = until(truth, since, "SafeArrivalConfirmed")
    due = who(truth, "SafeAccommodationAccepted", "SafeArrivalConfirmed")
    due |= {p for p in registered(truth) if destination(truth, p) == "safe_accommodation"}
    return {
        "M43": stretches(done, "hours", len(waits) - len(done)) | limits(done, {"24h": 24, "48h": 48}),
        "M47": stretches(safe, "hours", len(due) - len(safe)) | limits(safe, {"72h": 72}),
    }


def asked_for_time(truth: Truth, person: str) -> bool:
    """The latest answer asks for time, and nobody referred or notified."""
    return answer(truth, person) == "deferred" and not first(truth, person, REFERRAL, NOTICE)


def limits(spans: list[timedelta], names: dict[str, int]) -> dict[str, Any]:
    """How many took no longer than so many hours; nothing where none was measured."""
    return {"within": {name: within(spans, hours) for name, hours in names.items()}} if spans else {}


def within(spans: list[timedelta], hours: int) -> int:
    """How many took no longer."""
    return sum(span <= timedelta(hours=hours) for span in spans)


def lengths(truth: Truth) -> dict[str, Any]:
    """M80, M82, M83: the centre's hours, conversations, and from consent to referral."""
    opened, hours = None, timedelta()
    for fact in truth.of("CentreOpened", "CentreReopened", "CentreClosed"):
        if fact.type == "CentreClosed":
            hours += fact.at - opened if opened else timedelta()
            opened = None
        else:
            opened = opened or fact.at
    hours += truth.until - opened if opened else timedelta()
    total = {"n": round(hours.total_seconds() / 3600, 2), "unit": "hours"}
    return {
        "M80": total if truth.of("CentreOpened") else nobody(int(bool(registered(truth)))) | {"unit": "hours"},
        "M82": conversations(truth),
        "M83": consent_to_referral(truth),
    }


def conversations(truth: Truth) -> dict[str, Any]:
    """M82: how long each conversation that was finished took; begun and never ended is due once the centre closed."""
    begun: dict[str, Fact] = {}
    spans, missing = [], 0
    for fact in truth.of("PersonDebriefStarted", "PersonDebriefCompleted", "PersonDebriefDeclined"):
        if fact.subject not in registered(truth):
            continue
        start = begun.pop(fact.subject, None)
        if fact.type == "PersonDebriefStarted":
            begun[fact.subject] = fact
        elif fact.type == "PersonDebriefCompleted" and start:
            spans.append(fact.at - start.at)
        elif fact.type == "PersonDebriefCompleted":
            missing += 1
    return stretches(spans, "minutes", missing + (len(begun) if shut(truth) else 0))


def consent_to_referral(truth: Truth) -> dict[str, Any]:
    """M83: for each adult referred, the time from the last consent before it."""
    adults = {p for p in who(truth, REFERRAL) if age(truth, p) == "adult"}
    spans = []
    for person in adults:
        made = first(truth, person, REFERRAL)
        given = [fact for fact in truth.about(person, "NrmConsentGiven") if made and fact.at <= made.at]
        if made and given:
            spans.append(made.at - given[-1].at)
    return stretches(spans, "minutes", len(adults) - len(spans))


def lateness(truth: Truth) -> dict[str, Any]:
    """M48: rows as entered, from happening to recording."""
    return {
        "M48": stretches((recorded(truth.start, row) - happened(truth.start, row) for row in truth.rows), "minutes")
    }
