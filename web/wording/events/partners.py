"""What the events of this chapter are called: partners."""

from web.wording.events.said import Said

PARTNERS = (
    Said("PartnerInvited", "Ask a partner", "{partner} asked to take part[, {mode}][, from {starts}][ to {ends}]"),
    Said("PartnerCommitted", "A partner commits", "{partner} committed, {mode}[, here within {minutes} minutes]"),
    Said("PartnerDeclined", "A partner cannot take part", "{partner} cannot take part"),
    Said(
        "PartnerHoursPlanned",
        "Plan a partner's hours",
        "{partner} plans to be here from {starts} to {ends}[ with {staff} staff]",
    ),
    Said("InformationSharingAgreementSigned", "Sharing agreement signed", "{partner} signed the sharing agreement"),
    Said("MemorandumAgreed", "Agree a memorandum", "Memorandum agreed with {council}"),
    Said("InterpretersBooked", "Book interpreters", "Interpreters booked: {language}[, {on_site} on site]"),
    Said("PartnerArrived", "A partner is here", "{partner} here[ with {staff} staff]"),
    Said("PartnerLeft", "A partner left", "{partner} left"),
    Said("OnCallPartnerActivated", "Call a partner in", "{partner} called in"),
    Said("OnCallPartnerStoodDown", "Stand a partner down", "{partner} stood down"),
)
