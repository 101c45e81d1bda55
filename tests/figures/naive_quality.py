"""FACTS 3.4 and 3.5, counted by hand: data, crime, what came afterwards, learning."""

from typing import Any

from tests.figures.naive_looks import (
    late,
    nobody,
    of_each,
)
from tests.figures.naive_outcomes import REFERRAL, duty
from tests.figures.naive_people import age, detail, first, registered, tally, who
from tests.figures.naive_truth import Fact, Truth

AMENDS = ("EntryVoided", "EntryCorrected", "RegistrationVoided", "PersonDetailsCorrected")
AGAIN = {"returned_to_exploiter", "referred_again"}
LEAVING = ("NrmExited", "CaseWithdrawn")
DECIDED = ("ReasonableGroundsDecisionReceived", "ConclusiveGroundsDecisionReceived")


def data(truth: Truth) -> dict[str, Any]:
    """M51, M54: the checklist, and corrections among the rows as entered."""
    amended = [row["type"] for row in truth.rows if row["type"] in AMENDS]
    checks = [fact for fact in truth.of("ReferralReadinessChecked") if fact.subject in registered(truth)]
    last = {fact.subject: fact for fact in checks if fact.get("points") is not None}
    met = sum(len(fact.get("points")) for fact in last.values())
    unlisted = len({fact.subject for fact in checks} | who(truth, REFERRAL)) - len(last)
    return {
        "M51": {"n": met, "of": 9 * len(last), "not_recorded": unlisted} if last else nobody(unlisted),
        "M54": {"n": len(amended), "of": len(truth.rows), "breakdowns": {"kind": tally(amended)}},
    }


def crime(truth: Truth) -> dict[str, Any]:
    """M52, M53, M56: referrals with a crime, the funnel, negatives looked at again."""
    referred, linked = who(truth, REFERRAL), who(truth, "CrimeRecordLinked")
    crimes = [fact for fact in truth.of("CrimeRecordLinked") if fact.subject in referred]
    named = {fact.get("reference") for fact in crimes} - {None}
    unnamed = {fact.subject for fact in crimes} - {fact.subject for fact in crimes if fact.get("reference")}
    charged, ended = truth.of("ChargeRecorded"), truth.of("CaseOutcomeRecorded")
    any_crime = who(truth, "CrimeRecordLinked") or crimes
    outcomes = [fact.get("outcome") for fact in ended if fact.get("outcome")]
    steps = {
        "referrals": len(referred),
        "referrals_with_crime": len(referred & linked) if any_crime else None,
        "crimes": len(named) + len(unnamed) if any_crime else None,
        "detections": len({fact.subject for fact in charged}) if charged or ended else None,
        "convictions": outcomes.count("convicted") if outcomes else None,
    }
    rows = [{"step": step, "n": n} | ({} if n is not None else {"not_recorded": 1}) for step, n in steps.items()]
    return {"M52": of_each(len(referred & linked), len(referred), len(referred - linked)), "M53": funnel(truth, rows)}


def funnel(truth: Truth, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """M53: without a referral it says what the figure of referrals says: none, not recorded or not yet."""
    sent = rows[0]["n"]
    whether = duty(truth)["M04"]
    if sent or (whether["n"] == 0 and whether["of"]):
        return {"n": sent, "rows": rows}
    unknown = int(bool(whether["of"]))
    unsaid = {"rows": [{"step": "referrals", "n": None, "not_recorded": unknown}, *rows[1:]]}
    return nobody(unknown) | (unsaid if truth.of("SiteEntered", "CentreOpened") else {})


def second_looks(truth: Truth) -> dict[str, Any]:
    """M56: negative decisions that somebody asked to be looked at again."""
    negative = who(truth, *DECIDED, where=lambda fact: fact.get("outcome") == "negative")
    again = {person for person in negative if asked_again(truth, person)}
    over = {p for p in negative if first(truth, p, *LEAVING, since=first_negative(truth, p).at)}
    return {"M56": of_each(len(again), len(negative), len(negative - again - over), len(late(truth)))}


def first_negative(truth: Truth, person: str) -> Fact:
    """The first decision that went against somebody."""
    return next(fact for fact in truth.about(person, *DECIDED) if fact.get("outcome") == "negative")


def asked_again(truth: Truth, person: str) -> bool:
    """A reconsideration was asked for after a negative decision."""
    since = first_negative(truth, person).at
    return first(truth, person, "ReconsiderationRequested", since=since) is not None


def profile(truth: Truth) -> dict[str, Any]:
    """M55, M88: who was referred, and who was registered."""
    everybody, referred = registered(truth), who(truth, REFERRAL)
    came = [fact.get("people") for fact in truth.of("TransportArrived")]
    if not everybody and not truth.of("SiteEntered", "CentreOpened"):
        return {"M55": of_each(0, 0), "M88": nobody(0)}
    return {
        "M55": of_each(len(referred), len(referred)),
        "M88": {
            "n": len(everybody),
            "of": sum(came) if came else None,
            "breakdowns": {
                "age_now": tally(age(truth, person) for person in everybody),
                **{
                    name: tally(detail(truth, person, name) for person in everybody)
                    for name in ("sex", "age_band", "nationality", "language")
                },
            },
        },
    }
