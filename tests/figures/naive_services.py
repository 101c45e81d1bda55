"""FACTS 3.1, counted by hand: services to people, and what was done against the exploitation."""

from typing import Any

from tests.figures.naive_centre import present
from tests.figures.naive_looks import debrief_after, of_each, shut, ticked, unanswered
from tests.figures.naive_outcomes import live
from tests.figures.naive_people import registered, tally
from tests.figures.naive_truth import Fact, Truth

SERVICES = (
    "HealthScreenCompleted",
    "PersonDebriefCompleted",
    "WelfareProvided",
    "FamilyContactMade",
    "SupportSessionHeld",
    "HousingOptionsAssessed",
    "ServiceContactMade",
)


def services(truth: Truth) -> dict[str, Any]:
    """M09a, M09b: what was done for people, and against the exploitation."""
    all_here = registered(truth)
    done = [fact for fact in truth.of(*SERVICES) if fact.subject in all_here]
    served = {fact.subject for fact in done}
    for at, fact in enumerate(truth.facts):
        if fact.type in SERVICES and fact.subject == "all":
            served |= present(truth, at)
    by = {"agency": tally(fact.agency for fact in done), "kind": tally(fact.type for fact in done)}
    against = truth.of("DisruptionInterventionRecorded")
    acted = {
        "agency": tally(fact.agency for fact in against),
        "kind": tally(fact.get("kind") or "not_recorded" for fact in against),
    }
    looked = against or ticked(truth, "interventions")
    return {
        "M09a": of_each(len(done), len(all_here), len(all_here - served), **by),
        "M09b": {"n": len(against), "breakdowns": acted} if looked else unanswered(truth),
    }


def enforcement(truth: Truth) -> dict[str, Any]:
    """M10, M11, M13: arrests, premises, courts."""
    arrests = truth.of("SuspectArrested", "PersonBecameSuspect")
    groups = tally(fact.get("offence_group") or "not_recorded" for fact in arrests)
    entered, closing = truth.of("SiteEntered"), shut(truth)
    over = entered and (debrief_after(truth, entered[0].at) or (closing and closing >= entered[0].at))
    looked = arrests or over or ticked(truth, "arrests")
    visited = truth.of("PremisesActionTaken")
    closures = [fact for fact in visited if fact.get("action") in ("closure", "prohibition")]
    said = {"n": len(closures), "of": len(visited)} if visited else {"n": 0, "of": None}
    found = {"n": len(arrests), "of": live(truth), "breakdowns": {"offence_group": groups}}
    return {
        "M10": found if looked else unanswered(truth),
        "M11": said if visited or ticked(truth, "premises") else unanswered(truth),
        "M13": charges(truth, arrests, bool(looked)),
    }


def charges(truth: Truth, arrests: list[Fact], looked: bool) -> dict[str, Any]:
    """M13: suspects charged, of those arrested."""
    suspects = {fact.get("suspect") or fact.subject for fact in arrests}
    charged = {fact.subject for fact in truth.of("ChargeRecorded")}
    ended = {fact.subject for fact in truth.of("CaseOutcomeRecorded")}
    everybody = suspects | charged
    may = 0 if looked else live(truth)
    return of_each(len(charged), len(everybody), len(everybody - charged - ended), 0 if everybody else may)
