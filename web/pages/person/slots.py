"""The six places of a person's sheet: what can be done lies where its kind always lies, and an empty place says why."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from service.access.people import PersonShown

KINDS: dict[str, str] = {
    "Care": "HealthScreenCompleted HealthActionTaken WelfareProvided SupportSessionHeld FamilyContactMade "
    "HousingOptionsAssessed ChildReferralMade SocialWorkerVisit WellbeingRecorded",
    "Talk": "PersonDebriefStarted PersonDebriefCompleted PersonDebriefDeclined PotentialVictimIdentified "
    "NoIndicatorsFoundRecorded",
    "Answer": "NrmConsentGiven NrmReferralSubmitted DutyToNotifySubmitted ReasonableGroundsDecisionReceived "
    "ReconsiderationRequested DecisionChanged SupportEnded",
    "Bed": "BedAllocated BedMoved BedReleased SafeAccommodationOffered SafeAccommodationAccepted",
    "Door": "TemporaryExitLogged TemporaryExitReturned PersonMissingReported PersonFound PersonReturned",
    "Leaving": "DepartureSafetyCheckDone PersonDeparted PersonMovedCentre SafeArrivalConfirmed FollowUpRecorded",
}
"""Each place by what lies there, in their order; whatever else is likely stands below them."""
PLACE = {name: kind for kind, names in KINDS.items() for name in names.split()}
NOTHING = "Nothing now"
FIRST: dict[str, dict[str, str]] = {
    "Answer": {
        **dict.fromkeys(("waiting", "talking", "declined_to_talk"), "First the conversation"),
        "talked": "First what was found",
        "no_indicators": "Nobody to ask: no indicators found",
    },
    "Talk": dict.fromkeys(
        ("no_indicators", "identified", "deciding", "consented", "declined", "notified", "referred", "decided"),
        "Talked to",
    ),
    "Leaving": {"talking": "First finish the conversation"},
}
"""What comes first, or is done, by the place and the stage."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place: what lies there, as a button; `why` says why nothing does."""

    kind: str
    why: str
    buttons: list[dict[str, Any]] = field(default_factory=list)


def slots(shown: PersonShown, listed: Sequence[dict[str, Any]]) -> tuple[list[Slot], list[dict[str, Any]]]:
    """The places with the first button of each kind, and the buttons for which none is left, in their order."""
    places = {kind: Slot(kind, _why(kind, shown)) for kind in KINDS}
    more: list[dict[str, Any]] = []
    for each in listed:
        place = places.get(PLACE.get(each["name"], ""))
        (more if place is None or place.buttons else place.buttons).append(each)
    return list(places.values()), more


def _why(kind: str, shown: PersonShown) -> str:
    """Why a place may be empty; it says no more than the page above it."""
    if shown.missing or shown.out:
        return NOTHING if kind == "Door" else "First back in"
    return FIRST.get(kind, {}).get(shown.stage, NOTHING)
