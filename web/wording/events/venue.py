"""What the events of this chapter are called: venue and centre."""

from web.wording.events.said import Said

VENUE = (
    Said("VenueAssessed", "Assess a venue", "Venue assessed"),
    Said("VenueBooked", "Book the venue", "Venue {booked}[: {beds} beds][ for {nights} nights]"),
    Said("CentreHoursPlanned", "Plan the centre's hours", "{centre} planned to open {starts} and close {ends}"),
    Said("VenueHandoverTaken", "Take the venue over", "Venue taken over"),
    Said("RoomsPrepared", "Rooms are ready", "Rooms ready: {rooms}[, for {use}]"),
    Said("VenueReleased", "Give the venue back", "Venue given back[ after {nights_used} nights]"),
    Said("CentreSetToStandby", "Set the centre to standby", "Centre on standby"),
    Said("CentreOpened", "Open the centre", "Centre open"),
    Said("CentreStoodDown", "Begin to stand down", "Centre standing down"),
    Said("CentreClosed", "Close the centre", "Centre closed"),
    Said("CentreReopened", "Reopen the centre", "Centre open again"),
    Said("OnSiteBriefingHeld", "On-site briefing held", "On-site briefing[ for {attendees} people]"),
    Said("SituationReportIssued", "Issue a situation report", "Situation report issued"),
    Said("ShiftHandoverRecorded", "Hand over the shift", "Shift handed over"),
    Said("RollCallTaken", "Take a roll call", "Roll call: {present} counted"),
)
