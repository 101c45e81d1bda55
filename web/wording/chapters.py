"""The chapters of what people can do, in the order of the day."""

CHAPTERS: dict[str, str] = {
    "planning": "Planning",
    "venue": "Venue and centre",
    "partners": "Partners",
    "shift": "Shift",
    "arrivals": "Arrivals",
    "care": "Care",
    "interviews": "Conversations",
    "referrals": "Consent and referral",
    "beds": "Beds",
    "safeguarding": "Safeguarding",
    "enforcement": "Enforcement",
    "departures": "Departures",
    "debrief": "Debrief",
    "amendments": "Put right",
    "organisations": "Organisations",
    "outcomes": "Outcomes",
}
