"""FACTS 3.1, counted by hand: what came of the operation, and of each person."""

from collections import Counter
from datetime import timedelta
from typing import Any

from tests.figures.naive_looks import (
    UNKNOWN,
    gone,
    left_unseen,
    nobody,
    of_each,
    unanswered,
)
from tests.figures.naive_people import age, answer, detail, first, latest, registered, tally, victims, who
from tests.figures.naive_truth import Truth

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
        "M12": {"n": 1, "of": 1, "breakdowns": mix} if went else nobody(0),
    }


def potential_victims(truth: Truth) -> dict[str, Any]:
    """M02, M03: who was identified, and how old they are."""
    found, all_here = victims(truth), registered(truth)
    cleared = who(truth, "NoIndicatorsFoundRecorded")
    looked = bool(found | cleared) or (not all_here and live(truth))
    ages = tally(age(truth, person) for person in found)
    then = tally(age(truth, person, "adult_at_exploitation") for person in found)
    unknown = ages.get("not_recorded", 0)
    return {
        "M02": {"n": len(found), "of": live(truth), "not_recorded": 0} if looked else unanswered(truth),
        "M02b": of_each(len(found), len(all_here), len(all_here - found - cleared)),
        "M03": of_each(len(found) - unknown, len(found), unknown, age_now=ages, age_at_exploitation=then),
    }


def duty(truth: Truth) -> dict[str, Any]:
    """M04 to M06: who was referred, who was notified, whose duty stands open."""
    found = victims(truth)
    sent, noticed = who(truth, REFERRAL) & found, who(truth, NOTICE) & found
    ages, said = {p: age(truth, p) for p in found}, {p: answer(truth, p) for p in found}
    no = {p for p in found if said[p] not in (None, "given")}
    adults = {p for p in found if ages[p] == "adult"}
    young = {p for p in found if ages[p] in ("child", "uncertain")}
    could = young | sent | {p for p in adults if said[p] == "given"}
    silent = {p for p in found - young - sent - noticed if said[p] is None}
    ageless = {p for p in found - young - adults - sent - noticed if said[p] == "given"}
    declined = {p for p in adults if said[p] in ("declined", "withdrawn")} | (noticed & adults)
    return {
        "M04": of_each(len(sent), len(found), len(found - sent - noticed - no), **referred_by(truth, sent)),
        "M04b": of_each(len(sent), len(could), len(could - sent), len(silent | ageless)),
        "M05": of_each(len(noticed & adults), len(declined), len(declined - noticed - sent), len(silent)),
        "M06": {"n": len(sent | noticed), "of": len(found), "not_recorded": 0},
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
    """M07, M08: where people went, and whether anybody knows how they are so many days later."""
    left, unseen = gone(truth), len(left_unseen(truth))
    where = [fact.get("destination") for fact in left.values()]
    counts = tally(each or "not_recorded" for each in where)
    known = sum(each not in UNKNOWN for each in where)
    unsaid = where.count(None)
    asked, told = Counter[str](), Counter[str]()
    for person, fact in left.items():
        calls = [call for call in truth.about(person, "FollowUpRecorded") if call.get("situation")]
        for days in (7, 30, 90, 180):
            since = [call.get("situation") for call in calls if call.at >= fact.at + timedelta(days=days)]
            asked[f"{days}_days"] += bool(since)
            told[f"{days}_days"] += any(each not in UNKNOWN for each in since)
    later = {"asked": dict(asked), "followed_up": dict(told)}
    return {
        "M07": of_each(len(where) - unsaid, len(where), unsaid, unseen, destination=counts),
        "M08": of_each(known, len(where), unsaid, unseen, **later),
    }
