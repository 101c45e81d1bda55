"""Where each person stands on their way through the day, and the steps that brought them there."""

from dataclasses import dataclass
from datetime import datetime

from domain.kernel import RecordedEvent
from projections.operation.person import Person
from projections.operation.state import OperationState

STAGES = (
    "waiting",
    "talking",
    "declined_to_talk",
    "talked_to",
    "talked",
    "no_indicators",
    "identified",
    "deciding",
    "consented",
    "declined",
    "notified",
    "referred",
    "decided",
    "departed",
)
"""In the order of the way; everybody stands at exactly one."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a person's way: what, and the event that says so (its time is `at`, UTC)."""

    what: str
    recorded: RecordedEvent

    @property
    def at(self) -> datetime:
        return self.recorded.at


def stage(person: Person) -> str:
    """The one stage that a person stands at, from `STAGES`."""
    if person.departed:
        return "departed"
    if person.session:
        return "talking"
    if person.identified:
        return _after_identification(person)
    if person.no_indicators:
        return "no_indicators"
    if person.debriefed:
        return "talked"
    return "declined_to_talk" if person.sessions else "waiting"


def _after_identification(person: Person) -> str:
    if person.referrals:
        return "decided" if person.reasonable_grounds else "referred"
    if person.notified:
        return "notified"
    if person.child:
        return "consented"
    answers = {"given": "consented", "deferred": "deciding", "declined": "declined", "withdrawn": "declined"}
    return answers.get(person.answer or "", "identified")


def early_stage(person: Person) -> str:
    """The stage as those see it who may not know what was found: how far the conversation is."""
    if person.departed:
        return "departed"
    if person.session:
        return "talking"
    if person.debriefed:
        return "talked_to"
    return "declined_to_talk" if person.sessions else "waiting"


def pathway(state: OperationState, person: Person) -> list[Step]:
    """The steps of a person's way, by time: arrival, registration, care, conversation, decisions, departure."""
    steps = [
        ("arrived", state.arrival_of().get(person.id)),
        ("registered", person.registered),
        ("screened", person.screened),
        ("conversation_began", person.sessions[0].started if person.sessions else None),
        ("conversation_finished", person.debriefed),
        ("no_indicators", person.no_indicators),
        ("identified", person.identified),
        *((_answer(recorded), recorded) for recorded in person.answers),
        ("told_council", person.told_council),
        *(("referred", recorded) for recorded in person.referrals),
        ("notified", person.notified),
        *((_decision(recorded), recorded) for recorded in person.decisions),
        ("offered", person.offered),
        ("accepted", person.accepted),
        ("checked", person.checked),
        ("departed", person.departed),
        ("arrived_safely", person.arrived_safely),
        ("crime_recorded", person.crime),
    ]
    found = [Step(what, recorded) for what, recorded in steps if recorded is not None]
    return sorted(found, key=lambda step: (step.at, step.recorded.position))


def _answer(recorded: RecordedEvent) -> str:
    return {
        "NrmConsentGiven": "consent_given",
        "NrmConsentDeclined": "consent_declined",
        "NrmConsentDeferred": "consent_deferred",
        "NrmConsentWithdrawn": "consent_withdrawn",
    }[type(recorded.event).__name__]


def _decision(recorded: RecordedEvent) -> str:
    grounds = "reasonable" if type(recorded.event).__name__.startswith("Reasonable") else "conclusive"
    return f"{grounds}_grounds_{getattr(recorded.event, 'outcome', 'received')}"
