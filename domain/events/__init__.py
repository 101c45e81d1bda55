"""What can happen: one short file a chapter, one frozen dataclass an event. Importing this loads them all."""

from domain.events import (
    amendments,
    arrivals,
    beds,
    care,
    debrief,
    departures,
    enforcement,
    interviews,
    organisations,
    outcomes,
    partners,
    planning,
    referrals,
    safeguarding,
    shift,
    venue,
)

CHAPTERS = {
    "planning": planning,
    "venue": venue,
    "partners": partners,
    "shift": shift,
    "arrivals": arrivals,
    "care": care,
    "interviews": interviews,
    "referrals": referrals,
    "beds": beds,
    "safeguarding": safeguarding,
    "enforcement": enforcement,
    "departures": departures,
    "debrief": debrief,
    "amendments": amendments,
    "organisations": organisations,
    "outcomes": outcomes,
}
"""The chapters in the order of the day; the same words name the folders of decisions, pages and tests."""

__all__ = ["CHAPTERS"]
