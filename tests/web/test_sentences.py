"""Events in words: of one it is one person, one bed, one night; what a debrief looked for reads as what it is."""

import pytest

from service.access.table import AUDIENCE
from tests.given import ADay, a_plan, closed
from web.wording import sentence

SEEN_BY = frozenset().union(*AUDIENCE.values())


def latest(day: ADay) -> str:
    return sentence(day.recorded_events()[-1], SEEN_BY)


@pytest.mark.parametrize(
    ("event", "subject", "data", "words"),
    [
        ("TransportDeparted", "T1", {"people": 1}, "T1 left the site with 1 person"),
        ("TransportDeparted", "T1", {"people": 11}, "T1 left the site with 11 people"),
        ("VenueBooked", "op", {"centre": "C2", "beds": 1, "nights": 1}, "Venue booked: 1 bed for 1 night"),
        ("PartnerCommitted", "NCA", {"mode": "on_call", "minutes": 1}, "NCA committed, on call, here within 1 minute"),
    ],
)
def test_of_one_it_is_one(event: str, subject: str, data: dict[str, object], words: str) -> None:
    assert latest(a_plan().has((event, subject, data))) == words


def test_what_a_debrief_looked_for_reads_as_what_it_is() -> None:
    day = closed().has(("StructuredDebriefHeld", "op", {"partners": 1, "found_none": ["missing", "premises"]}))
    looked_for = "looked for and found none: people reported missing, premises closed or prohibited"
    assert latest(day) == f"Structured debrief held with 1 partner; {looked_for}"
