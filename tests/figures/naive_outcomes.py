"""FACTS 3.1, counted by hand: what came of the operation, and of each person."""

from typing import Any

from tests.figures.naive_people import age, answer, detail, first, latest, registered, tally, victims, who
from tests.figures.naive_truth import Truth

SERVICES = (
    "HealthScreenCompleted",
    "PersonDebriefCompleted",
    "WelfareProvided",
    "FamilyContactMade",
    "SupportSessionHeld",
    "HousingOptionsAssessed",
    "ServiceContactMade",
)
REFERRAL, NOTICE = "NrmReferralSubmitted", "DutyToNotifySubmitted"


def live(truth: Truth) -> int:
    """1 where the operation went live."""
    return int(bool(truth.of("SiteEntered", "CentreOpened")))


def operations(truth: Truth) -> dict[str, Any]:
    """M01, M12: this operation, by what it is about."""
    types = truth.of("OperationProposed", "ExploitationTypeRevised")[-1].get("exploitation_types")
    premises = truth.of("OperationProposed")[-1].get("premises") or "not_recorded"
    mix = {"exploitation_type": tally(types)}
    went = live(truth)
    both = {**mix, "premises": {premises: 1}}
    return {
        "M01": {"n": went, "of": 1, "breakdowns": both if went else {}},
        "M12": {"n": 1, "of": 1, "breakdowns": mix} if went else {},
    }


def potential_victims(truth: Truth) -> dict[str, Any]:
    """M02 to M06: who was identified, referred, notified."""
    found = victims(truth)
    referred, noticed = who(truth, REFERRAL) & found, who(truth, NOTICE) & found
    ages = {person: age(truth, person) for person in found}
    adults = {person for person in found if ages[person] == "adult"}
    could = {p for p in found if ages[p] in ("child", "uncertain") or (p in adults and answer(truth, p) == "given")}
    unknown = sum(said == "not_recorded" for said in ages.values())
    then = {person: age(truth, person, "adult_at_exploitation") for person in found}
    bases = {"age_now": tally(ages.values()), "age_at_exploitation": tally(then.values())}
    declined = {person for person in adults if answer(truth, person) == "declined"}
    return {
        "M02": {"n": len(found), "of": live(truth)},
        "M02b": {"n": len(found), "of": len(registered(truth))},
        "M03": {
            "n": len(found) - unknown or (None if found else 0),
            "of": len(found),
            "not_recorded": unknown,
            "breakdowns": bases,
        },
        "M04": {"n": len(referred), "of": len(found), "breakdowns": referred_by(truth, referred)},
        "M04b": {"n": len(referred), "of": len(could | referred)},
        "M05": {"n": len(noticed & adults), "of": len(declined)},
        "M06": {"n": len(referred | noticed), "of": len(found)},
    }


def referred_by(truth: Truth, referred: set[str]) -> dict[str, Any]:
    """Who was referred, by age, nationality, exploitation and first responder organisation."""
    kinds: list[str] = []
    for person in referred:
        identified = latest(truth, person, "PotentialVictimIdentified")
        kinds += (identified.get("types") if identified else None) or ["not_recorded"]
    made = [first(truth, person, REFERRAL) for person in referred]
    return {
        "age_now": tally(age(truth, person) for person in referred),
        "nationality": tally(detail(truth, person, "nationality") for person in referred),
        "exploitation_type": tally(kinds),
        "agency": tally(fact.agency for fact in made if fact),
    }


def pathways(truth: Truth) -> dict[str, Any]:
    """M07, M08: where people went."""
    gone = [fact for fact in truth.of("PersonDeparted") if fact.subject in registered(truth)]
    told = [fact for fact in gone if fact.get("destination")]
    where = {"destination": tally(fact.get("destination") or "not_recorded" for fact in gone)}
    n = len(told) or (None if gone else 0)
    known = {fact.subject for fact in told if fact.get("destination") not in ("unknown", "missing")}
    return {
        "M07": {"n": n, "of": len(gone), "not_recorded": len(gone) - len(told), "breakdowns": where},
        "M08": {"n": len(known), "of": len(gone)},
    }


def services(truth: Truth) -> dict[str, Any]:
    """M09a, M09b: what was done for people, and against the exploitation."""
    done = [fact for fact in truth.of(*SERVICES) if fact.subject in registered(truth)]
    against = truth.of("DisruptionInterventionRecorded")
    by = {"agency": tally(fact.agency for fact in done), "kind": tally(fact.type for fact in done)}
    acted = {
        "agency": tally(fact.agency for fact in against),
        "kind": tally(fact.get("kind") or "not_recorded" for fact in against),
    }
    said = {"n": len(against), "breakdowns": acted} if against else {"n": None, "not_recorded": 1}
    return {"M09a": {"n": len(done), "of": len(registered(truth)), "breakdowns": by}, "M09b": said}


def enforcement(truth: Truth) -> dict[str, Any]:
    """M10, M11, M13: arrests, premises, courts."""
    arrests = truth.of("SuspectArrested", "PersonBecameSuspect")
    groups = tally(fact.get("offence_group") or "not_recorded" for fact in arrests)
    visited = truth.of("PremisesActionTaken")
    shut = [fact for fact in visited if fact.get("action") in ("closure", "prohibition")]
    charged = {fact.subject for fact in truth.of("ChargeRecorded")}
    none = {"n": None, "not_recorded": 1}
    return {
        "M10": {"n": len(arrests), "of": 1, "breakdowns": {"offence_group": groups}} if live(truth) else none,
        "M11": {"n": len(shut), "of": len(visited)} if visited else none,
        "M13": {"n": len(charged), "of": len(arrests)} if charged or truth.of("CaseOutcomeRecorded") else none,
    }
