"""What the events of this chapter are called: consent and referral."""

from web.wording.events.said import Said

REFERRALS = (
    Said("NrmConsentGiven", "Agrees to be referred", "{person} agrees to be referred"),
    Said("NrmConsentDeclined", "Declines to be referred", "{person} declines to be referred[: {reason}]"),
    Said("NrmConsentDeferred", "Wants time to decide", "{person} wants time to decide"),
    Said("NrmConsentWithdrawn", "Takes consent back", "{person} takes consent back"),
    Said("NrmReferralSubmitted", "NRM referral submitted", "{person} referred into the NRM"),
    Said("DutyToNotifySubmitted", "Duty to Notify report sent", "{person}: Duty to Notify report sent"),
    Said("EmergencySupportRequested", "Ask for emergency support", "{person}: emergency support asked for"),
    Said("ReasonableGroundsDecisionReceived", "Reasonable grounds decision", "{person}: reasonable grounds {outcome}"),
    Said("ConclusiveGroundsDecisionReceived", "Conclusive grounds decision", "{person}: conclusive grounds {outcome}"),
    Said("DecisionChanged", "A decision was changed", "{person}: decision on {grounds} grounds changed to {outcome}"),
    Said("ReconsiderationRequested", "Ask for reconsideration", "{person}: reconsideration asked for"),
    Said("CaseSuspended", "Case suspended", "{person}: case suspended"),
    Said("CaseWithdrawn", "Withdrew from the NRM", "{person} withdrew from the NRM"),
    Said("DisqualificationRecorded", "Record a disqualification", "{person}: disqualification[ {stage}]"),
    Said("NrmExited", "Left the NRM", "{person} left the NRM"),
    Said("SupportStarted", "Support started", "{person}: support started"),
    Said("SupportEnded", "Support ended", "{person}: support ended"),
    Said("CrimeRecordLinked", "Link the crime record", "{person}: crime record linked"),
    Said("HandedOverToFirstResponder", "Hand over to a first responder organisation", "{person} handed over[ to {to}]"),
    Said(
        "ReferralReadinessChecked",
        "Check the referral against the nine marks",
        "{person}: referral checked[, met: {points}]",
    ),
    Said(
        "ExploitationProfileRecorded",
        "Record the profile of the exploitation",
        "{person}: profile of the exploitation recorded",
    ),
    Said("ReferralPrepared", "Prepare the referral", "{person}: referral prepared[, ready: {sections}]"),
    Said("ReferralSignedOff", "Sign the referral off", "{person}: referral signed off"),
)
