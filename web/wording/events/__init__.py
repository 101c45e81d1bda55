"""Every event in words, chapter by chapter in the order of the day: its button and its sentence in one row."""

from web.wording.events import (
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

EVERY = (
    *(*planning.PLANNING, *venue.VENUE, *partners.PARTNERS, *shift.SHIFT, *arrivals.ARRIVALS, *care.CARE),
    *(*interviews.INTERVIEWS, *referrals.REFERRALS, *beds.BEDS, *safeguarding.SAFEGUARDING),
    *(*enforcement.ENFORCEMENT, *departures.DEPARTURES, *debrief.DEBRIEF, *amendments.AMENDMENTS),
    *(*organisations.ORGANISATIONS, *outcomes.OUTCOMES),
)
ACTIONS: dict[str, str] = {said.event: said.button for said in EVERY}
"""Event type by what its button says."""
SENTENCES: dict[str, str] = {said.event: said.sentence for said in EVERY}
"""Event type by its sentence."""

__all__ = ["ACTIONS", "EVERY", "SENTENCES"]
