"""Mistakes that people make: rows entered wrongly, and the amendments that put them right."""

import random
from collections.abc import Callable
from typing import Any

from tests.figures.random_person import DESTINATIONS
from tests.figures.random_script import Script

Wrong = Callable[[random.Random], dict[str, Any]]
WRONG: dict[str, Wrong] = {
    "PersonDeparted": lambda dice: {"destination": dice.choice(DESTINATIONS)},
    "ReasonableGroundsDecisionReceived": lambda dice: {"outcome": dice.choice(("positive", "negative"))},
    "ConclusiveGroundsDecisionReceived": lambda dice: {"outcome": dice.choice(("positive", "negative"))},
    "NrmConsentDeclined": lambda dice: {"reason": dice.choice(("family", "work"))},
    "CostsRecorded": lambda dice: {"pounds": dice.randint(0, 99)},
    "SuspectArrested": lambda dice: {"offence_group": dice.choice(("immigration", "other"))},
    "HealthScreenCompleted": lambda dice: {"need_flagged": dice.choice((True, False))},
    "DisruptionInterventionRecorded": lambda dice: {"kind": dice.choice(("tax", "fire"))},
    "PremisesActionTaken": lambda dice: {"action": dice.choice(("closure", "none"))},
    "RollCallTaken": lambda dice: {"present": dice.randint(0, 9)},
    "CrimeRecordLinked": lambda dice: {"reference": dice.choice(("CR/1", "CR/9"))},
    "FollowUpRecorded": lambda dice: {"situation": dice.choice(("housed", "unknown"))},
    "PotentialVictimIdentified": lambda dice: {"types": ["other"]},
    "PersonRegistered": lambda dice: {"nationality": "Indian", "sex": dice.choice(("female", "male"))},
    "ExpectedNumberRevised": lambda dice: {"expected": dice.randint(1, 40)},
    "VenueReleased": lambda dice: {"nights_used": dice.randint(0, 3)},
}
"""By type of row: what somebody might enter in place of what is true."""
MAY_MOVE = ("WelfareProvided", "HealthScreenCompleted", "SafeArrivalConfirmed", "ReasonableGroundsDecisionReceived")
MAY_BE_VOIDED = (
    *MAY_MOVE,
    *(kind for kind in WRONG if kind not in ("PersonRegistered", "PersonDeparted")),
    "FamilyContactMade",
    "HousingOptionsAssessed",
    "PersonDebriefCompleted",
    "PersonRegistered",
    "PersonDebriefStarted",
    "NrmConsentGiven",
    "NrmReferralSubmitted",
    "DutyToNotifySubmitted",
    "ImmigrationActionRecorded",
    "ActionAssigned",
    "CaseReviewHeld",
    "PartnerArrived",
    "InformationSharingAgreementSigned",
)


def amendments(script: Script) -> None:
    """Some rows are corrected or voided, and some of those amendments voided again."""
    made = []
    for _, minute, row in list(script.written):
        kind = row["type"]
        if kind in WRONG and script.chance(0.06):
            made.append(script.amend("EntryCorrected", row, data=WRONG[kind](script.dice)))
        elif kind in MAY_MOVE and minute % 60 < 40 and script.chance(0.06):
            moved = minute % 60 + script.dice.randint(1, 19)
            clock = f"{row['time'][:3]}{moved:02}"
            made.append(script.amend("EntryCorrected", row, data={"time": clock}))
        if kind in MAY_BE_VOIDED and script.chance(0.04):
            made.append(script.amend("EntryVoided", row))
    for row in made:
        if script.chance(0.15):
            made.append(script.amend("EntryVoided", row))
