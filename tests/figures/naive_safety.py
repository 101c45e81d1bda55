"""FACTS 3.2, counted by hand: who was safe, who was not, whose health was seen to."""

from datetime import timedelta
from typing import Any

from tests.figures.naive_centre import known_by, on_site, present
from tests.figures.naive_looks import UNKNOWN, destination, gone, later, left_unseen, of_each, shut, ticked
from tests.figures.naive_people import age, first, registered, victims, who
from tests.figures.naive_truth import Fact, Truth

TAKEN = (None, "detained", "arrested")
NOWHERE = ("return_to_exploiter", "missing", "immigration_detention", "custody")


def safety(truth: Truth) -> dict[str, Any]:
    """M26 to M29: who went back, who was held, who arrived, who was offered something else."""
    all_here, left = registered(truth), gone(truth)
    where = [fact.get("destination") for fact in left.values()]
    silent = sum(each in UNKNOWN for each in where)
    held = who(truth, "ImmigrationActionRecorded", where=lambda fact: fact.get("action") in TAKEN)
    held |= {p for p in all_here if destination(truth, p) == "immigration_detention"}
    free = who(truth, "ImmigrationActionRecorded") | {p for p in all_here if later(truth, p)}
    free |= all_here if ticked(truth, "immigration") else set()
    alone = all_here - who(truth, "NrmReferralSubmitted")
    outside = who(truth, "BedAllocated", where=lambda fact: fact.get("kind") not in (None, "centre"))
    told = (outside | who(truth, "HousingOptionsAssessed")) & alone
    return {
        "M26": of_each(where.count("return_to_exploiter"), len(where), silent, len(left_unseen(truth))),
        "M27": of_each(len(held), len(all_here), len(all_here - held - free)),
        "M29": of_each(len(told), len(alone), len(alone - told)),
        **arrived(truth),
    }


def arrived(truth: Truth) -> dict[str, Any]:
    """M28: who arrived in safety, of potential victims and of those who took a place."""
    all_here, found, safe = registered(truth), victims(truth), who(truth, "SafeArrivalConfirmed")
    lost = {p for p in all_here if destination(truth, p) in NOWHERE}
    lost |= who(
        truth,
        "FollowUpRecorded",
        where=lambda fact: fact.get("situation") in ("returned_to_exploiter", "not_arrived"),
    )
    took = who(truth, "SafeAccommodationAccepted")
    may = who(truth, "SafeAccommodationOffered") | {p for p in found if destination(truth, p) is None}
    may |= {p for p in all_here if destination(truth, p) == "safe_accommodation"}
    return {
        "M28": of_each(len(safe & found), len(found), len(found - safe - lost)),
        "M28b": of_each(len(safe & took), len(took), len(took - safe - lost), len(may - took)),
    }


def missing(truth: Truth) -> dict[str, Any]:
    """M33: who was missing, who was accounted for."""
    all_here = registered(truth)
    lost = who(truth, "PersonMissingReported") | {p for p in all_here if destination(truth, p) == "missing"}
    seen = set(gone(truth))
    for at, call in enumerate(truth.facts):
        if call.type == "RollCallTaken" and not shut(truth):
            seen |= accounted_for(truth, at)
    seen |= all_here if ticked(truth, "missing") else set()
    return {"M33": of_each(len(lost), len(all_here), len(all_here - lost - seen))}


def accounted_for(truth: Truth, at: int) -> set[str]:
    """Whom a roll call saw; where heads alone were counted, everybody there if their number was right."""
    call = truth.facts[at]
    if call.get("seen") is not None:
        return set(call.get("seen")) & known_by(truth, at) & registered(truth)
    return present(truth, at) if call.get("present") == on_site(truth, at) else set()


def children(truth: Truth) -> dict[str, Any]:
    """M34: a social worker came the same or the next day after the child's referral, else after registration."""
    young = {p for p in registered(truth) if age(truth, p) in ("child", "uncertain")}
    visits = {p: first(truth, p, "SocialWorkerVisit") for p in young}
    seen = {p for p, visit in visits.items() if visit and visit.day <= _told(truth, p).day + timedelta(days=1)}
    unasked = sum(visit is None for visit in visits.values())
    ageless = sum(age(truth, p) == "not_recorded" for p in registered(truth))
    return {"M34": of_each(len(seen), len(young), unasked, ageless)}


def _told(truth: Truth, person: str) -> Fact:
    since = first(truth, person, "ChildReferralMade") or first(truth, person, "PersonRegistered")
    assert since
    return since


def health(truth: Truth) -> dict[str, Any]:
    """M31: persons with a need, and those for whom something was done after the last time it was found."""
    needs = who(truth, "HealthScreenCompleted", where=lambda fact: fact.get("need_flagged") is True)
    answered = who(truth, "HealthScreenCompleted", where=lambda fact: fact.get("need_flagged") is not None)
    done, said = set(), set()
    for person in needs:
        acts = truth.about(person, "HealthScreenCompleted", "HealthActionTaken")
        found = max(n for n, fact in enumerate(acts) if fact.get("need_flagged") is True)
        after = [fact.get("outcome") for fact in acts[found:] if fact.type == "HealthActionTaken"]
        said |= {person} if after else set()
        done |= {person} if {None, "done"} & set(after) else set()
    return {"M31": of_each(len(done), len(needs), len(needs - said), len(registered(truth) - answered))}
