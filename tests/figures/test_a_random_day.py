"""A random valid day of sixty people, folded by the product and by a naive fold that shares no line with it."""

import random
from typing import Any

import pytest

from projections.measures import MEASURES
from projections.views.board import counts
from tests.given import ADay, a_plan

PEOPLE = 60


class Naive:
    """Sets of people, changed row by row."""

    def __init__(self) -> None:
        self.arrived = 0
        self.sets: dict[str, set[str]] = {
            name: set()
            for name in (
                "registered",
                "debriefed",
                "pv",
                "nrm",
                "departed",
                "out",
                "missing",
                "suspects",
                "adults",
                "yes",
            )
        }
        self.grounds: dict[str, str] = {}

    def see(self, name: str, who: str, data: dict[str, Any]) -> None:
        held = self.sets
        match name:
            case "TransportArrived":
                self.arrived += data["people"]
            case "PersonRegistered":
                held["registered"].add(who)
                held["adults"] |= {who} if data.get("adult") is True else set()
            case "PersonDebriefCompleted":
                held["debriefed"].add(who)
            case "PotentialVictimIdentified":
                held["pv"].add(who)
            case "NrmReferralSubmitted":
                held["nrm"].add(who)
            case "NrmConsentGiven":
                held["yes"].add(who)
            case "NrmConsentDeclined" | "NrmConsentDeferred" | "NrmConsentWithdrawn":
                held["yes"].discard(who)
            case "ReasonableGroundsDecisionReceived":
                self.grounds[who] = data["outcome"]
            case "TemporaryExitLogged":
                held["out"].add(who)
            case "TemporaryExitReturned":
                held["out"].discard(who)
            case "PersonMissingReported":
                held["missing"].add(who)
            case "PersonFound":
                held["missing"].discard(who)
                held["out"].discard(who)
            case "PersonDeparted":
                held["departed"].add(who)
            case "SuspectArrested":
                held["suspects"].add(who)
            case "PersonBecameSuspect":
                held["suspects"].add(data["suspect"])

    def counts(self) -> dict[str, int]:
        held = self.sets
        return {
            "on_site": self.arrived - len(held["out"] | held["missing"] | held["departed"]),
            "registered": len(held["registered"]),
            "debriefed": len(held["debriefed"]),
            "pv": len(held["pv"]),
            "nrm": len(held["nrm"]),
            "rg_pos": sum(said == "positive" for said in self.grounds.values()),
            "arrests": len(held["suspects"]),
            "departed": len(held["departed"]),
            "consents": len(held["yes"] & held["adults"]),
        }


STEPS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("PersonDebriefStarted", {"by": "Police"}),
    ("PersonDebriefCompleted", {}),
    ("PersonDebriefDeclined", {}),
    ("PotentialVictimIdentified", {"types": ["forced_to_work"]}),
    ("NoIndicatorsFoundRecorded", {}),
    ("NrmConsentGiven", {}),
    ("NrmConsentDeclined", {}),
    ("NrmConsentDeferred", {}),
    ("NrmConsentWithdrawn", {}),
    ("NrmReferralSubmitted", {"by": "Police"}),
    ("NrmReferralSubmitted", {"by": "British Red Cross"}),
    ("DutyToNotifySubmitted", {"by": "Police"}),
    ("ReasonableGroundsDecisionReceived", {"outcome": "positive"}),
    ("ReasonableGroundsDecisionReceived", {"outcome": "negative"}),
    ("CaseWithdrawn", {}),
    ("BedAllocated", {}),
    ("BedReleased", {}),
    ("TemporaryExitLogged", {}),
    ("TemporaryExitReturned", {}),
    ("PersonMissingReported", {}),
    ("PersonFound", {}),
    ("PersonDeparted", {"destination": "own_arrangement"}),
    ("DepartureSafetyCheckDone", {}),
)


@pytest.mark.parametrize("seed", range(2))
def test_sixty_people_at_random(seed: int) -> None:
    dice, naive = random.Random(seed), Naive()
    day: ADay = a_plan().at("05:30").has("SiteEntered", "CentreSetToStandby").at("06:00").has("CentreOpened")
    taken = refused = 0

    def enter(name: str, who: str, **data: Any) -> None:
        nonlocal taken, refused
        if day.refused(name, who, **data):
            refused += 1
            return
        taken += 1
        naive.see(name, who, data)

    for number in range(1, 4):
        enter("TransportDeparted", f"T{number}", people=PEOPLE // 3)
        enter("TransportArrived", f"T{number}", people=PEOPLE // 3)
    for number in range(1, PEOPLE + 1):
        enter("PersonRegistered", f"P{number:02}", adult=dice.choice([True, True, True, False, None]))
    for number in range(900):
        minute = number + 1
        day.at((minute // 900, f"{7 + minute % 900 // 60:02}:{minute % 60:02}"))
        name, data = dice.choices(STEPS, weights=[1 if "Departed" in each[0] else 4 for each in STEPS])[0]
        enter(name, f"P{dice.randint(1, PEOPLE):02}", **data)
        if number % 50 == 0:
            enter("PersonBecameSuspect", f"P{dice.randint(1, PEOPLE):02}", suspect=f"S{number:03}")
        if number % 60 == 0:
            assert counts(day.day()) == naive.counts()
    assert counts(day.day()) == naive.counts()
    assert taken > 250
    assert refused > 100
    assert MEASURES["M02"](day.day()).n == len(naive.sets["pv"])
    assert MEASURES["M04"](day.day()).n == len(naive.sets["nrm"] & naive.sets["pv"])
    assert MEASURES["M07"](day.day()).of == len(naive.sets["departed"])
