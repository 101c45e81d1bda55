"""What the events of this chapter are called: enforcement."""

from web.wording.events.said import Said

ENFORCEMENT = (
    Said("SiteEntered", "Police entered the site", "Police entered the site"),
    Said("SuspectArrested", "Suspect arrested", "{suspect} arrested[, {offence_group}]"),
    Said(
        "DisruptionInterventionRecorded",
        "Record a disruption intervention",
        "{agency}: disruption[, {kind}][, {four_p}]",
    ),
    Said("PremisesActionTaken", "Record action on premises", "Premises[ ({premises})]: {action}"),
    Said("ImmigrationActionRecorded", "Record immigration action", "{person}: immigration action[, {action}]"),
    Said("ChargeRecorded", "Record a charge", "[{suspect} ]charged[, {offence_group}]"),
    Said("CaseOutcomeRecorded", "Record a court outcome", "[{suspect}: ]case outcome[, {outcome}]"),
)
