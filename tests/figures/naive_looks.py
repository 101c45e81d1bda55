"""What is said where nobody looked, in the plain way: by person, by operation, by length of time."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from tests.figures.naive_people import first, latest, outcome, registered, working_days_after
from tests.figures.naive_truth import Fact, Truth

SECONDS = {"minutes": 60, "hours": 3600, "days": 86400}
UNKNOWN = (None, "unknown", "missing", "not_reached", "not_arrived")
REASONABLE = "ReasonableGroundsDecisionReceived"


def of_each(n: int, of: int, unasked: int = 0, may: int = 0, **breakdowns: Any) -> dict[str, Any]:
    """A figure of people or things: all unasked is no number; whoever may belong stands beside, or alone."""
    if not of and may:
        return {"n": None, "of": 0, "not_recorded": may, "breakdowns": {**breakdowns, "belongs": {}}}
    beside = {**breakdowns, "belongs": {"not_recorded": may}}
    return {"n": None if of and unasked == of else n, "of": of, "not_recorded": unasked, "breakdowns": beside}


def unanswered(truth: Truth) -> dict[str, Any]:
    """What a figure of the operation says that no entry answers."""
    return nobody(int(bool(truth.of("SiteEntered", "CentreOpened"))))


def nobody(not_recorded: int) -> dict[str, Any]:
    """No number, and nothing that it would be of."""
    return {"n": None, "of": None, "not_recorded": not_recorded}


def stretches(spans: Iterable[timedelta], unit: str, missing: int = 0) -> dict[str, Any]:
    """The figure of a length of time; `missing` are those due without a start or an end.

    An end before its start is as good as none.
    """
    every = [span.total_seconds() / SECONDS[unit] for span in spans]
    values = [each for each in every if each >= 0]
    missing += len(every) - len(values)
    said: dict[str, Any] = {"n": len(values) or None, "unit": unit, "not_recorded": missing}
    if values:
        said |= {"median": round(median(values), 2), "shortest": round(min(values), 2)}
        said["longest"] = round(max(values), 2)
    return said


def shut(truth: Truth) -> datetime | None:
    """When the centre closed, so far as it did not open again."""
    doors = truth.of("CentreOpened", "CentreReopened", "CentreClosed")
    return doors[-1].at if doors and doors[-1].type == "CentreClosed" else None


def debrief_after(truth: Truth, moment: datetime) -> bool:
    """A debrief of either kind was held."""
    return any(fact.at >= moment for fact in truth.of("HotDebriefHeld", "StructuredDebriefHeld"))


def ticked(truth: Truth, what: str) -> bool:
    """A structured debrief looked for this and found none."""
    return any(what in (fact.get("found_none") or ()) for fact in truth.of("StructuredDebriefHeld"))


def gone(truth: Truth) -> dict[str, Fact]:
    """The last departure of everybody who left."""
    return {fact.subject: fact for fact in truth.of("PersonDeparted") if fact.subject in registered(truth)}


def left_unseen(truth: Truth) -> set[str]:
    """Whoever was at a centre that has closed, and of whom no departure was entered."""
    return registered(truth) - set(gone(truth)) if shut(truth) else set()


def destination(truth: Truth, person: str) -> str | None:
    """Where somebody went, as said at the door."""
    fact = gone(truth).get(person)
    return fact.get("destination") if fact else None


def later(truth: Truth, person: str) -> set[str]:
    """What somebody said of a person later that tells how they are."""
    return {fact.get("situation") for fact in truth.about(person, "FollowUpRecorded")} - set(UNKNOWN)


def late(truth: Truth) -> set[str]:
    """Whoever was referred so long ago that a first decision should be there, and is not."""
    found = set()
    for person in registered(truth):
        made = first(truth, person, "NrmReferralSubmitted")
        if made and not outcome(truth, person) and working_days_after(made.day, 5) < truth.today:
            found.add(person)
    return found


def positive_day(truth: Truth, person: str) -> Fact | None:
    """The latest first decision where it is positive."""
    fact = latest(truth, person, REASONABLE)
    return fact if fact and fact.get("outcome") == "positive" else None
