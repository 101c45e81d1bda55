"""The plan, the centre and what comes afterwards, at random: everything that is about no single person."""

from datetime import timedelta
from typing import Any

from tests.figures.random_script import DAY, Script

PARTNERS = (
    "Police",
    "NCA",
    "Health provider",
    "British Red Cross",
    "Victim support service",
    "District housing team",
    "Victim-care contractor",
    "County adult social care",
)
DISRUPTION = ("inspection", "prohibition", "closure", "seizure", "tax", "immigration", "licensing", "other")
PREMISES = ("construction_site", "farm", "car_wash", "brothel", "nail_bar", "other")
OFFENCES = ("modern_slavery", "immigration", "other")
OPENED, CLOSED = 6 * 60, 3 * DAY + 20 * 60
"""The centre opens at six, and closes on the third evening at eight."""


def plan(script: Script, people: int) -> None:
    """From the proposal to the open centre."""
    dice, add, chance = script.dice, script.add, script.chance
    proposed: dict[str, Any] = {
        "exploitation_types": dice.sample(["labour", "sexual", "domestic", "criminal"], dice.randint(1, 2))
    }
    if chance(0.8):
        proposed["premises"] = dice.choice(PREMISES)
    expected = {"expected_max": people + dice.randint(-3, 9)} if chance(0.9) else {}
    add(-28 * DAY, "Police planner", "OperationProposed", **proposed, **expected)
    add(-26 * DAY, "CSM", "InformationRequested", services=dice.randint(1, 6))
    add(-25 * DAY, "CSM", "InformationReturned", services=1)
    add(-21 * DAY, "CSM", "ObjectivesSet")
    add(-14 * DAY, "CSM", "VenueBooked", beds=max(2, people + dice.randint(-4, 4)), nights=dice.randint(1, 5))
    _partners(script)
    if chance(0.4):
        kinds = dice.sample(["labour", "sexual", "organ"], dice.randint(1, 2))
        add(-3 * DAY, "Police planner", "ExploitationTypeRevised", exploitation_types=kinds)
    add(-DAY, "Police tactical lead", "GoDecisionRecorded", ref="DL-02")
    add(5 * 60, "CSM", "CentreSetToStandby")
    add(5 * 60 + 50, "Police tactical lead", "SiteEntered")
    if chance(0.6):
        add(5 * 60 + 55, "Police tactical lead", "PeopleEncounteredCounted", people=people + dice.randint(1, 40))
    if chance(0.15):
        add(6 * 60 + 5, "Police tactical lead", "PeopleEncounteredCounted", people=dice.randint(1, 9))
    add(OPENED, "CSM", "CentreOpened")
    for minute in dice.sample(range(6 * 60 + 1, 7 * 60), dice.randint(0, 2)):
        add(minute, "Police tactical lead", "ExpectedNumberRevised", expected=people + dice.randint(-2, 5))


def _partners(script: Script) -> None:
    dice, add, chance = script.dice, script.add, script.chance
    for number, partner in enumerate(dice.sample(PARTNERS, dice.randint(2, len(PARTNERS)))):
        mode = dice.choice(("on_site", "on_site", "on_call"))
        add(-10 * DAY + number, "Each partner", "PartnerCommitted", partner, mode=mode)
        if chance(0.06):
            add(-9 * DAY, partner, "PartnerDeclined", partner)
        if chance(0.7):
            add(-7 * DAY, "Information governance lead", "InformationSharingAgreementSigned", partner)
        if chance(0.3):
            add(-3 * DAY, partner, "TrainingRecorded", partner, trained=dice.randint(0, 3), staff=dice.randint(3, 9))
        if chance(0.6):
            add(-600 + number, "Each partner", "BriefingAcknowledged", partner, version=1)
        if mode == "on_site" and chance(0.8):
            add(5 * 60 + number, "Front desk", "PartnerArrived", partner, staff=2)
        if mode == "on_call" and chance(0.5):
            add(900 + number, "Coordinator", "OnCallPartnerActivated", partner)
        elif mode == "on_call" and chance(0.5):
            add(950 + number, "Coordinator", "OnCallPartnerStoodDown", partner)
        elif chance(0.1):
            add(960 + number, partner, "PartnerDeclined", partner)
    add(-8 * DAY, "CSM", "InterpretersBooked", language="ro", on_site=2)
    if chance(0.7):
        add(-700, "Police planner", "BriefingIssued", version=1)


def enforcement(script: Script) -> None:
    """Arrests, action against the exploitation, and what courts made of it."""
    dice, add, chance = script.dice, script.add, script.chance
    for number in range(1, dice.randint(1, 5)):
        group = {"offence_group": dice.choice(OFFENCES)} if chance(0.8) else {}
        add(6 * 60 + number, "Police tactical lead", "SuspectArrested", f"S{number:02}", **group)
        if chance(0.5):
            add(5 * DAY + number, "Police", "ChargeRecorded", f"S{number:02}", offence_group="modern_slavery")
        if chance(0.4):
            outcome = dice.choice(("convicted", "acquitted", "discontinued"))
            add(40 * DAY + number, "Police", "CaseOutcomeRecorded", f"S{number:02}", outcome=outcome)
    for number in range(dice.randint(0, 4)):
        kind = {"kind": dice.choice(DISRUPTION)} if chance(0.8) else {}
        actor = dice.choice(("GLAA", "Police", "Immigration Enforcement", "CSM"))
        add(480 + 7 * number, actor, "DisruptionInterventionRecorded", **kind)
    for number in range(dice.randint(0, 3)):
        premises = {"premises": dice.choice(PREMISES)} if chance(0.8) else {}
        action = dice.choice(("closure", "prohibition", "notice", "none"))
        add(600 + 9 * number, "Police", "PremisesActionTaken", action=action, **premises)


def afterwards(script: Script) -> None:
    """Closing, perhaps reopening; lessons, money, reviews."""
    dice, add, chance = script.dice, script.add, script.chance
    add(CLOSED, "CSM", "CentreClosed")
    if chance(0.3):
        add(CLOSED + 60, "CSM", "CentreReopened")
        add(CLOSED + 245, "CSM", "CentreClosed")
    if chance(0.7):
        add(CLOSED + 300, "CSM", "VenueReleased", nights_used=dice.randint(0, 3))
    add(CLOSED + 310, "CSM", "HotDebriefHeld")
    for number in range(dice.randint(0, 4)):
        money = {"heading": dice.choice(("venue", "food")), "payer": dice.choice(("Council", "Police"))}
        pounds = {"pounds": dice.randint(0, 900)} if chance(0.8) else {}
        add(CLOSED + 400 + number, "CSM", "CostsRecorded", **money, **pounds)
    if chance(0.8):
        add(dice.choice((10, 30, 33, 50)) * DAY, "Debrief facilitator", "StructuredDebriefHeld", **_found_none(script))
    _lessons(script)
    for number in range(dice.randint(0, 3)):
        services = dice.sample(("housing", "health", "police"), dice.randint(0, 2))
        add(15 * DAY + number, "CSM", "CaseReviewHeld", services=services)


def _found_none(script: Script) -> dict[str, Any]:
    """What a structured debrief looked for and found none of, where somebody ticked it."""
    looked = ("arrests", "interventions", "premises", "immigration", "missing", "lessons")
    return {"found_none": script.dice.sample(looked, script.dice.randint(0, 3))} if script.chance(0.5) else {}


def _lessons(script: Script) -> None:
    dice, add, chance = script.dice, script.add, script.chance
    for number in range(dice.randint(0, 5)):
        lesson, minute = f"L{number}", 14 * DAY + number
        add(minute, "Debrief facilitator", "LessonRecorded", lesson, kind=dice.choice(("good_practice", "improve")))
        if chance(0.6):
            due = {"due": str(script.start + timedelta(days=dice.choice((34, 50, 54, 75))))} if chance(0.8) else {}
            add(minute + 30, "Debrief facilitator", "ActionAssigned", lesson, owner="Council", **due)
            if chance(0.2):
                add(minute + DAY, "Debrief facilitator", "ActionAssigned", lesson, owner="Police", **due)
            if chance(0.6):
                add(minute + dice.choice((20, 40, 60, 90)) * DAY, "CSM", "ActionClosed", lesson)
