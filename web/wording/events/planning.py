"""What the events of this chapter are called: planning."""

from web.wording.events.said import Said

PLANNING = (
    Said(
        "OperationProposed",
        "Propose an operation",
        "Operation[ {name}] proposed[: up to {expected_max} people][, {exploitation_types}][, {premises}]",
    ),
    Said("SinglePointOfContactNamed", "Name the single point of contact", "Single point of contact named[: {role}]"),
    Said("InformationRequested", "Ask a service what it holds", "{service} asked what it holds"),
    Said("InformationReturned", "A service answered", "{service} answered[: {owner}]"),
    Said(
        "PlanningMeetingHeld",
        "Planning meeting held",
        "Planning meeting held[ by {organisations} organisations][: {came}]",
    ),
    Said("DecisionRecorded", "Log a decision", "Decision {ref} logged"),
    Said("ObjectivesSet", "Set the objectives", "Objectives set"),
    Said("RiskAssessmentRecorded", "Record the risk assessment", "Risk assessment recorded[: {at_risk}]"),
    Said(
        "DpiaApproved",
        "Approve the data protection impact assessment",
        "Data protection impact assessment approved[, version {version}][, risk left: {left_over}]",
    ),
    Said(
        "BudgetApproved",
        "Approve the budget",
        "Budget approved[: up to {ceiling_pounds}][ for {heading}][, paid by {payer}]",
    ),
    Said("SuppliesConfirmed", "Confirm supplies", "Supplies confirmed[: {beds} beds][, {hygiene_packs} hygiene packs]"),
    Said("ExpectedNumberRevised", "Revise the expected number", "{expected} people expected now"),
    Said("LanguageExpected", "Expect a language", "{language} expected[, spoken by {people} people]"),
    Said("WayAfterwardsAgreed", "Agree a way afterwards", "Afterwards, {way}:[ tonight {bed}][, paid by {payer}]"),
    Said(
        "WaitingLimitsChanged",
        "Change the limits on waiting",
        "Limits on waiting changed[, health screen {health_minutes} minutes]"
        "[, conversation {conversation_minutes} minutes][, out {out_minutes} minutes]"
        "[, refer or notify {duty_to_notify_hours} hours][, social worker {social_worker_days} days]"
        "[, roll call every {roll_call_minutes} minutes][, beds from {bed_hour}:00]",
    ),
    Said(
        "ExploitationTypeRevised",
        "Revise the kind of exploitation",
        "Kind of exploitation revised: {exploitation_types}",
    ),
    Said("BriefingIssued", "Issue a briefing", "Briefing {version} issued"),
    Said("BriefingAcknowledged", "Acknowledge the briefing", "{partner} has read briefing {version}[ ({confirmed})]"),
    Said("GoDecisionRecorded", "Decide: go", "Go decision[ {ref}]"),
    Said("NoGoDecisionRecorded", "Decide: no go", "No-go decision[ {ref}]"),
    Said("OperationCancelled", "Cancel the operation", "Operation cancelled"),
    Said("OperationArchived", "Archive the operation", "Operation archived"),
)
