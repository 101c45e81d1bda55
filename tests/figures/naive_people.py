"""What is known of each person, picked from the facts one question at a time."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from tests.figures.naive_truth import Fact, Truth

AGES = {True: "adult", False: "child", None: "uncertain"}
NIGHT_OFF = ("2018-12-25", "2018-12-26", "2019-01-01", "2026-12-25", "2026-12-28", "2027-01-01", "2027-03-26")
ANSWERS = {
    "NrmConsentGiven": "given",
    "NrmConsentDeclined": "declined",
    "NrmConsentDeferred": "deferred",
    "NrmConsentWithdrawn": "withdrawn",
}


def who(truth: Truth, *types: str, where: Callable[[Fact], bool] = lambda fact: True) -> set[str]:
    """The persons of whom something of these types is recorded, so far as they are registered."""
    return {fact.subject for fact in truth.of(*types) if where(fact)} & registered(truth)


@cache
def registered(truth: Truth) -> set[str]:
    """Everybody registered; voided registrations are left out already."""
    return {fact.subject for fact in truth.of("PersonRegistered")}


@cache
def victims(truth: Truth) -> set[str]:
    """The potential victims."""
    return who(truth, "PotentialVictimIdentified")


def latest(truth: Truth, person: str, *types: str) -> Fact | None:
    """The last of these about a person."""
    found = truth.about(person, *types)
    return found[-1] if found else None


def first(truth: Truth, person: str, *types: str, since: datetime | None = None) -> Fact | None:
    """The first of these about a person, at or after a moment."""
    found = [fact for fact in truth.about(person, *types) if since is None or fact.at >= since]
    return found[0] if found else None


def age(truth: Truth, person: str, key: str = "adult") -> str:
    """adult, child, uncertain or not_recorded, by the latest that was said of it."""
    said = "not_recorded"
    kinds = ("PersonRegistered", "PersonDetailsCorrected", "AgeAssessed", "AgeUncertaintyRecorded")
    for fact in truth.about(person, *kinds):
        if key in fact.data:
            said = AGES[fact.data[key]]
        elif key == "adult" and fact.type == "AgeAssessed":
            said = fact.data["age"]
        elif key == "adult" and fact.type == "AgeUncertaintyRecorded":
            said = "uncertain"
    return said


CODES = {"Romanian": "RO", "Vietnamese": "VN", "Albanian": "AL", "British": "GB", "Polish": "PL", "Indian": "IN"}
"""The code that stands in the log for a nationality as the days' scripts say it."""


def detail(truth: Truth, person: str, name: str) -> str:
    """A detail from the registration, or as it was put right."""
    said = "not_recorded"
    for fact in truth.about(person, "PersonRegistered", "PersonDetailsCorrected"):
        if fact.get(name):
            said = fact.get(name)
    return CODES.get(said, said)


def answer(truth: Truth, person: str) -> str | None:
    """A person's latest answer to the question whether they want to be referred."""
    fact = latest(truth, person, *ANSWERS)
    return ANSWERS[fact.type] if fact else None


def outcome(truth: Truth, person: str, kind: str = "ReasonableGroundsDecisionReceived") -> str | None:
    """The latest decision."""
    fact = latest(truth, person, kind)
    return fact.get("outcome") if fact else None


def arrivals(truth: Truth) -> dict[str, datetime]:
    """When each person arrived: seats of the vehicles and registrations, first in, first out."""
    seats = [fact.at for fact in truth.of("TransportArrived") for _ in range(fact.get("people"))]
    people = [fact.subject for fact in truth.of("PersonRegistered")]
    return dict(zip(people, seats, strict=False))


def tally(codes: Iterable[Any]) -> dict[str, int]:
    """How often each code occurs."""
    return dict(Counter(str(code) for code in codes))


def working_days_after(day: date, count: int) -> date:
    """The day on which so many working days have passed, counted from the day after."""
    while count:
        day += timedelta(days=1)
        if day.weekday() < 5 and str(day) not in NIGHT_OFF:
            count -= 1
    return day
