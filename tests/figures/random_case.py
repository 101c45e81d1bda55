"""One person's case, at random: identified or not, asked, referred or notified, decided, followed."""

from tests.figures.random_script import DAY, Script

KINDS = ("forced_to_work", "wages_taken", "forced_to_commit_fraud", "prostitution", "organs_removed", "other")
REASONS = ("fear_of_exploiter", "fear_of_authorities", "family", "work", "other", "not_given")
RESPONDERS = ("First responder (police)", "First responder (NCA)", "First responder (council)")
AUTHORITY = "Competent authority (message logged by NCA)"
POINTS = ("detail", "indicators", "context", "chronology", "contacts", "evidence")
ACTED = ("detained", "released", "arrested")
OUTCOMES = ("housing", "purpose", "medical_care", "education")


def identify(script: Script, person: str, minute: int) -> None:
    """Identified or not; then asked, referred, notified, and all that follows."""
    dice, add, chance = script.dice, script.add, script.chance
    asker = "Police / NCA interviewer"
    if chance(0.35):
        add(minute, asker, "NoIndicatorsFoundRecorded", person)
        return
    kinds = dice.sample(KINDS, dice.choice((0, 1, 1, 2, 3)))
    add(minute, asker, "PotentialVictimIdentified", person, types=kinds)
    asked = answers(script, person, minute + 10)
    refers = asked + dice.randint(5, 300)
    if chance(0.8):
        add(refers, dice.choice(RESPONDERS), "NrmReferralSubmitted", person, to="competent_authority")
        decide(script, person, refers)
    if chance(0.5):
        add(asked + dice.randint(5, 900), dice.choice(RESPONDERS), "DutyToNotifySubmitted", person)
    place(script, person, refers)


def answers(script: Script, person: str, minute: int) -> int:
    """What an adult said to the question, perhaps more than once; gives the minute of the last answer."""
    dice, add, chance = script.dice, script.add, script.chance
    actor = dice.choice(RESPONDERS)
    for _ in range(dice.choice((0, 1, 1, 2, 3))):
        kind = dice.choice(("NrmConsentGiven", "NrmConsentGiven", "NrmConsentDeclined", "NrmConsentDeferred"))
        why = {"reason": dice.choice(REASONS)} if kind == "NrmConsentDeclined" and chance(0.7) else {}
        add(minute, actor, kind, person, **why)
        minute += dice.randint(10, 200)
    if chance(0.1):
        add(minute + 350, actor, "NrmConsentWithdrawn", person)
    return minute


def decide(script: Script, person: str, referred: int) -> None:
    """Decisions, and second thoughts about them; what follows a decision."""
    dice, add, chance = script.dice, script.add, script.chance
    decided = referred + dice.choice((600, 3 * DAY, 6 * DAY, 9 * DAY)) + dice.randint(0, 500)
    if chance(0.85):
        add(decided, AUTHORITY, "ReasonableGroundsDecisionReceived", person, outcome=_outcome(script))
        if chance(0.25):
            add(decided + 2 * DAY, "Victim support service", "ReconsiderationRequested", person)
            if chance(0.7):
                add(decided + 9 * DAY, AUTHORITY, "ReasonableGroundsDecisionReceived", person, outcome=_outcome(script))
    if chance(0.5):
        final = decided + dice.choice((31, 60, 95)) * DAY
        add(final, AUTHORITY, "ConclusiveGroundsDecisionReceived", person, outcome=_outcome(script))
        if chance(0.5):
            add(final + DAY, "NCA", "NrmExited", person)
            if chance(0.6):
                add(final + 40 * DAY, "Victim support service", "FollowUpRecorded", person, situation="housed")
    if chance(0.6):
        crime = {"reference": dice.choice(("CR/1", "CR/2", "CR/3"))} if chance(0.7) else {}
        add(referred + 4 * DAY, "Police", "CrimeRecordLinked", person, **crime)
    if chance(0.4) and referred < 4 * DAY:
        add(decided + 30, "Victim-care contractor", "SupportStarted", person)
        if chance(0.6):
            add(decided + dice.randint(20, 60) * DAY, "Victim-care contractor", "SupportEnded", person)
    if chance(0.15) and referred < 20 * DAY:
        again = decided + 25 * DAY
        add(again, dice.choice(RESPONDERS), "NrmReferralSubmitted", person, to="competent_authority")
        decide(script, person, again)
    if chance(0.1):
        add(decided + 5, "NCA", dice.choice(("CaseSuspended", "CaseWithdrawn", "DisqualificationRecorded")), person)


def _outcome(script: Script) -> str:
    return script.dice.choice(("positive", "positive", "negative"))


def place(script: Script, person: str, minute: int) -> None:
    """A safe place offered, taken, reached; and what was ticked and noted about the case."""
    dice, add, chance = script.dice, script.add, script.chance
    if chance(0.6):
        add(minute + 60, "Victim-care contractor", "SafeAccommodationOffered", person)
        if chance(0.8):
            add(minute + 90, "Victim-care contractor", "SafeAccommodationAccepted", person)
        if chance(0.7):
            add(minute + dice.randint(200, 4000), "Victim-care contractor", "SafeArrivalConfirmed", person)
    if chance(0.3):
        points = {"points": dice.sample(POINTS, dice.randint(0, 6))} if chance(0.8) else {}
        add(minute + 15, "First responder (police)", "ReferralReadinessChecked", person, **points)
    if chance(0.3):
        add(minute + 20, "Police", "ExploitationProfileRecorded", person, recruitment="online", place="uk")
    if chance(0.3):
        asked = {"improved": dice.sample(OUTCOMES, dice.randint(0, 2))} if chance(0.8) else {}
        add(minute + 20 * DAY, "Victim support service", "WellbeingRecorded", person, **asked)


def others(script: Script, person: str, minute: int) -> None:
    """What may happen to anybody: known from before, taken by immigration officers, recognised as a suspect."""
    dice, add, chance = script.dice, script.add, script.chance
    if chance(0.1):
        add(minute + 300, "Police", "PriorReferralMatched", person, reference="PR-1")
    if chance(0.1):
        add(minute + 700, "Immigration Enforcement", "ImmigrationActionRecorded", person, action=dice.choice(ACTED))
    if chance(0.07):
        group = {"offence_group": dice.choice(("modern_slavery", "other"))} if chance(0.7) else {}
        add(minute + 350, "Police", "PersonBecameSuspect", person, suspect=f"S8{person[1:]}", **group)
    if chance(0.1):
        add(minute + 45, "British Red Cross", "HandedOverToFirstResponder", person, to="Police")
    if chance(0.1):
        add(minute + 3 * DAY, "CSM", "CaseReviewHeld", person, services=["housing", "police"])
