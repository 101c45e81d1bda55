"""What the events of this chapter are called: arrivals."""

from web.wording.events.said import Said

ARRIVALS = (
    Said("PeopleEncounteredCounted", "Count people met on the site", "{people} people met on the site"),
    Said("TransportDeparted", "A vehicle left the site", "{transport} left the site with {people} people"),
    Said("TransportArrived", "A vehicle arrived", "{transport} arrived with {people} people"),
    Said("WalkInArrived", "Somebody came on foot", "{people} came on foot"),
    Said("PersonRegistered", "Register a person", "{person} registered[, {age}][, {nationality}]"),
    Said("PersonDetailsCorrected", "Put a person's details right", "{person}: details put right"),
    Said("RegistrationVoided", "Void a registration", "{person}: registration voided[, a duplicate of {duplicate_of}]"),
    Said("TemporaryExitLogged", "Went out for a while", "{person} went out"),
    Said("TemporaryExitReturned", "Came back in", "{person} came back"),
)
