"""What the events of this chapter are called: departures."""

from web.wording.events.said import Said

DEPARTURES = (
    Said("DepartureSafetyCheckDone", "Check before leaving", "{person} checked before leaving"),
    Said("PersonDeparted", "Left the centre", "{person} left the centre[ for {destination}][, in {transport}]"),
    Said("PersonReturned", "Came back after leaving", "{person} is here again[, at {centre}]"),
    Said("PersonMovedCentre", "Moved to another centre", "{person} moved to {centre}"),
    Said("FollowUpRecorded", "Record a follow-up", "{person}: followed up[, {situation}]"),
    Said(
        "WellbeingRecorded",
        "Record well-being",
        "{person}: well-being recorded[, better: {improved}][, worse: {worse}]",
    ),
    Said("PriorReferralMatched", "Referred before", "{person}: referred before"),
)
