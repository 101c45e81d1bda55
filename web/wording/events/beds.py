"""What the events of this chapter are called: beds."""

from web.wording.events.said import Said

BEDS = (
    Said("HousingOptionsAssessed", "Housing options explained", "{person}: housing options explained[, {options}]"),
    Said("BedAllocated", "Give a bed", "{person}: bed given, {kind}[, {bed}]"),
    Said("BedMoved", "Move to another bed", "{person} moved to {bed}"),
    Said("BedReleased", "Release the bed", "{person}: bed released"),
    Said("SafeAccommodationOffered", "Safe accommodation offered", "{person}: safe accommodation offered"),
    Said("SafeAccommodationAccepted", "Safe accommodation accepted", "{person} accepted safe accommodation"),
    Said("SafeArrivalConfirmed", "Arrived safely", "{person} arrived safely"),
)
