"""What is likely next for a person, by where they stand; and what needs no question, so that one tap does it."""

from collections.abc import Callable

from starlette.datastructures import FormData

from domain.events.referrals import ReconsiderationRequested, SupportEnded
from projections.operation.person import Person
from projections.operation.state import OperationState

ONE_TAP: dict[str, dict[str, str]] = {
    "BedAllocated": {"kind": "centre"},
    "BedReleased": {},
    "EmergencySupportRequested": {},
    "FamilyContactMade": {},
    "NoIndicatorsFoundRecorded": {},
    "NrmConsentDeferred": {},
    "PersonDebriefCompleted": {},
    "PersonDebriefDeclined": {},
    "PersonFound": {},
    "SafeAccommodationAccepted": {},
    "SafeAccommodationOffered": {},
    "SafeArrivalConfirmed": {},
    "SocialWorkerVisit": {},
    "SupportSessionHeld": {},
    "TemporaryExitReturned": {},
    "WelfareProvided": {"kind": "clothing_and_hygiene_pack"},
}
"""Event type by what goes with the tap. A tap can be voided from the line that confirms it."""


CHOSEN_BED = "a bed that somebody chose"
"""Giving a bed by its form, beside the tap that gives the lowest free one."""


def one_tap(event: str, person: Person | None = None) -> dict[str, str] | None:
    """What goes with a single tap; None where something is asked: of an adult not who goes out with them."""
    if event == "TemporaryExitLogged" and person and person.age == "adult":
        return {}
    return ONE_TAP.get(event)


def tapped(event: str, form: FormData) -> FormData:
    """What a form says; of a single tap also what goes with it."""
    given = ONE_TAP.get(event, {}) if form.get("one_tap") else {}
    return FormData([*form.multi_items(), *((name, value) for name, value in given.items() if name not in form)])


def _care(person: Person) -> tuple[str, ...]:
    found = [] if person.screened else ["HealthScreenCompleted"]
    if person.need and not person.need_met:
        found.append("HealthActionTaken")
    return (*found, "WelfareProvided")


def _around(person: Person) -> tuple[str, ...]:
    """What may happen to anybody on site: a bed, a breath of air, leaving; for a child also who has to be told."""
    if person.missing:
        return (*_child(person), "PersonFound")
    if person.out:
        return (*_child(person), "TemporaryExitReturned", "PersonMissingReported")
    bed = ("BedMoved", "BedReleased") if person.bed else ("BedAllocated", CHOSEN_BED)
    leaving = ("PersonDeparted",) if person.checked else ("DepartureSafetyCheckDone",)
    return (*_child(person), *bed, "TemporaryExitLogged", *leaving)


ANSWERS = ("NrmConsentGiven", "NrmConsentDeclined", "NrmConsentDeferred")
"""Whether somebody wants to be referred: asked and answered on a page of its own."""


def _consent(person: Person) -> tuple[str, ...]:
    return ("SupportSessionHeld", *ANSWERS, *_around(person))


def _to_stay(person: Person) -> tuple[str, ...]:
    """Whoever is adult by now and was referred as a child is asked whether they stay, or withdraws."""
    return (*ANSWERS, "CaseWithdrawn") if person.to_be_asked_to_stay else ()


def _child(person: Person) -> tuple[str, ...]:
    told = () if person.told_council else ("ChildReferralMade",)
    seen = () if person.seen_by_social_worker else ("SocialWorkerVisit",)
    return (*told, *seen) if person.child else ()


def _refused(person: Person) -> tuple[str, ...]:
    """What follows a negative decision, also of somebody who left: to ask again, and whether support ends."""
    again = "DecisionChanged" if person.latest(ReconsiderationRequested) else "ReconsiderationRequested"
    return (again, *_support_ends(person)) if person.reasonable_grounds == "negative" else ()


def _support_ends(person: Person) -> tuple[str, ...]:
    return ("SupportEnded",) if person.support and not isinstance(person.support.event, SupportEnded) else ()


def _decided(person: Person) -> tuple[str, ...]:
    if person.reasonable_grounds == "negative":
        return (*_refused(person), "HousingOptionsAssessed", *_around(person))
    if person.disqualified:
        return (*_support_ends(person), "HousingOptionsAssessed", *_around(person))
    placing = "SafeAccommodationAccepted" if person.offered and not person.accepted else "SafeAccommodationOffered"
    return (*_to_stay(person), placing, "CrimeRecordLinked", *_around(person))


NEXT: dict[str, Callable[[Person], tuple[str, ...]]] = {
    "voided": lambda person: (),
    "waiting": lambda person: (*_care(person), "PersonDebriefStarted", *_around(person)),
    "talking": lambda person: ("PersonDebriefCompleted", "PersonDebriefDeclined"),
    "declined_to_talk": lambda person: (*_care(person), "PersonDebriefStarted", *_around(person)),
    "talked": lambda person: (
        *("PotentialVictimIdentified", "NoIndicatorsFoundRecorded"),
        *_care(person),
        *_around(person),
    ),
    "talked_to": lambda person: (*_care(person), *_around(person)),
    "no_indicators": lambda person: ("HousingOptionsAssessed", "FamilyContactMade", *_around(person)),
    "identified": _consent,
    "deciding": _consent,
    "consented": lambda person: ("NrmReferralSubmitted", "ReferralReadinessChecked", *_around(person)),
    "declined": lambda person: ("DutyToNotifySubmitted", "HousingOptionsAssessed", *_around(person)),
    "notified": lambda person: ("HousingOptionsAssessed", *_around(person)),
    "referred": lambda person: (
        *_to_stay(person),
        "ReasonableGroundsDecisionReceived",
        "EmergencySupportRequested",
        *_around(person),
    ),
    "decided": _decided,
    "departed": lambda person: (
        *_to_stay(person),
        *_refused(person),
        "PersonReturned",
        "SafeArrivalConfirmed",
        "FollowUpRecorded",
        "WellbeingRecorded",
        "CrimeRecordLinked",
    ),
}
"""Stage by the actions that come first on the person's page."""
WITH_THEM = frozenset(
    (
        *("HealthScreenCompleted", "HealthActionTaken", "WelfareProvided", "FamilyContactMade", "SocialWorkerVisit"),
        *(
            "PersonDebriefStarted",
            "PersonDebriefDeclined",
            "SupportSessionHeld",
            "NrmConsentGiven",
            "NrmConsentDeclined",
            "NrmConsentDeferred",
        ),
    )
)
"""What is done with somebody who is there. What was done before they went is found under everything else."""


def likely_next(person: Person, stage: str) -> tuple[str, ...]:
    """The actions that come first at this stage; of somebody who is out or missing none that asks for them."""
    away = person.out or person.missing
    return tuple(name for name in NEXT[stage](person) if not (away and name in WITH_THEM))


def elsewhere(state: OperationState, person: Person) -> tuple[str, ...]:
    """Whoever is here can go to another centre, where there is one."""
    return ("PersonMovedCentre",) if len(state.centres) > 1 and not (person.away or person.voided) else ()
