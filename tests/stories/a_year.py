"""A year of 47 operations with the totals that Sandwell published, and those that it could not (FACTS 3.1).

Made from a seed, so that it is the same every time; `Truth` is counted while the rows are written, by nobody else.
"""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

FIRST, LAST = date(2025, 4, 1), date(2026, 3, 31)
TYPES = (
    *([["labour"]] * 32 + [["sexual"]] * 9 + [["criminal"]] * 3),
    *(["labour", "criminal"], ["labour", "criminal"], ["labour", "domestic"]),
)
"""Published: labour 35, sexual 9, criminal 5, domestic 1, which is 50 in 47 operations: three have two."""
PREMISES = (
    ["brothel"] * 9 + ["car_wash"] * 6 + ["factory"] * 12 + ["farm"] * 5 + ["nail_bar"] * 8 + ["private_home"] * 7
)
INTERVENTIONS, ARRESTS = 126, ["modern_slavery"] * 3 + ["immigration"] * 7
AGENCIES = (
    *("Police", "Council", "Fire service", "GLAA", "HMRC", "Immigration Enforcement", "HSE", "Trading standards"),
    *("Environmental health", "Housing standards", "Planning enforcement", "Licensing", "Revenues and benefits"),
    *("Benefits investigators", "Environment Agency", "Electricity network", "Water company", "NCA", "Border Force"),
)
KINDS = ("inspection", "prohibition", "closure", "seizure", "tax", "licensing", "housing", "fire", "other")
SERVICE = ("British Red Cross", "Health provider", "Victim support service")


@dataclass
class Truth:
    """What the year's rows say, counted as they are written."""

    people: int = 0
    victims: Counter[str] = field(default_factory=Counter)
    referred: int = 0
    notified: int = 0
    destinations: Counter[str] = field(default_factory=Counter)


@dataclass
class Script:
    """One operation's rows, each a minute after the one before."""

    start: date
    rows: list[dict[str, Any]] = field(default_factory=list)
    minute: int = 300

    def add(self, actor: str, type_: str, subject: str = "op", day: int = 0, **data: Any) -> None:
        """One more row; with `day` 0 the clock moves on by a minute."""
        self.minute += day == 0
        time = f"{self.minute // 60:02}:{self.minute % 60:02}" if day == 0 else "10:00"
        row = {"n": len(self.rows) + 1, "day": day, "time": time, "actor": actor, "type": type_, "subject": subject}
        self.rows.append({**row, "data": data})


def a_year(seed: int = 47) -> tuple[list[Script], Truth]:
    """The 47 scripts in the order of their dates, and the truth about them."""
    dice, truth = random.Random(seed), Truth()
    premises, scripts = list(PREMISES), []
    dice.shuffle(premises)
    for number in range(47):
        script = Script(FIRST + timedelta(days=number * 364 // 46))
        _plan(script, TYPES[number], premises[number])
        _people(script, dice, truth, dice.choice((0, 1, 2, 3, 4, 6, 9)))
        scripts.append(script)
    _enforcement(scripts, dice)
    for script in scripts:
        script.add("CSM", "CentreClosed")
    return scripts, truth


def _plan(script: Script, kinds: list[str], premises: str) -> None:
    proposed = {"exploitation_types": kinds, "premises": premises, "expected_max": 10}
    script.add("Police planner", "OperationProposed", day=-7, county="West Midlands", lead="Police", **proposed)
    for partner in ("Police", *SERVICE):
        script.add(partner, "PartnerCommitted", partner, day=-6, mode="on_site")
    script.add("CSM", "VenueBooked", day=-5, nights=2, beds=10)
    script.add("Police tactical lead", "GoDecisionRecorded", day=-1)
    script.add("Police tactical lead", "SiteEntered")
    script.add("CSM", "CentreOpened")


def _people(script: Script, dice: random.Random, truth: Truth, many: int) -> None:
    if many:
        script.add("Transport lead", "TransportDeparted", "T1", people=many)
        script.add("Front desk", "TransportArrived", "T1", people=many)
    for number in range(1, many + 1):
        who = f"P{number:02}"
        age = dice.choice(("adult", "adult", "adult", "adult", "child", "uncertain", "not_recorded"))
        details = {} if age == "not_recorded" else {"adult": {"adult": True, "child": False}.get(age)}
        sex, nation = dice.choice(("female", "male")), dice.choice(("Romanian", "Vietnamese", "British"))
        script.add("Registrar", "PersonRegistered", who, sex=sex, nationality=nation, **details)
        script.add("British Red Cross", "WelfareProvided", who)
        truth.people += 1
        if dice.random() < 0.6 and age != "not_recorded":
            _victim(script, dice, truth, who, age)
        to = dice.choice(("safe_accommodation", "council_temporary", "own_arrangement", "return_to_exploiter", ""))
        script.add("Coordinator", "DepartureSafetyCheckDone", who)
        script.add("Front desk", "PersonDeparted", who, **({"destination": to} if to else {}))
        truth.destinations[to or "not_recorded"] += 1


def _victim(script: Script, dice: random.Random, truth: Truth, who: str, age: str) -> None:
    script.add("Police / NCA interviewer", "PersonDebriefStarted", who, by="Police")
    script.add("Police / NCA interviewer", "PersonDebriefCompleted", who)
    script.add("Police / NCA interviewer", "PotentialVictimIdentified", who, types=["forced_to_work"])
    truth.victims[age] += 1
    consents = age != "adult" or dice.random() < 0.5
    if age == "adult":
        answer = "NrmConsentGiven" if consents else "NrmConsentDeclined"
        script.add("First responder (police)", answer, who, **({} if consents else {"reason": "fear_of_authorities"}))
    script.add("First responder (police)", "NrmReferralSubmitted" if consents else "DutyToNotifySubmitted", who)
    truth.referred += consents
    truth.notified += not consents


def _enforcement(scripts: list[Script], dice: random.Random) -> None:
    for number in range(INTERVENTIONS):
        agency = AGENCIES[number % len(AGENCIES)]
        data = {"agency": agency, "kind": dice.choice(KINDS)}
        scripts[number % 47].add(agency, "DisruptionInterventionRecorded", **data)
    for number, group in enumerate(ARRESTS):
        scripts[number * 4].add("Police tactical lead", "SuspectArrested", f"S{number + 1:02}", offence_group=group)
