"""What the events of this chapter are called: care."""

from web.wording.events.said import Said

CARE = (
    Said("WelfareProvided", "Welfare given", "{everybody}: welfare[, {kind}]"),
    Said("FamilyContactMade", "Called home", "{everybody} called home"),
    Said("ServiceContactMade", "A service spoke with them", "{everybody} seen by a service[, {service}]"),
    Said("HealthScreenCompleted", "Health screen done", "{person}: health screen done"),
    Said("HealthActionTaken", "Health need acted on", "{person}: health need acted on[, {outcome}]"),
    Said("PropertyTakenIn", "Keep property", "{person}: property kept[, {contents}][, by {held_by}]"),
    Said("PropertyReturned", "Property given back", "{person}: property given back"),
    Said("RightsGiven", "Told of rights or options", "{person} told of: {paper}[, in {language}][, {how}]"),
)
